import type { StaffActor } from '../kernel/actor.ts';
import type { Changed } from '../kernel/event.ts';
import type { BreakGlassId } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { addMinutes, type Instant, isBefore } from '../kernel/time.ts';
import type { Capability } from '../staff/capabilities.ts';
import type { StaffMember } from '../staff/model.ts';
import { activePosts, capabilitiesOf, unitsAt } from '../staff/rules.ts';
import {
  dailyLimit,
  needless,
  notYoursToEnd,
  ownRequest,
  requestLapsed,
  runningAlready,
} from './break-glass-errors.ts';
import { ASKED_MINUTES, type BreakGlass, breakGlassMoves, MOST_A_DAY } from './break-glass-model.ts';

/** Whether an access lets in now. */
export const isOpen = (one: BreakGlass, now: Instant): boolean =>
  one.status === 'OPEN' && one.until !== undefined && isBefore(now, one.until);

const isAsked = (one: BreakGlass, now: Instant): boolean =>
  one.status === 'ASKED' && isBefore(now, addMinutes(one.askedAt, ASKED_MINUTES));

const factsOf = ({ applicant, capability, hours }: BreakGlass) => ({ applicant, capability, hours });

/**
 * A request for an access. Errors: `breakGlass.needless`, `breakGlass.running`, `breakGlass.dailyLimit`.
 *
 * @param recent the requests of the last day, of whomever
 */
export function asked(
  actor: StaffActor,
  of: Pick<BreakGlass, 'capability' | 'reason' | 'hours'> & { id: BreakGlassId; now: Instant },
  recent: readonly BreakGlass[],
): Changed<BreakGlass> {
  const { now, ...rest } = of;
  const own = recent.filter((one) => one.applicant === actor.staffNo);
  if (actor.capabilities[of.capability] !== undefined) throw needless();
  if (own.some((one) => isOpen(one, now) || isAsked(one, now))) throw runningAlready();
  if (own.length >= MOST_A_DAY) throw dailyLimit();
  const { site, staffNo: applicant } = actor;
  const head: BreakGlass = {
    ...rest,
    ...{ site, applicant, status: breakGlassMoves.ask.to, askedAt: now, uses: 0, version: 1 },
  };
  return { head, event: { type: 'break-glass.asked', facts: factsOf(head) } };
}

function decidable(one: BreakGlass, by: Pick<StaffActor, 'staffNo'>): void {
  if (one.applicant === by.staffNo) throw ownRequest();
}

/** The access opens, for its hours from now. Errors: `breakGlass.ownRequest`, `breakGlass.lapsed`, `state.notAllowed`. */
export function approved(one: BreakGlass, by: Pick<StaffActor, 'staffNo'>, now: Instant): Changed<BreakGlass> {
  decidable(one, by);
  const moved = move(one, 'approve', breakGlassMoves);
  if (!isAsked(one, now)) throw requestLapsed();
  const head: BreakGlass = { ...moved, decidedBy: by.staffNo, until: addMinutes(now, one.hours * 60) };
  return { head, event: { type: 'break-glass.opened', facts: { ...factsOf(one), until: head.until ?? now } } };
}

/** The request is turned down. Errors: `breakGlass.ownRequest`, `state.notAllowed`. */
export function declined(one: BreakGlass, by: Pick<StaffActor, 'staffNo'>): Changed<BreakGlass> {
  decidable(one, by);
  const head: BreakGlass = { ...move(one, 'decline', breakGlassMoves), decidedBy: by.staffNo };
  return { head, event: { type: 'break-glass.declined', facts: factsOf(one) } };
}

/** The access, or the wish for it, is over. Errors: `breakGlass.notYours`, `state.notAllowed`. */
export function ended(
  one: BreakGlass,
  by: Pick<StaffActor, 'staffNo' | 'capabilities'>,
  now: Instant,
): Changed<BreakGlass> {
  const maysEnd = one.applicant === by.staffNo || by.capabilities['breakGlass.decide'] !== undefined;
  if (!maysEnd) throw notYoursToEnd();
  const head: BreakGlass = { ...move(one, 'end', breakGlassMoves), endedAt: now };
  return { head, event: { type: 'break-glass.ended', facts: { ...factsOf(one), uses: one.uses } } };
}

/** The access let somebody in: to what. */
export function used(one: BreakGlass, what: string): Changed<BreakGlass> {
  const head: BreakGlass = { ...move(one, 'use', breakGlassMoves), uses: one.uses + 1 };
  return { head, event: { type: 'break-glass.used', facts: { applicant: one.applicant, what } } };
}

/** The access that allows something to a person now, if he has one. */
export const allowing = (
  recent: readonly BreakGlass[],
  of: { staffNo: string; capability: string; now: Instant },
): BreakGlass | undefined =>
  recent.find((one) => one.applicant === of.staffNo && one.capability === of.capability && isOpen(one, of.now));

/** A person as he acts by an access; undefined where he holds no post at all. */
export function actorBy(member: StaffMember, access: BreakGlass, now: Instant): StaffActor | undefined {
  const [post] = activePosts(member, now);
  if (!post) return undefined;
  const { site, id: staffId, staffNo } = member;
  const own = capabilitiesOf(member, now) as Partial<Record<Capability, 'site'>>;
  return {
    kind: 'staff',
    ...{ site, staffId, staffNo, unitIds: unitsAt(member, now) },
    post: { id: post.id, code: post.code },
    postCodes: activePosts(member, now).map((held) => held.code),
    capabilities: { ...own, [access.capability]: 'site' },
    breakGlass: access.id,
  };
}
