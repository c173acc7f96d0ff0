import type { SystemActor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import { addDays, type Instant } from '../kernel/time.ts';
import { fileTicket } from '../tickets/intake/actions/file-ticket.ts';
import { linksOfBoth } from '../tickets/linking/actions/link-tickets.ts';
import { link } from '../tickets/linking/linking-rules.ts';
import { isOpen, type Ticket } from '../tickets/model.ts';
import type { RecurrenceDeps } from './deps.ts';
import type { CauseTrace } from './model.ts';
import { CAUSE_DAYS, causeOf, causeStep } from './rules.ts';

const NAME = 'recurrence';
const TRIES = 5;

interface By {
  readonly actor: SystemActor;
  readonly now: Instant;
  readonly correlationId: string;
}

/** Links a complaint below the parent case of its cause, once; who is quicker there goes first. */
async function joined(
  parentNo: Ticket['ticketNo'],
  no: Ticket['ticketNo'],
  by: By,
  deps: RecurrenceDeps,
): Promise<void> {
  const { tickets } = deps.tickets;
  for (let n = 1; ; n += 1) {
    const [parent, member] = await Promise.all([
      tickets.find(by.actor.site, parentNo),
      tickets.find(by.actor.site, no),
    ]);
    if (!parent || !member) return; // gone by its time of retention
    const links = await linksOfBoth(deps.tickets, parent, member);
    if (links.of.some(({ other }) => other === no)) return;
    // The complaint itself does not change, so nobody who is working on it finds that it moved.
    const { first, ends } = link(parent, member, links, { relation: 'CAUSE', now: by.now });
    const also = await Promise.all(ends.map((end) => tickets.linkWrite(end, undefined)));
    try {
      await tickets.save(parent, first, by, also);
      return;
    } catch (error) {
      if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}

/** The parent case of a cause: nobody's complaint but the house's own matter, told to the manager at once (F07). */
function parentOf(ticket: Ticket, members: readonly CauseTrace[], by: By, deps: RecurrenceDeps): Promise<Ticket> {
  const [first] = members;
  const { domain, stage, category } = ticket;
  // Which they are is told by the links: some of them may be nobody's to know who reads this one.
  const description = `同一原因（${category}）七天内投诉 ${members.length} 件，见关联工单`;
  const matter = {
    kind: 'COMPLAINT',
    channel: 'INTERNAL',
    anonymous: true,
    domain,
    stage,
    subject: category,
    description,
  } as const;
  const op = { key: `cause ${first?.ticketId}`, body: category ?? '' };
  const now = members.at(-1)?.receivedAt ?? by.now; // its number follows from the day, so the day is that of the complaint
  return fileTicket({ ...by, now, deps: deps.tickets, op }, op, matter, async () => {});
}

/** F07: three complaints on one cause within any seven days open a parent case at level 3; the next ones join it. */
export async function bringTogether(
  ticket: Ticket,
  at: { readonly now: Instant; readonly correlationId: string },
  deps: RecurrenceDeps,
): Promise<void> {
  const { site, id: ticketId, ticketNo, domain, category, receivedAt } = ticket;
  if (!domain || category === undefined) return;
  const told: CauseTrace = { site, cause: causeOf(domain, category), ticketId, ticketNo, receivedAt };
  const { recurrence } = deps;
  await recurrence.keepCause(told);
  const by: By = { actor: { kind: 'system', site, name: NAME }, ...at };
  const pointer = await recurrence.parentOf(site, told.cause);
  const standing = pointer && (await deps.tickets.tickets.find(site, pointer.ticketNo));
  const around = { from: addDays(receivedAt, -CAUSE_DAYS), to: addDays(receivedAt, CAUSE_DAYS) };
  const traces = await recurrence.ofCause(site, told.cause, around);
  const step = causeStep(told, traces, pointer && { pointer, open: standing !== undefined && isOpen(standing) });
  if (step.kind === 'JOIN') return joined(step.parent.ticketNo, ticketNo, by, deps);
  if (step.kind === 'NOTHING') return;
  const parent = await parentOf(ticket, step.members, by, deps);
  const pointed = {
    site,
    cause: told.cause,
    ticketNo: parent.ticketNo,
    upTo: step.members.at(-1)?.receivedAt ?? receivedAt,
    version: 1,
  };
  // Whoever pointed meanwhile has opened the same case: its number follows from the first complaint.
  await recurrence.point(pointed, pointer);
  for (const member of step.members) await joined(parent.ticketNo, member.ticketNo, by, deps);
}
