import { isAppError } from '../../../kernel/errors.ts';
import type { TicketNo } from '../../../kernel/ids.ts';
import { once } from '../../../platform/once.ts';
import { type ChangeCall, circumstancesOf, type Decided } from '../../actions/change-ticket.ts';
import type { Timing } from '../../clocks.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { withdraw } from '../../handling/ending-rules.ts';
import { wrongQueryCode } from '../../intake/errors.ts';
import { identify } from '../../intake/identify-rules.ts';
import { urge } from '../../ladder/command-rules.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { consented, withEveryConsent } from '../../linking/actions/link-tickets.ts';
import { groupStanding } from '../../linking/group-standing.ts';
import type { TicketLink } from '../../linking/model.ts';
import type { Ticket } from '../../model.ts';
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
export async function admittedTo(call: GuestCall): Promise<{ ticket: Ticket; links?: readonly TicketLink[] }> {
  const { deps, now, actor } = call;
  const { ticketNo } = call.input.params;
  await deps.tries.mayTry(actor.site, ticketNo, now);
  const found = await deps.tickets.viewIfThere(actor.site, ticketNo);
  if (!found || !deps.numbers.matches(ticketNo, call.input.body.queryCode, found.detail.codeHash)) {
    await deps.tries.failed(actor.site, ticketNo, now);
    throw wrongQueryCode();
  }
  const { links } = found;
  if (found.ticket.mergedInto === undefined) return { ticket: found.ticket, links };
  let { ticket } = found;
  for (let n = 0; ticket.mergedInto !== undefined && n < MERGES; n += 1)
    ticket = await deps.tickets.get(actor.site, ticket.mergedInto);
  return { ticket };
}

/** What is proposed to the group that a guest belongs to, while he can answer it. */
async function groupProposal({ tickets }: TicketDeps, ticket: Ticket, links?: readonly TicketLink[]) {
  const group = await groupStanding({ tickets }, ticket, links);
  if (group?.parent.status !== 'PROPOSED' || group.standing.consent) return undefined;
  const { items } = await tickets.events(ticket.site, group.parent.ticketNo, { limit: SHOWN_EVENTS });
  return guestViewOf(group.parent, items, group.parent.ticketNo).proposal;
}

/** What the guest sees of a ticket now; under the number that he knows. */
export async function shownTo(
  deps: TicketDeps,
  ticket: Ticket,
  of: { asked: TicketNo; links?: readonly TicketLink[] },
) {
  const [{ items }, proposed] = await Promise.all([
    deps.tickets.events(ticket.site, ticket.ticketNo, { limit: SHOWN_EVENTS }),
    groupProposal(deps, ticket, of.links),
  ]);
  const view = guestViewOf(ticket, items, of.asked);
  return proposed === undefined || view.proposal !== undefined ? view : { ...view, proposal: proposed };
}

type Decide = (ticket: Ticket, timing: Timing) => Decided | Promise<Decided>;

/** 1. Number and code must fit. 2. A repeat changes nothing more. 3. Decide on what stands now, and again if it moved. */
async function acting(call: GuestCall, decide: Decide) {
  const { deps, now } = call;
  const { site, ticketNo } = (await admittedTo(call)).ticket;
  const by = circumstancesOf(call);
  const act = async (): Promise<Ticket> => {
    for (let n = 1; ; n += 1) {
      const ticket = await deps.tickets.get(site, ticketNo);
      const timing = await deps.timing(site, ticket);
      const { also, ...decided } = await decide(ticket, timing);
      const changed = await withHolder(ticket, decided, { holderOf: deps.holderOf, now, timing });
      try {
        return await deps.tickets.save(ticket, changed, by, also);
      } catch (error) {
        if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
      }
    }
  };
  const after = await once(() => deps.tickets.repeated(site, ticketNo, by), act);
  return shownTo(deps, after, { asked: call.input.params.ticketNo });
}

export const writeIt = action(contract.guestWrites, (call) =>
  acting(call, (ticket, timing) => talk.guestWrites(ticket, call.input.body.text, call.now, timing)),
);

export const urgeByGuest = action(contract.guestUrges, (call) => acting(call, (ticket) => urge(ticket, call.now)));

export const withdrawByGuest = action(contract.guestWithdraws, (call) =>
  acting(call, (ticket) => withdraw(ticket, call.input.body.reason, call.now)),
);

/** What is proposed to himself is his to answer; else what is proposed to the group that he belongs to. */
async function ofHisGroup({ deps }: GuestCall, ticket: Ticket): Promise<boolean> {
  if (ticket.status === 'PROPOSED') return false;
  return (await groupStanding(deps, ticket))?.parent.status === 'PROPOSED';
}

export const agreeByGuest = action(contract.guestAgrees, (call) =>
  acting(call, async (ticket) => {
    const { deps, now } = call;
    if (await ofHisGroup(call, ticket)) return consented(deps, ticket, { agrees: true, now });
    return { ...talk.agree(ticket), also: await withEveryConsent(deps, ticket) };
  }),
);

export const disagreeByGuest = action(contract.guestDisagrees, (call) =>
  acting(call, async (ticket, timing) => {
    const { reason } = call.input.body;
    const { deps, now } = call;
    if (await ofHisGroup(call, ticket)) return consented(deps, ticket, { agrees: false, reason, now });
    return talk.objects(ticket, reason, now, timing);
  }),
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
