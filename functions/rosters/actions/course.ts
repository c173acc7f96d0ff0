import { createHash } from 'node:crypto';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { Operation } from '../../kernel/route.ts';
import type { Instant } from '../../kernel/time.ts';
import { millis } from '../../kernel/time.ts';
import { dayAt } from '../../kernel/zone.ts';
import type { Covering } from '../cover-rules.ts';
import type { RosterDeps } from '../deps.ts';
import type { Roster } from '../model.ts';
import { type People, reachOf } from '../reach-rules.ts';
import type { RosterView } from '../rosters-contract.ts';
import { monthOf } from '../shift-rules.ts';
import { viewOf } from '../views.ts';

/** The part of a call that every action here needs. */
export interface RosterCall {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: RosterDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

export const staffOf = (call: Pick<RosterCall, 'actor'>): StaffActor => call.actor as StaffActor;

export const circumstancesOf = ({ actor, now, correlationId, op }: RosterCall): Circumstances => ({
  ...{ actor, now, correlationId, op },
});

/** The day that it is at the site. */
export const todayOf = ({ now, deps }: Pick<RosterCall, 'now' | 'deps'>) => dayAt(millis(now), deps.calendar.timeZone);

export const thisMonth = (call: Pick<RosterCall, 'now' | 'deps'>): string => monthOf(todayOf(call));

/** Everybody of the site and its units, as they stood within half a minute. */
export async function peopleKnown({ actor, now, deps }: RosterCall): Promise<People> {
  const [staff, { units }] = await Promise.all([deps.staff.all(actor.site), deps.staff.organisation(actor.site)]);
  return { staff, units, now };
}

/** The same as it stands in the table this moment: what a change is decided on. */
export async function peopleNow({ actor, now, deps }: RosterCall): Promise<People> {
  const { staff, units } = await deps.staff.now(actor.site);
  return { staff, units, now };
}

/** A month as the caller may see it. */
export async function shownTo(
  call: RosterCall,
  roster: Roster,
  of: { readonly people: People; readonly neighbours: readonly Roster[] },
): Promise<RosterView> {
  const { cover } = await call.deps.rosters.book(call.actor.site);
  const { calendar } = call.deps;
  const covering: Covering = { staff: of.people.staff, cover, calendar, neighbours: of.neighbours };
  return viewOf(roster, covering, reachOf(staffOf(call), 'roster.read', of.people));
}

/**
 * An id that follows from the request's key, so that the repeat of a request finds what the first one made: prefix, month,
 * 64 bits.
 */
export function idOfRequest(prefix: 'swp' | 'lve', month: string, op: Operation | undefined): string {
  const hash = createHash('sha256')
    .update(op?.key ?? '')
    .digest('hex');
  return `${prefix}_${month.replace('-', '')}_${hash.slice(0, 16).toUpperCase()}`;
}
