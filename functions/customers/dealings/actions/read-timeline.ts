import type { StaffActor } from '../../../kernel/actor.ts';
import {
  type CustomerId,
  FollowUpId,
  type SiteId,
  TicketId,
  type TicketNo,
  ticketIdOfFollowUp,
  ticketNoOf,
} from '../../../kernel/ids.ts';
import { eventsPlace, keys } from '../../../platform/keys.ts';
import type { RawCursor } from '../../../platform/table.ts';
import { maySee } from '../../../tickets/desk/scope.ts';
import { action, type CustomerDeps } from '../../deps.ts';
import { dealingKind } from '../../kinds.ts';
import { showTimeline } from '../contract.ts';
import type { Dealing } from '../model.ts';
import { type Moment, newestOf } from '../timeline-rules.ts';
import { mustShow } from './must-show.ts';

function shown(moment: Moment, customerId: CustomerId) {
  if (moment.what === 'DEALING') {
    const { what, ref, at } = moment.dealing;
    return { at, what, ref, customerId };
  }
  const { at, type, facts, actor } = moment.event;
  return { at, what: 'RECORD' as const, type, facts, customerId, ...(actor.id !== undefined && { actor: actor.id }) };
}

/** Where each of the two orders goes on: after the last one that was shown of it. */
function positionAfter(
  shownNow: readonly Moment[],
  of: { site: SiteId; customerId: CustomerId; before: RawCursor },
): RawCursor {
  const head = keys.customer(of.site, of.customerId);
  const position: Record<string, string> = { ...of.before };
  for (const moment of shownNow) {
    if (moment.what === 'DEALING') position.dealing = dealingKind.key(moment.dealing).sk;
    else position.event = keys.event(head, moment.event.version).sk;
  }
  return position;
}

/** Which matter a dealing is of; undefined of a call-back. */
function matterOf({ what, ref }: Dealing): TicketNo | undefined {
  if (what === 'TICKET') return ticketNoOf(TicketId.parse(ref));
  return what === 'FOLLOW_UP' ? ticketNoOf(ticketIdOfFollowUp(FollowUpId.parse(ref))) : undefined;
}

/** Pointers to matters that the reader is kept away from, or that are about somebody of the house: for him they are not there. */
async function hiddenOf(deps: CustomerDeps, actor: StaffActor, dealings: readonly Dealing[]): Promise<Set<string>> {
  const numbers = [...new Set(dealings.flatMap((dealing) => matterOf(dealing) ?? []))];
  const away = (await deps.ticketHeads(actor.site, numbers)).filter(
    (ticket) => !maySee(actor, 'customer.read', ticket),
  );
  const hidden = away.map(({ ticketNo }) => ticketNo);
  return new Set(dealings.filter((one) => hidden.includes(matterOf(one) as TicketNo)).map(({ ref }) => ref));
}

/** What hung on him and what happened to his record, in one order: two bounded Queries a page. */
export const showTimelineIt = action(showTimeline, async ({ input, actor, now, deps }) => {
  const { staffId, site } = actor as StaffActor;
  const { customerId } = input.params;
  const { cursor, limit } = input.query;
  await mustShow(deps, site, customerId);
  const of = { query: `customers/${customerId}/timeline`, principal: staffId, now };
  const before = cursor === undefined ? {} : deps.cursors.open(cursor, of);
  const head = keys.customer(site, customerId);
  const from = (pk: string, sk: string | undefined) => ({ limit, ...(sk !== undefined && { after: { pk, sk } }) });
  const [dealings, events] = await Promise.all([
    deps.customers.dealings(site, customerId, from(head.pk, before.dealing)),
    deps.customers.eventsOf(site, customerId, from(eventsPlace(head), before.event)),
  ]);
  const hidden = await hiddenOf(deps, actor as StaffActor, dealings.items);
  const moments = newestOf({ dealings: dealings.items, events: events.items, limit });
  const read = dealings.items.length + events.items.length;
  const more = moments.length < read || dealings.next !== undefined || events.next !== undefined;
  const next = more && positionAfter(moments, { site, customerId, before });
  return {
    items: moments
      .filter((moment) => moment.what === 'RECORD' || !hidden.has(moment.dealing.ref))
      .map((moment) => shown(moment, customerId)),
    hasMore: more,
    ...(next && { nextCursor: deps.cursors.seal(next, of) }),
  };
});
