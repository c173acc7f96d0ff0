import type { Changed, Happening } from '../kernel/event.ts';
import type { CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import { ticketIdOf } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { addDays, earliest, type Instant, isBefore } from '../kernel/time.ts';
import type { Wake } from '../kernel/workflow.ts';
import { endClocks, firstWords, newsTold, nextLook, nextRung, retimed, startClocks, type Timing } from './clocks.ts';
import { notAssessed } from './errors.ts';
import { keptAway } from './guard/kept-away.ts';
import { ended, endsWithdrawn, settled } from './handling/ending-rules.ts';
import type { Source } from './intake/source.ts';
import { externalClock, receivedFrom } from './intake/source-rules.ts';
import { started, withContainment } from './ladder/urgent-rules.ts';
import { legalFacts, withLegalClock } from './legal/legal-rules.ts';
import { isInReview, isOpen, isUnassessed, moves, type Ticket } from './model.ts';
import type { Told } from './routes/outside-rules.ts';
import { notInReview } from './screening/errors.ts';
import type { Channel, Domain, Grade, Priority, ReviewReason, Severity, Stage, TicketKind } from './words.ts';

/** A ticket after a decision, with what happened. */
export type ChangedTicket = Changed<Ticket>;

const P2_FROM_FEN = 200_000; // ¥2,000 (domain 4.0, priority)
const P1_FROM_PEOPLE = 10;

export interface Findings {
  readonly kind: TicketKind;
  readonly severity: Severity;
  readonly peopleAffected: number;
  readonly amountFen?: number | undefined;
  readonly safety?: boolean | undefined;
  readonly grade?: Grade | undefined;
}

/** Priority = f(severity, reach, grade) (domain 4.0). */
export function priorityOf(found: Findings): Priority {
  const urgentKind = found.kind === 'EMERGENCY' || found.kind === 'MISCONDUCT';
  if (urgentKind || found.safety || found.severity === 'MAJOR' || found.peopleAffected >= P1_FROM_PEOPLE) return 'P1';
  if (found.severity === 'SERIOUS' || found.grade === 'V' || (found.amountFen ?? 0) >= P2_FROM_FEN) return 'P2';
  return found.kind === 'SUGGESTION' || found.kind === 'COMMENDATION' ? 'P4' : 'P3';
}

/** The priority that a matter has until somebody has assessed it: by its kind alone. */
export const firstPriority = (kind: TicketKind): Priority => priorityOf({ kind, severity: 'MINOR', peopleAffected: 1 });

export interface Intake {
  readonly site: SiteId;
  readonly ticketNo: TicketNo;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly domain?: Domain | undefined;
  readonly stage?: Stage | undefined;
  readonly anonymous: boolean;
  readonly customerId?: CustomerId | undefined;
  readonly slaVersion: number;
  readonly grade?: Grade | undefined;
  /** The colleague who met the guest first. */
  readonly owner?: string | undefined;
  /** Members of staff whom the matter is about. */
  readonly aboutStaff?: readonly string[] | undefined;
  /** Somebody of the house, as the guest describes him. */
  readonly aboutWhom?: string | undefined;
  /** Why somebody must look first whether it is genuine. */
  readonly review?: ReviewReason | undefined;
  /** What only this way in tells; its dates say from when the promises run. */
  readonly source?: Source | undefined;
}

/** Files a ticket to be looked at no later than its next due thing; never later than it is filed already. */
export function filed(ticket: Ticket, timing: Timing): Ticket {
  const look = nextLook(ticket, timing);
  if (look === undefined) return ticket;
  return { ...ticket, watchAt: ticket.watchAt ? earliest(ticket.watchAt, look) : look };
}

/** Times the escalation anew as the given generation: the event asks for its execution. */
export function laddered(ticket: Ticket, generation: number, timing: Timing): { head: Ticket; wakes: Wake[] } {
  const wakeAt = nextRung(ticket, timing);
  if (wakeAt === undefined) return { head: ticket, wakes: [] };
  const head = filed({ ...ticket, generation, ladderAt: wakeAt }, timing);
  return { head, wakes: [{ machine: 'escalation', id: ticket.id, generation, wakeAt }] };
}

/** Starts the escalation anew where the ladder must look earlier than it is going to. */
export function rewatched(after: Ticket, timing: Timing): { head: Ticket; wakes: Wake[] } {
  const needed = nextRung(after, timing);
  const soonEnough = needed === undefined || (after.ladderAt !== undefined && !isBefore(needed, after.ladderAt));
  return soonEnough ? { head: filed(after, timing), wakes: [] } : laddered(after, after.generation + 1, timing);
}

/** The execution that kept this ticket's ladder is lost: another one is asked for. */
export function renewLadder(ticket: Ticket, timing: Timing): ChangedTicket {
  const { head, wakes } = laddered(ticket, ticket.generation + 1, timing);
  return { head, event: { type: 'ticket.ladder-renewed', facts: { generation: head.generation }, wakes } };
}

/** Ways in by which a guest speaks with whoever writes his matter down. */
const FACE_TO_FACE: readonly Channel[] = ['PHONE', 'WALK_IN'];

/** Whether the guest has spoken with somebody already when his matter comes in: nobody owes him a first contact then. */
const spokenTo = ({ channel, owner }: Pick<Intake, 'channel' | 'owner'>): boolean =>
  owner !== undefined && FACE_TO_FACE.includes(channel);

const AFTER_FIRST_WORD = ['ACCEPT', 'FIRST_ANSWER', 'RESOLVE', 'TOTAL_RESOLVE'] as const;
const FIRST_PROMISES = ['FIRST_CONTACT', ...AFTER_FIRST_WORD] as const;

/** F03: a matter comes in. Its first promises run from when the house had it. */
export function receive(intake: Intake, now: Instant, timing: Timing): ChangedTicket {
  const priority = firstPriority(intake.kind);
  const from = receivedFrom(intake.source, now);
  const { site, ticketNo, kind, channel, domain, stage, customerId, anonymous, slaVersion } = intake;
  const { aboutStaff, aboutWhom, grade, review, owner } = intake;
  const noted: Ticket = {
    id: ticketIdOf(ticketNo),
    ...{ site, ticketNo, kind, channel, anonymous, slaVersion, priority },
    ...(domain && { domain }),
    ...(stage && { stage }),
    ...(customerId && { customerId }),
    ...(grade && { grade }),
    ...(review && { review }),
    ...(owner && { owner }),
    ...(aboutWhom !== undefined && { about: 'TOLD' as const }),
    ...(aboutStaff?.length && { recused: [...new Set(aboutStaff)], about: 'NAMED' as const }),
    status: moves.receive.to,
    receivedAt: from,
    workOrders: 0,
    passedOver: [],
    handlers: [],
    followUps: 0,
    reopened: 0,
    level: 0,
    clocks: externalClock(intake.source),
    generation: 1,
    version: 1,
  };
  const spoken = spokenTo(intake);
  const kinds = spoken ? AFTER_FIRST_WORD : FIRST_PROMISES;
  const promised = { ...noted, clocks: { ...noted.clocks, ...startClocks(kinds, noted, from, timing) } };
  const judged = withContainment(withLegalClock(promised, timing), now, timing);
  const { head: ticket, facts: copies } = isInReview(judged) ? { head: judged, facts: {} } : started(judged, timing);
  const { head, wakes } = laddered(ticket, 1, timing);
  const facts = {
    kind,
    channel,
    priority,
    level: head.level,
    ...legalFacts(head),
    ...copies,
    ...(spoken && { ended: ['FIRST_CONTACT:MET'] }),
    ...(review && { review }),
  };
  return { head, event: { type: 'ticket.received', facts, wakes } };
}

export interface Assessment {
  readonly severity: Severity;
  readonly domain: Domain;
  readonly stage: Stage;
  readonly category: string;
  readonly peopleAffected: number;
  readonly amountFen?: number | undefined;
  readonly safety?: boolean | undefined;
  /** The press or a lawyer is in it. */
  readonly outside?: boolean | undefined;
  readonly grade?: Grade | undefined;
  /** When it happened, as far as the guest told. */
  readonly occurredAt?: Instant | undefined;
  /** Whom of the house it is about; nobody = it is about none after all. */
  readonly aboutStaff?: readonly string[] | undefined;
}

/**
 * F03: somebody has looked, and it is genuine: its ladder begins, by the times that have run since it came in. What is taken in
 * by an assessment has been looked at, too.
 */
export function release(ticket: Ticket, timing: Timing): ChangedTicket {
  const { status } = move(ticket, 'release', { release: { from: ['RECEIVED'], to: 'RECEIVED' } });
  const { review, ...genuine } = ticket;
  if (!review) throw notInReview();
  const { head: after, facts: copies } = started({ ...genuine, status }, timing);
  const { head, wakes } = laddered(after, after.generation + 1, timing);
  const rise = head.level > ticket.level ? { from: ticket.level, level: head.level, ...copies } : {};
  return { head, event: { type: 'ticket.released', facts: { review, priority: head.priority, ...rise }, wakes } };
}

/** An assessment may be made or corrected until the matter is resolved. */
const ASSESSABLE = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS'] as const;

const TOUR_DAYS = 90;

/** F04: a tour may be complained about for ninety days; later it is still handled, of goodwill. */
const isGoodwill = ({ receivedAt }: Ticket, { domain, occurredAt }: Assessment): boolean =>
  domain === 'TOUR' && occurredAt !== undefined && isBefore(addDays(occurredAt, TOUR_DAYS), receivedAt);

/** F04, about an employee: who it is has been found out, and he is kept away from now on; or it is about nobody of the house. */
function named(ticket: Ticket, staffNos: readonly string[] | undefined): Ticket {
  if (staffNos === undefined) return ticket;
  const { about: _told, ...plain } = ticket;
  return staffNos.length === 0 ? plain : { ...keptAway(ticket, staffNos), about: 'NAMED' };
}

/** R3 of GB/T 19012: severity, safety, complexity, impact; the priority follows by rule and the clocks are timed anew. */
export function assess(ticket: Ticket, found: Assessment, now: Instant, timing: Timing): ChangedTicket {
  const status = move(ticket, 'assess', { assess: { from: ASSESSABLE, to: ticket.status } }).status;
  const priority = priorityOf({ ...found, kind: ticket.kind });
  const { severity, domain, stage, category } = found;
  const grade = found.grade ?? ticket.grade;
  const { review: _looked, suspectedRepeatOf: _seen, ...genuine } = named(ticket, found.aboutStaff);
  const known: Ticket = {
    ...{ ...genuine, status, severity, domain, stage, category, priority },
    ...(grade && { grade }),
    ...(found.safety && { safety: true }),
    ...(found.outside && { outside: true }),
    ...(isGoodwill(ticket, found) && { goodwill: true }),
  };
  const { peopleAffected } = found;
  const facts = { severity, domain, stage, category, priority, peopleAffected };
  if (endsWithdrawn(ticket, known)) return withdrawnAfterAll(known, facts, now);
  const timed = retimed(ticket.clocks, known, now, timing);
  const judged = withLegalClock({ ...known, clocks: timed.clocks }, timing);
  const { head: after, facts: copies } = started(withContainment(judged, now, timing), timing);
  const { head, wakes } = rewatched(after, timing);
  const rise = head.level > ticket.level ? { from: ticket.level, level: head.level, ...copies } : {};
  return {
    head,
    event: {
      type: 'ticket.assessed',
      facts: {
        ...facts,
        late: timed.late,
        ...(head.goodwill && { goodwill: true }),
        ...legalFacts(head, ticket),
        ...rise,
      },
      wakes,
    },
  };
}

/** R3: taken back by its guest before anybody had looked; now somebody has, and nothing of it must go on. */
function withdrawnAfterAll(assessed: Ticket, facts: Happening['facts'], now: Instant): ChangedTicket {
  const moved = move(assessed, 'withdraw', moves);
  const { withdrawnAt: _at, ...head } = settled(moved, 'WITHDRAWN');
  return { head, event: { type: 'ticket.withdrawn', facts: { ...facts, ended: ended(moved.clocks, now) } } };
}

/** F04: taken in. A matter cannot leave "received" without an assessment. */
export function accept(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket {
  const moved = move(ticket, 'accept', moves);
  if (!moved.severity) throw notAssessed();
  const { clocks, ended } = endClocks(moved.clocks, ['ACCEPT'], now);
  const after = { ...moved, clocks: { ...clocks, ...startClocks(['DISPATCH'], moved, now, timing) } };
  return { head: filed(after, timing), event: { type: 'ticket.accepted', facts: { ended } } };
}

/**
 * F04: not taken in, with the reason and the outside routes told to the guest (R6). Group leader or above. A matter is assessed first
 * (R3), unless it was found not to be genuine. Errors: `ticket.notAssessed`.
 */
export function decline(ticket: Ticket, told: Told, now: Instant): ChangedTicket {
  const moved = move(ticket, 'decline', moves);
  if (isUnassessed(moved) && !isInReview(ticket)) throw notAssessed();
  const event: Happening = {
    type: 'ticket.declined',
    facts: { ended: ended(moved.clocks, now), ...told.facts },
    texts: { message: told.message },
  };
  return { head: settled(moved, 'DECLINED'), event };
}

/**
 * A word to the guest: the first one ends the clock of first contact, and each begins the time to the next. Only one that answers him
 * in substance ends that of the first answer (domain 4.0): "we have got it" does not.
 */
export function message(
  ticket: Ticket,
  said: { readonly text: string; readonly answers?: boolean | undefined },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const texts = { message: said.text };
  const answers = said.answers === true;
  if (!isOpen(ticket)) {
    const { clocks, ended } = endClocks(ticket.clocks, firstWords(answers), now);
    return { head: { ...ticket, clocks }, event: { type: 'ticket.messaged', facts: { ended }, texts } };
  }
  const { clocks, ended } = newsTold(ticket, now, timing, answers);
  const { head, wakes } = rewatched({ ...ticket, clocks }, timing);
  return { head, event: { type: 'ticket.messaged', facts: { ended }, texts, wakes } };
}

/** A note for colleagues only. */
export const note = (ticket: Ticket, text: string): ChangedTicket => ({
  head: ticket,
  event: { type: 'ticket.noted', texts: { note: text } },
});
