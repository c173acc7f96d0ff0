import type { EventRecord } from '../../kernel/event.ts';
import type { Level, Rank } from '../../staff/posts.ts';
import type { Ticket } from '../model.ts';

/**
 * Separation of duties by person (domain 4.0): handler ≠ closer ≠ follow-up caller, applicant ≠ approver, whatever posts somebody
 * holds. Where nobody else of a level is left, the next level does it; nothing is waived.
 */

/** What somebody has to do with a matter: he held an order of it (lead, part, handed over), or he spoke with the guest for the house. */
export const Relation = ['HELD', 'SPOKE'] as const;
export type Relation = (typeof Relation)[number];

/** What only somebody else may do, the relations that bar a person from it, and the lowest level that does it in his place. */
export const duties = {
  FOLLOW_UP: { barred: ['HELD', 'SPOKE'], from: 2 },
  CLOSE_UNANSWERED: { barred: ['HELD', 'SPOKE'], from: 2 },
  CONCLUDE: { barred: ['HELD', 'SPOKE'], from: 3 },
  WITHDRAW: { barred: ['HELD', 'SPOKE'], from: 1 },
  DECLINE: { barred: ['HELD', 'SPOKE'], from: 1 },
  TRANSFER: { barred: ['HELD', 'SPOKE'], from: 1 },
  MERGE: { barred: ['HELD', 'SPOKE'], from: 1 },
  // To tell the guest how it stands makes nobody an applicant; to work on the matter does.
  DECIDE_EXTENSION: { barred: ['HELD'], from: 2 },
  PAUSE_LEGAL: { barred: ['HELD'], from: 2 },
} as const satisfies Readonly<Record<string, { readonly barred: readonly Relation[]; readonly from: Level }>>;
export type Duty = keyof typeof duties;

/** Everybody who has to do with a matter, by how. */
export type Workers = Readonly<Record<Relation, ReadonlySet<string>>>;

const HOLDING: readonly string[] = [
  'work-order.taken-over',
  'work-order.co-taken-over',
  'work-order.handed-over',
  'work-order.submitted',
  'ticket.resolved',
];

const SPEAKING: readonly string[] = [
  'ticket.messaged',
  'ticket.asked',
  'ticket.proposed',
  'ticket.agreed',
  'ticket.disagreed',
  'ticket.contained',
];

const by = (events: readonly EventRecord[], types: readonly string[]): string[] =>
  events.flatMap(({ type, actor }) => (types.includes(type) && actor.kind === 'staff' && actor.id ? [actor.id] : []));

/** People whom a merge brought along from the duplicate. */
const brought = (events: readonly EventRecord[], fact: 'held' | 'spoke'): string[] =>
  events.flatMap(({ type, facts }) =>
    type === 'ticket.merged-in' && Array.isArray(facts[fact]) ? (facts[fact] as string[]) : [],
  );

/**
 * Who worked on a matter, by all that happened to it: the head has room for the newest eight, and nobody may be forgotten who
 * could then end what he did.
 */
export function workersOf(ticket: Pick<Ticket, 'handlers'>, events: readonly EventRecord[]): Workers {
  return {
    HELD: new Set([...ticket.handlers, ...by(events, HOLDING), ...brought(events, 'held')]),
    SPOKE: new Set([...by(events, SPEAKING), ...brought(events, 'spoke')]),
  };
}

/** Everybody who may not do a duty. */
export const barredFrom = (duty: Duty, workers: Workers): string[] => [
  ...new Set(duties[duty].barred.flatMap((relation) => [...workers[relation]])),
];

const ABOVE: Readonly<Record<Rank, Level>> = { STAFF: 1, LEADER: 2, SUPERVISOR: 3, MANAGER: 4, COMPANY: 4 };

/** The lowest level that does a duty in place of somebody of a rank who may not: never below his own. */
export const levelInstead = (duty: Duty, rank: Rank): Level => Math.max(duties[duty].from, ABOVE[rank]) as Level;
