import type { StaffActor } from '../../kernel/actor.ts';
import type { EventRecord } from '../../kernel/event.ts';
import type { Instant } from '../../kernel/time.ts';
import { rankOf } from '../../staff/posts.ts';
import type { HolderOf } from '../deps.ts';
import { consentingOf } from '../linking/linking-rules.ts';
import type { Ticket } from '../model.ts';
import type { TicketStore } from '../store.ts';
import { barredFrom, type Duty, duties, levelInstead, type Workers, workersOf } from './duty-rules.ts';
import { anotherPerson } from './errors.ts';

const PAGE = 200;

/** People who worked on the matters that end with a group. */
async function workersOfMembers(tickets: Worked, { site, ticketNo }: Ticket): Promise<string[]> {
  const numbers = consentingOf(await tickets.links(site, ticketNo)).map(({ other }) => other);
  if (numbers.length === 0) return [];
  return (await tickets.headsOf(site, numbers)).flatMap(({ handlers }) => handlers);
}

type Worked = Pick<TicketStore, 'events' | 'links' | 'headsOf'>;

/** Who worked on a matter, by everything that happened to it, and on those that end with it. */
export async function whoWorkedOn(tickets: Worked, ticket: Ticket): Promise<Workers> {
  const events: EventRecord[] = [];
  let after: Readonly<Record<string, string>> | undefined;
  do {
    const page = await tickets.events(ticket.site, ticket.ticketNo, { limit: PAGE, ...(after && { after }) });
    events.push(...page.items);
    after = page.next;
  } while (after);
  const handlers = [...ticket.handlers, ...(await workersOfMembers(tickets, ticket))];
  return workersOf({ handlers }, events);
}

interface Doing {
  readonly actor: StaffActor;
  readonly now: Instant;
  readonly deps: { readonly tickets: Worked; readonly holderOf: HolderOf };
}

/** Who does it in place of somebody who may not; undefined where everybody above worked on it, too. */
async function inPlaceOf(duty: Duty, ticket: Ticket, workers: Workers, { actor, now, deps }: Doing) {
  const barred = barredFrom(duty, workers);
  const level = levelInstead(duty, rankOf(actor.post.code));
  const { to } = await deps.holderOf({ ...ticket, handlers: barred }, level, now);
  return barred.includes(to) || ticket.recused?.includes(to) ? undefined : to;
}

/**
 * Domain 4.0: whether somebody may do a step of a matter although he has to do with it. Answers who has.
 * Errors: `ticket.anotherPerson` with whom to ask.
 */
export async function mustBeAnother(duty: Duty, ticket: Ticket, doing: Doing): Promise<Workers> {
  const workers = await whoWorkedOn(doing.deps.tickets, ticket);
  const { staffNo } = doing.actor;
  if (duties[duty].barred.some((relation) => workers[relation].has(staffNo)))
    throw anotherPerson(duty, await inPlaceOf(duty, ticket, workers, doing));
  return workers;
}
