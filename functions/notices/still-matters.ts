import { type Callback, isOpen as isCallable } from '../callbacks/model.ts';
import { isOpen } from '../follow-ups/rules.ts';
import {
  CallbackId,
  CustomerId,
  ExportId,
  FollowUpId,
  LeakCaseId,
  RightsRequestId,
  type SiteId,
  TicketId,
  ticketNoOf,
} from '../kernel/ids.ts';
import { keptAway } from '../leak-cases/model.ts';
import { closingOf } from '../surveys/model.ts';
import { isRecused } from '../tickets/dispatch/recusal-rules.ts';
import { hasLadder } from '../tickets/ladder/escalation-rules.ts';
import { standsAt } from '../tickets/standing.ts';
import type { NoticeDeps } from './deps.ts';
import { guestKinds, isForGuest } from './guest-kinds.ts';
import type { Notice } from './model.ts';
import { noticeKinds } from './notice-kinds.ts';

/** A reminder is for the call as it was booked then: moved, cancelled or made, it says nothing any more. */
function callOver(call: Callback | undefined, { kind, facts }: Notice): string | undefined {
  const stands = call !== undefined && isCallable(call) && call.callAt === facts.callAt && !call.rungAt;
  return guestKinds[kind]?.wanted && !stands ? 'CALL_OVER' : undefined;
}

/** A questionnaire is brought while nobody has answered it, and the matter was not taken up again. */
async function surveyOver(closing: Closing, site: SiteId, deps: NoticeDeps): Promise<string | undefined> {
  const { ticketNo, round } = closing;
  const ticket = await deps.tickets.find(site, ticketNo);
  const rating = await deps.tickets.rating(site, ticketNo);
  return ticket?.status === 'CLOSED' && ticket.reopened === round && rating?.round !== round
    ? undefined
    : 'SURVEY_OVER';
}
type Closing = NonNullable<ReturnType<typeof closingOf>>;

/** Whoever was erased meanwhile is known by nothing any more. */
async function erasedAlready({ site, recipient }: Notice, deps: NoticeDeps): Promise<string | undefined> {
  const id = CustomerId.safeParse(recipient);
  const customer = id.success ? await deps.customers.find(site, id.data) : undefined;
  return customer && customer.status !== 'ERASED' ? undefined : 'ERASED';
}

/** What is asked of a guest is asked while his matter waits for it. */
async function overForGuest(notice: Notice, deps: NoticeDeps): Promise<string | undefined> {
  const { site, kind, entityId } = notice;
  const called = CallbackId.safeParse(entityId);
  if (called.success) return callOver(await deps.callbacks.find(site, called.data), notice);
  const closing = closingOf(entityId);
  if (closing) return surveyOver(closing, site, deps);
  if (RightsRequestId.safeParse(entityId).success) return erasedAlready(notice, deps);
  const id = TicketId.safeParse(entityId);
  const ticket = id.success ? await deps.tickets.find(site, ticketNoOf(id.data)) : undefined;
  if (!ticket || ticket.anonymous) return 'TICKET_OVER';
  const standing = guestKinds[kind]?.while;
  return standing === undefined || standing === standsAt(ticket) ? undefined : 'MOVED_ON';
}

/** Whoever a case came to be about meanwhile hears nothing of it; a closed one asks for nothing. */
async function overForCase({ site, kind, entityId, recipient }: Notice, deps: NoticeDeps): Promise<string | undefined> {
  const id = LeakCaseId.safeParse(entityId);
  const found = id.success ? await deps.leakCases.find(site, id.data) : undefined;
  if (!found) return 'CASE_OVER';
  const { forAccused, until } = noticeKinds[kind] ?? {};
  if (!forAccused && keptAway(found).includes(recipient)) return 'KEPT_AWAY';
  if (forAccused) return found.hearings[recipient]?.heardAt ? 'HEARD' : undefined;
  return until === 'LEAK_CASE_OPEN' && found.status === 'CLOSED' ? 'CASE_OVER' : undefined;
}

/** A list waits for whoever has not said yes to it yet. */
async function overForExport(
  { site, entityId, recipient }: Notice,
  { exports }: NoticeDeps,
): Promise<string | undefined> {
  const id = ExportId.safeParse(entityId);
  const found = id.success ? await exports.find(site, id.data) : undefined;
  const waits = found?.status === 'COUNTED' && !found.approvals.some(({ by }) => by === recipient);
  return waits ? undefined : 'EXPORT_DECIDED';
}

/** Looks again before a notice goes out: why it does not matter any more, or undefined where it does. After an outage nobody is flooded with what is over. */
export async function overBecause(notice: Notice, deps: NoticeDeps): Promise<string | undefined> {
  if (notice.status !== 'OPEN') return 'SEEN';
  if (isForGuest(notice)) return overForGuest(notice, deps);
  const until = noticeKinds[notice.kind]?.until;
  if (until === undefined) return undefined;
  if (until === 'LEAK_CASE_OPEN' || until === 'LEAK_CASE_KNOWN') return overForCase(notice, deps);
  if (until === 'EXPORT_WAITS') return overForExport(notice, deps);
  if (until === 'CALL_OPEN') {
    const id = FollowUpId.safeParse(notice.facts.followUpId);
    const call = id.success ? await deps.followUps.find(notice.site, id.data) : undefined;
    return call && isOpen(call) ? undefined : 'CALL_OVER';
  }
  if (until === 'CALLBACK_OPEN') {
    const callback = CallbackId.safeParse(notice.entityId);
    const call = callback.success ? await deps.callbacks.find(notice.site, callback.data) : undefined;
    return call && isCallable(call) ? undefined : 'CALL_OVER';
  }
  const id = TicketId.safeParse(notice.entityId);
  const ticket = id.success ? await deps.tickets.find(notice.site, ticketNoOf(id.data)) : undefined;
  if (!ticket || !hasLadder(ticket)) return 'TICKET_OVER';
  if (isRecused(ticket, notice.recipient)) return 'KEPT_AWAY';
  const { workOrder, told, coHandlers = [] } = ticket;
  const his = (staffNo: string | undefined) =>
    staffNo !== undefined && [notice.recipient, ...notice.passedBy].includes(staffNo);
  const offeredToHim = (workOrder?.status === 'OFFERED' && his(workOrder.assignee)) || coHandlers.some(his);
  if (until === 'OFFER_STANDS' && !offeredToHim) return 'OFFER_OVER';
  // Who is only to know of it need not acknowledge.
  if (until === 'TO_BE_ACKNOWLEDGED' && !his(String(notice.facts.to ?? ''))) return undefined;
  if (until === 'TO_BE_ACKNOWLEDGED' && (!his(told?.staffNo) || told?.ackBy === undefined)) return 'ACKNOWLEDGED';
  return undefined;
}
