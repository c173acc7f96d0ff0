import type { UploadKey } from '../../../attachments/model.ts';
import type { TicketNo } from '../../../kernel/ids.ts';
import { action } from '../../deps.ts';
import { wrongQueryCode } from '../../intake/errors.ts';
import { identify } from '../../intake/identify-rules.ts';
import {
  type Admitted,
  type Decide,
  type GuestCall,
  goingOn,
  guestActs,
  guestChanges,
  shownTo,
} from '../guest-acting.ts';
import * as contract from '../guest-contract.ts';

/** What is said in a message, and under which number. */
export const saidIn = (body: { text: string; attachments?: readonly UploadKey[] | undefined }, toldAs: TicketNo) => ({
  ...{ text: body.text, keys: body.attachments, toldAs },
});

interface CodeCall extends GuestCall {
  readonly input: { readonly params: { readonly ticketNo: TicketNo }; readonly body: { readonly queryCode: string } };
}

/** The ticket of a number and its query code. A wrong try counts. */
export async function admittedByCode(call: CodeCall): Promise<Admitted> {
  const { deps, now, actor } = call;
  const { ticketNo } = call.input.params;
  await deps.tries.mayTry(actor.site, ticketNo, now);
  const found = await deps.tickets.viewIfThere(actor.site, ticketNo);
  if (!found || !deps.numbers.matches(ticketNo, call.input.body.queryCode, found.detail.codeHash)) {
    await deps.tries.failed(actor.site, ticketNo, now);
    throw wrongQueryCode();
  }
  const { ticket, links } = found;
  if (ticket.mergedInto === undefined) return { ticket, asked: ticketNo, links };
  return { ticket: await goingOn(deps, ticket), asked: ticketNo };
}

/** Number and code must fit; then what he does is decided on what stands now. */
async function acting(call: CodeCall, decide: Decide) {
  const { asked, ...admitted } = await admittedByCode(call);
  const ticket = await guestChanges(call, { ...admitted, asked }, decide);
  return shownTo(call.deps, { ticket, asked });
}

export const writeIt = action(contract.guestWrites, (call) =>
  acting(call, guestActs.write(call, saidIn(call.input.body, call.input.params.ticketNo))),
);

export const urgeByGuest = action(contract.guestUrges, (call) => acting(call, guestActs.urge(call)));

export const withdrawByGuest = action(contract.guestWithdraws, (call) =>
  acting(call, guestActs.withdraw(call, call.input.body.reason)),
);

export const agreeByGuest = action(contract.guestAgrees, (call) => acting(call, guestActs.agree(call)));

export const disagreeByGuest = action(contract.guestDisagrees, (call) =>
  acting(call, guestActs.disagree(call, call.input.body.reason)),
);

/** What he tells of himself is sealed in an item of its own; the head only stops being anonymous. */
export const identifyByGuest = action(contract.guestIdentifies, (call) => {
  const { contact } = call.input.body;
  return acting(call, async (ticket) => {
    const { site, ticketNo } = ticket;
    const kept = await call.deps.tickets.identifying({ site, ticketNo, contact, toldAt: call.now });
    return { ...identify(ticket, contact), also: [kept] };
  });
});
