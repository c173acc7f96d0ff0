import type { TicketFile } from '../../../attachments/model.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { textsOf } from '../../../kernel/event.ts';
import { type TicketNo, ticketNoOf } from '../../../kernel/ids.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { ticketNotFound } from '../../errors.ts';
import type { Ticket, TicketDetail } from '../../model.ts';
import { hidden } from '../../screening/text-check.ts';
import { fullViewOf } from '../../views.ts';
import { viewTicket, viewTicketByNumber, viewTimeline } from '../contract.ts';
import { maySee } from '../scope.ts';
import { seenDetail, seenFacts, seenHeads } from '../unseen.ts';

type Opening = 'HIDDEN' | 'OPENED';

/** Events of a matter whose words stay hidden for this reader. */
async function hiddenOf(deps: TicketDeps, ticket: Ticket, words: Opening): Promise<ReadonlySet<number>> {
  if (ticket.textFlag !== 'RISKY' || words === 'OPENED') return new Set();
  const checks = await deps.textChecks.ofTicket(ticket.site, ticket.ticketNo);
  return new Set(checks.flatMap(({ flag, of }) => (flag === 'RISKY' ? [of] : [])));
}

/** What is known of the pictures among its files; asked only where a guest has given one. */
const picturesOf = async (deps: TicketDeps, { site, ticketNo }: Ticket, files: readonly TicketFile[]) =>
  files.some(({ givenBy, type }) => givenBy === 'GUEST' && type.startsWith('image/'))
    ? deps.pictureChecks.ofTicket(site, ticketNo)
    : [];

/** What it was told with, without its words. */
function withoutWords(detail: TicketDetail): TicketDetail & { readonly hidden: true } {
  const { subject, description, remedyAsked } = detail;
  const words = { description, ...(subject && { subject }), ...(remedyAsked && { remedyAsked }) };
  return { ...detail, ...hidden(words), hidden: true };
}

async function read(deps: TicketDeps, actor: Actor, no: TicketNo, words: Opening) {
  const found = await deps.tickets.viewIfThere(actor.site, no);
  if (!found || !maySee(actor, 'ticket.read', found.ticket)) throw ticketNotFound();
  const { ticket, identity, coOrders, files, compensation, external } = found;
  const isHidden = (await hiddenOf(deps, ticket, words)).has(1);
  const reader = { actor, deps };
  const [[head = ticket], seen] = await Promise.all([seenHeads(reader, [ticket]), seenDetail(reader, found.detail)]);
  const detail = isHidden ? withoutWords(seen) : seen;
  return fullViewOf(head, detail, {
    ...{ coOrders, files, pictures: await picturesOf(deps, ticket, files), compensation, external },
    contact: identity?.contact ?? detail.contact,
  });
}

/** Head and detail; names and numbers leave masked. */
export const view = action(viewTicket, ({ input, actor, deps }) =>
  read(deps, actor, ticketNoOf(input.params.ticketId), input.query.words),
);

export const viewByNumber = action(viewTicketByNumber, ({ input, actor, deps }) =>
  read(deps, actor, input.params.ticketNo, input.query.words),
);

/** What happened, oldest first, a page at a time. */
export const timeline = action(viewTimeline, async ({ input, actor, now, deps }) => {
  const no = ticketNoOf(input.params.ticketId);
  const ticket = await deps.tickets.get(actor.site, no);
  if (!maySee(actor, 'ticket.read', ticket)) throw ticketNotFound();
  const of = { query: `timeline/${no}`, principal: actor.kind === 'staff' ? actor.staffId : actor.kind, now };
  const after = input.query.cursor ? deps.cursors.open(input.query.cursor, of) : undefined;
  const { items, next } = await deps.tickets.events(actor.site, no, {
    limit: input.query.limit,
    ...(after && { after }),
  });
  const unseen = await hiddenOf(deps, ticket, input.query.words);
  const seen = await seenFacts(
    { actor, deps },
    items.map(({ facts }) => facts),
  );
  const steps = items.map((event, n) => {
    const { at, type, version, actor: who } = event;
    const facts = seen[n] ?? {};
    const texts = textsOf(event);
    const said = texts && (unseen.has(version) ? { texts: hidden(texts), hidden: true as const } : { texts });
    return { at, what: type, version, actor: who, facts, ...said };
  });
  return { items: steps, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
