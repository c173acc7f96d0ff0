import { isAppError } from '../../../kernel/errors.ts';
import type { TicketNo } from '../../../kernel/ids.ts';
import { once } from '../../../platform/once.ts';
import type { Write } from '../../../platform/table.ts';
import { type ChangeCall, circumstancesOf } from '../../actions/change-ticket.ts';
import type { Timing } from '../../clocks.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { withdraw } from '../../handling/ending-rules.ts';
import { wrongQueryCode } from '../../intake/errors.ts';
import { identify } from '../../intake/identify-rules.ts';
import { urge } from '../../ladder/command-rules.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { Ticket } from '../../model.ts';
import type { ChangedTicket } from '../../rules.ts';
import * as talk from '../conversation-rules.ts';
import * as contract from '../guest-contract.ts';
import { guestViewOf } from '../guest-view.ts';

const SHOWN_EVENTS = 100;
const TRIES = 4; // a guest does not know versions: where a colleague was quicker, his act is decided anew
const MERGES = 5;

interface GuestCall extends Omit<ChangeCall, 'version'> {
  readonly input: { readonly params: { readonly ticketNo: TicketNo }; readonly body: { readonly queryCode: string } };
}

/** The ticket of a number and its query code. A wrong try counts; a merged matter leads to the one that goes on. */
export async function admittedTo(call: GuestCall): Promise<Ticket> {
  const { deps, now, actor } = call;
  const { ticketNo } = call.input.params;
  await deps.tries.mayTry(actor.site, ticketNo, now);
  const found = await deps.tickets.viewIfThere(actor.site, ticketNo);
  if (!found || !deps.numbers.matches(ticketNo, call.input.body.queryCode, found.detail.codeHash)) {
    await deps.tries.failed(actor.site, ticketNo, now);
    throw wrongQueryCode();
  }
  let { ticket } = found;
  for (let n = 0; ticket.mergedInto !== undefined && n < MERGES; n += 1)
    ticket = await deps.tickets.get(actor.site, ticket.mergedInto);
  return ticket;
}

/** What the guest sees of a ticket now; under the number that he knows. */
export async function shownTo(deps: TicketDeps, ticket: Ticket, asked: TicketNo) {
  const { items } = await deps.tickets.events(ticket.site, ticket.ticketNo, { limit: SHOWN_EVENTS });
  return guestViewOf(ticket, items, asked);
}

type Decide = (ticket: Ticket, timing: Timing) => ChangedTicket;
type Beside = (ticket: Ticket) => Promise<readonly Write[]>;

/** 1. Number and code must fit. 2. A repeat changes nothing more. 3. Decide on what stands now, and again if it moved. */
async function acting(call: GuestCall, decide: Decide, beside: Beside = async () => []) {
  const { deps, now } = call;
  const admitted = await admittedTo(call);
  const { site, ticketNo } = admitted;
  const by = circumstancesOf(call);
  const act = async (): Promise<Ticket> => {
    for (let n = 1; ; n += 1) {
      const ticket = await deps.tickets.get(site, ticketNo);
      const timing = await deps.timing(site, ticket.slaVersion);
      const changed = await withHolder(ticket, decide(ticket, timing), { holderOf: deps.holderOf, now, timing });
      try {
        return await deps.tickets.save(ticket, changed, by, await beside(ticket));
      } catch (error) {
        if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
      }
    }
  };
  const after = await once(() => deps.tickets.repeated(site, ticketNo, by), act);
  return shownTo(deps, after, call.input.params.ticketNo);
}

export const writeIt = action(contract.guestWrites, (call) =>
  acting(call, (ticket, timing) => talk.guestWrites(ticket, call.input.body.text, call.now, timing)),
);

export const urgeByGuest = action(contract.guestUrges, (call) => acting(call, (ticket) => urge(ticket, call.now)));

export const withdrawByGuest = action(contract.guestWithdraws, (call) =>
  acting(call, (ticket) => withdraw(ticket, call.input.body.reason, call.now)),
);

export const agreeByGuest = action(contract.guestAgrees, (call) => acting(call, (ticket) => talk.agree(ticket)));

export const disagreeByGuest = action(contract.guestDisagrees, (call) =>
  acting(call, (ticket, timing) => talk.objects(ticket, call.input.body.reason, call.now, timing)),
);

/** What he tells of himself is sealed in an item of its own; the head only stops being anonymous. */
export const identifyByGuest = action(contract.guestIdentifies, (call) => {
  const { contact } = call.input.body;
  return acting(
    call,
    (ticket) => identify(ticket, contact),
    async ({ site, ticketNo }) => [await call.deps.tickets.identifying({ site, ticketNo, contact, toldAt: call.now })],
  );
});
