import type { StaffActor } from '../../../kernel/actor.ts';
import type { SiteId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type Rank, rankOf } from '../../../staff/posts.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { withParts } from '../../co-handling/co-rules.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { mayNotHandle, nobodyToOffer, toBeDesignated } from '../../errors.ts';
import { guardOf, postsShow } from '../../guard/guard-rules.ts';
import { dispatchTicket } from '../../handling/contract.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { Ticket } from '../../model.ts';
import { withClaims } from '../claim-rules.ts';
import { dispatch, findNobody, isDesignated, type Taker } from '../offer-rules.ts';
import { isRecused } from '../recusal-rules.ts';
import { type Candidate, type Carrying, nextTaker, onlyOneLeft } from '../taker-rules.ts';

interface At {
  readonly site: SiteId;
  readonly unitId: string | undefined;
  readonly now: Instant;
}

/** Who by rule comes next for a ticket: of the named unit, or of all handlers. */
export async function takerByRule(deps: TicketDeps, ticket: Ticket, at: At): Promise<Taker | undefined> {
  return chosen(deps, ticket, at, nextTaker);
}

type Rule = (ticket: Ticket, candidates: readonly Candidate[], carrying: Carrying) => Candidate | undefined;

/** Whom a rule chooses, claimed in the same step: of several that are dispatched at once each sees whom the others got. */
async function chosen(deps: TicketDeps, ticket: Ticket, at: At, rule: Rule): Promise<Candidate | undefined> {
  const [candidates, carrying] = await Promise.all([
    deps.candidates(at.site, at.unitId, at.now),
    deps.carrying(at.site),
  ]);
  const of = { site: at.site, ticketNo: ticket.ticketNo, weight: carrying.weights[ticket.priority], now: at.now };
  return deps.claims.choose(of, (claims) => rule(ticket, withClaims(candidates, claims), carrying));
}

/** A named person must be one who can be asked. */
async function named(deps: TicketDeps, ticket: Ticket, staffNo: string, at: At): Promise<Candidate> {
  const byName: Rule = (_ticket, candidates) => candidates.find((one) => one.staffNo === staffNo);
  const found = await chosen(deps, ticket, at, byName);
  if (!found) throw mayNotHandle(staffNo);
  const { reached: _byName, ...taker } = found;
  return taker;
}

/** Who is asked: the person named, unless he is kept away from it, or the next by rule; undefined where nobody can be. */
export async function chosenTaker(
  deps: TicketDeps,
  ticket: Ticket,
  wanted: { unitId?: string | undefined; staffId?: string | undefined; now: Instant; by: StaffActor },
): Promise<Taker | undefined> {
  const { unitId, staffId, now, by } = wanted;
  const at = { site: ticket.site, unitId, now };
  if (staffId === undefined) {
    return (await takerByRule(deps, ticket, at)) ?? chosen(deps, ticket, at, onlyOneLeft);
  }
  if (isRecused(ticket, staffId)) throw mayNotHandle(staffId);
  const taker = await named(deps, ticket, staffId, at);
  if (!mayEntrust(by, ticket, taker)) throw mayNotHandle(staffId);
  return taker;
}

/** What is about somebody of the house is entrusted by the supervisor and above; whoever it was entrusted to passes it on to them alone. */
export function mayEntrust(by: StaffActor, ticket: Ticket, to: Pick<Candidate, 'leads'>): boolean {
  const guarded = guardOf(ticket);
  return guarded === undefined || postsShow(by, guarded) || to.leads === true;
}

/** F05: after two returns it is for a supervisor or above to say who does it. */
export function mustDesignate({ post }: StaffActor, ticket: Ticket): void {
  if (isDesignated(ticket) && !DESIGNATING.includes(rankOf(post.code))) throw toBeDesignated();
}

const DESIGNATING: readonly Rank[] = ['SUPERVISOR', 'MANAGER', 'COMPANY'];

type Wanted = { readonly unitId?: string | undefined; readonly staffId?: string | undefined };

/** Who is asked for a part each: the persons named, or the units' next by rule, each of them once and none of them the lead. */
async function partTakers(
  deps: TicketDeps,
  ticket: Ticket,
  wanted: readonly Wanted[],
  at: { now: Instant; by: StaffActor },
): Promise<Taker[]> {
  const takers: Taker[] = [];
  for (const one of wanted) {
    const busy = [ticket.workOrder?.assignee ?? '', ...takers.map(({ staffNo }) => staffNo)];
    const taker = await chosenTaker(
      deps,
      { ...ticket, passedOver: [...ticket.passedOver, ...busy] },
      { ...one, ...at },
    );
    if (!taker) throw nobodyToOffer();
    takers.push(taker);
  }
  return takers;
}

/**
 * 1. Who is asked: the person named, or the unit's next by rule; so for every part. 2. The offers in one transaction, each with
 * its time, which the dispatch machine keeps; where nobody can be asked, the group leader is told at once.
 */
export const dispatchIt = action(dispatchTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.dispatch' }, async (ticket, timing) => {
    const { deps, now } = call;
    const by = call.actor as StaffActor;
    mustDesignate(by, ticket);
    const { note, coHandlers = [], ...wanted } = call.input.body;
    const taker = await chosenTaker(deps, ticket, { ...wanted, now, by });
    if (!taker) {
      const nobody = findNobody(ticket, wanted.unitId);
      const told = await withHolder(ticket, nobody, { holderOf: deps.holderOf, now, timing });
      return { ...told, event: { ...told.event, ...(note !== undefined && { texts: { note } }) } };
    }
    const asked = dispatch(ticket, taker, now, timing);
    const offered = await withHolder(ticket, asked, { holderOf: deps.holderOf, now, timing });
    const takers = await partTakers(deps, offered.head, coHandlers, { now, by });
    const { changed, orders } = withParts(offered, takers, { now, timing });
    const also = await Promise.all(orders.map((order) => deps.tickets.coWrite(order, undefined)));
    const { head, event } = changed;
    return { head, event: { ...event, ...(note !== undefined && { texts: { note } }) }, also };
  }),
);
