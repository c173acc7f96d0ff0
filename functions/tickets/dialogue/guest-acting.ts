import { guestFilesOf } from '../../attachments/views.ts';
import { isAppError } from '../../kernel/errors.ts';
import type { EventRecord } from '../../kernel/event.ts';
import type { TicketNo } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import type { RawCursor } from '../../platform/table.ts';
import { type ChangeCall, circumstancesOf, type Decided } from '../actions/change-ticket.ts';
import type { Timing } from '../clocks.ts';
import type { TicketDeps } from '../deps.ts';
import { type ComingFiles, withFiles } from '../files.ts';
import { withdraw } from '../handling/ending-rules.ts';
import { urge } from '../ladder/command-rules.ts';
import { withHolder } from '../ladder/tell-level.ts';
import { consented, withEveryConsent } from '../linking/actions/link-tickets.ts';
import { groupStanding } from '../linking/group-standing.ts';
import type { TicketLink } from '../linking/model.ts';
import type { Ticket } from '../model.ts';
import { standsAt } from '../standing.ts';
import * as talk from './conversation-rules.ts';
import { guestSees } from './guest-sees.ts';
import { guestViewOf } from './guest-view.ts';

/** What a guest does to his own matter, however he has shown that it is his: by number and code, or by his sign-in. */

const SHOWN_STEPS = 100;
const PAGES_AT_MOST = 5; // a long night of an emergency's log is 50 entries that no guest sees
const TRIES = 4; // a guest does not know versions: where a colleague was quicker, his act is decided anew
const MERGES = 5;

/** The part of a call that an act needs. */
export type GuestCall = Omit<ChangeCall, 'version'>;

/** A matter that a guest was let in to, and the number that he knows it by. */
export interface Admitted {
  readonly ticket: Ticket;
  readonly asked: TicketNo;
  readonly links?: readonly TicketLink[];
}

/** A merged matter leads to the one that goes on. */
export async function goingOn(deps: TicketDeps, found: Ticket): Promise<Ticket> {
  let ticket = found;
  for (let n = 0; ticket.mergedInto !== undefined && n < MERGES; n += 1)
    ticket = await deps.tickets.get(found.site, ticket.mergedInto);
  return ticket;
}

/**
 * The newest steps of a matter that concern its guest, oldest first. What the house writes for itself takes no place among them: a
 * question or a proposal is found behind however many entries of a log.
 */
async function toldOf({ tickets }: TicketDeps, { site, ticketNo }: Ticket): Promise<EventRecord[]> {
  const steps: EventRecord[] = [];
  let after: RawCursor | undefined;
  for (let read = 0; read < PAGES_AT_MOST && steps.length < SHOWN_STEPS; read += 1) {
    const page = await tickets.events(site, ticketNo, { limit: SHOWN_STEPS, newestFirst: true, after });
    steps.push(...page.items.filter(({ type }) => type in guestSees));
    after = page.next;
    if (!after) break;
  }
  return steps.slice(0, SHOWN_STEPS).reverse();
}

/** What is proposed to the group that a guest belongs to, while he can answer it. */
async function groupProposal(deps: TicketDeps, ticket: Ticket, links?: readonly TicketLink[]) {
  const group = await groupStanding(deps, ticket, links);
  if (!group || standsAt(group.parent) !== 'PROPOSED' || group.standing.consent) return undefined;
  return guestViewOf(group.parent, await toldOf(deps, group.parent), group.parent.ticketNo).proposal;
}

/** The files of a matter, and of the one that it goes on with. */
async function filesTold({ filesOf }: TicketDeps, { site, ticketNo }: Ticket, asked: TicketNo) {
  const numbers = asked === ticketNo ? [asked] : [asked, ticketNo];
  return (await Promise.all(numbers.map((no) => filesOf(site, no)))).flat();
}

/** What the guest sees of a ticket now; under the number that he knows. */
export async function shownTo(deps: TicketDeps, { ticket, asked, links }: Admitted) {
  const [steps, files, proposed] = await Promise.all([
    toldOf(deps, ticket),
    filesTold(deps, ticket, asked),
    groupProposal(deps, ticket, links),
  ]);
  const view = { ...guestViewOf(ticket, steps, asked), attachments: guestFilesOf(files, asked) };
  return proposed === undefined || view.proposal !== undefined ? view : { ...view, proposal: proposed };
}

export type Decide = (ticket: Ticket, timing: Timing) => Decided | Promise<Decided>;

/** 1. A repeat changes nothing more. 2. Decide on what stands now, and again if it moved. 3. The ticket as it is then. */
export async function guestChanges(call: GuestCall, admitted: Admitted, decide: Decide): Promise<Ticket> {
  const { deps, now } = call;
  const { site, ticketNo } = admitted.ticket;
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
        // What was quicker may have been the same request, twice at once: it acts once.
        const same = await deps.tickets.repeated(site, ticketNo, by);
        if (same) return same;
      }
    }
  };
  return once(() => deps.tickets.repeated(site, ticketNo, by), act);
}

/** What is proposed to himself is his to answer; else what is proposed to the group that he belongs to. */
async function ofHisGroup({ deps }: GuestCall, ticket: Ticket): Promise<boolean> {
  if (standsAt(ticket) === 'PROPOSED') return false;
  const group = await groupStanding(deps, ticket);
  return group !== undefined && standsAt(group.parent) === 'PROPOSED';
}

/** By which way a guest tells something: signed in to the mini-program, or by number and code. */
const wayOf = ({ actor }: GuestCall) => (actor.kind === 'customer' ? 'MINI_PROGRAM' : 'WEB');

/** What a guest says, and the files that come with it. */
interface Said extends ComingFiles {
  readonly text: string;
}

/** Each act of a guest, as a decision on what stands now. */
export const guestActs = {
  write:
    (call: GuestCall, { text, ...files }: Said): Decide =>
    (ticket, timing) =>
      withFiles(call, ticket, talk.guestWrites(ticket, text, call.now, timing), files),

  urge:
    (call: GuestCall): Decide =>
    (ticket) =>
      urge(ticket, call.now),

  withdraw:
    (call: GuestCall, reason: string | undefined): Decide =>
    (ticket) => {
      const { head, event } = withdraw(ticket, reason, call.now);
      // He knows what he did himself.
      return { head, event: { ...event, facts: { ...event.facts, byGuest: true } } };
    },

  agree:
    (call: GuestCall): Decide =>
    async (ticket) => {
      const { deps, now } = call;
      if (await ofHisGroup(call, ticket)) return consented(deps, ticket, { agrees: true, channel: wayOf(call), now });
      return withEveryConsent(deps, ticket, talk.agree(ticket));
    },

  disagree:
    (call: GuestCall, reason: string | undefined): Decide =>
    async (ticket, timing) => {
      const { deps, now } = call;
      if (await ofHisGroup(call, ticket))
        return consented(deps, ticket, { agrees: false, reason, channel: wayOf(call), now });
      return talk.objects(ticket, reason, now, timing);
    },
} as const;
