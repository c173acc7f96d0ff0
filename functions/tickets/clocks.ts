import type { Calendar } from '../kernel/calendar.ts';
import { addDuration, addShare, type Duration, minutesWithin, movedOn, shareBetween } from '../kernel/duration.ts';
import { earliest, type Instant, isBefore } from '../kernel/time.ts';
import type { LegalPeriod } from '../policies/legal.ts';
import { internalTarget } from './intake/source-rules.ts';
import { type Case, periodsOf } from './legal/legal-rules.ts';
import { type Clock, isInReview, isOpen, type Ticket } from './model.ts';
import type { SupervisionLevel } from './supervision/model.ts';
import type { Channel, ClockKind, Grade, Priority } from './words.ts';

/** The numbers of a case's promises: policy data, in the version that the case began with. */
export interface SlaNumbers {
  readonly clocks: Readonly<Record<Priority, Partial<Readonly<Record<ClockKind, Duration>>>>>;
  readonly consultation: Partial<Readonly<Record<Channel, Partial<Readonly<Record<ClockKind, Duration>>>>>>;
  readonly reopenWithinDays: number;
  /** F07, F10: how soon a guest who was not satisfied hears from somebody, and the level that is told acknowledges it, at the latest. */
  readonly reopened: { readonly firstContact: Duration; readonly acknowledge: Duration };
  /** F03: how soon somebody who wrote a letter hears that it is here, at the latest. */
  readonly letterReceipt: Duration;
  readonly gradeFactor: Partial<Readonly<Record<Grade, number>>>;
}

/** Who is told at a rung: the owner reminded, owner and group leader warned, or a level of the ladder. */
export type RungAction = 'REMIND' | 'WARN' | 'L1' | 'L2' | 'L3' | 'L4';

/** One step of the call tree: after what time, which level of the ladder, and whose posts beside it. */
export interface CallStep {
  readonly after: Duration;
  readonly level: number;
  readonly posts: readonly string[];
}

export interface Timing {
  readonly sla: SlaNumbers;
  readonly calendars: Readonly<Record<string, Calendar>>;
  /** Percentages of a clock at which somebody is told (F07), ascending, and who. */
  readonly rungs: ReadonlyArray<{ readonly percent: number; readonly action: RungAction }>;
  /** How many offers may lapse before the group leader must name somebody (F05). */
  readonly maxMisses: number;
  /** How soon a level that is told must acknowledge, before the next one is told (F07). */
  readonly acknowledgeWithin: Readonly<Record<Priority, Duration>>;
  /** Domain 4.0, pauses: when a guest who was asked something is reminded, and when the wait is over. */
  readonly waiting: { readonly remindAfter: readonly Duration[]; readonly endsAfter: Duration };
  /** Fixed times of the highest priority, while the danger is not contained (F07). */
  readonly urgent: ReadonlyArray<{ readonly after: Duration; readonly level: number }>;
  /** Whom an emergency calls in place of these, in which order (F07). */
  readonly callTree: readonly CallStep[];
  /** How often the situation of an emergency is written down until it is contained (F07). */
  readonly situationEvery: Duration;
  /** How soon a supervision order of each level must be answered (F06). */
  readonly supervision: Readonly<Record<SupervisionLevel, Duration>>;
  /** How long after an offer it may be given back (F05). */
  readonly returnWithin: Duration;
  /** How long a colleague has to accept what is handed over to him. */
  readonly handOverWithin: Duration;
  /** The share of the lead's remaining time in which a co-handler does his part (F05). */
  readonly olaShare: number;
  /** Periods that laws and standards set: caps on our own promises, and clocks of their own (R0). */
  readonly legal: readonly LegalPeriod[];
}

/** Whose promise it is: its priority and the guest's grade set the time, what the case is about may cap it. */
export type Promised = Pick<Ticket, 'priority'> &
  Partial<Pick<Ticket, 'grade' | 'clocks' | 'contained' | 'reopened'> & Case>;

export type Clocks = Ticket['clocks'];

/** Clocks whose time another machine keeps: the escalation ladder leaves them to it. */
const KEPT_ELSEWHERE: readonly ClockKind[] = ['TAKE_OVER', 'FOLLOW_UP'];

/** What a guest is told as a date. It is a promise: it may come forward, and only an extension that he is told of puts it off. */
export const PROMISED: readonly ClockKind[] = ['FIRST_CONTACT', 'ACCEPT', 'RESOLVE', 'FOLLOW_UP'];

/** Clocks of the solution: what an authority has asked for by a date is due before that date. */
const SOLUTION: readonly ClockKind[] = ['RESOLVE', 'TOTAL_RESOLVE'];

const isCase = (of: Promised): of is Promised & Case => of.receivedAt !== undefined && of.kind !== undefined;

/** An emergency whose danger is not over: everybody must know how it stands, again and again. */
export const isAlarming = ({ kind, contained }: Pick<Promised, 'kind' | 'contained'>): boolean =>
  kind === 'EMERGENCY' && !contained;

/** The period of a clock: of the priority, or of an inquiry by the way it came in. Undefined where there is none. */
export function periodOf(kind: ClockKind, of: Promised, { sla, situationEvery }: Timing): Duration | undefined {
  if (kind === 'SITUATION') return situationEvery;
  const asked = of.kind === 'INQUIRY' && of.channel !== undefined ? sla.consultation[of.channel]?.[kind] : undefined;
  return asked ?? sla.clocks[of.priority][kind];
}

/** Domain 4.0: the time of the priority, its share for the grade, and never beyond a legal cap. Undefined where there is none. */
function dueOf(kind: ClockKind, of: Promised, from: Instant, timing: Timing): Instant | undefined {
  const duration = periodOf(kind, of, timing);
  if (!duration) return undefined;
  const { calendars } = timing;
  const own = addShare(duration, (of.grade && timing.sla.gradeFactor[of.grade]) ?? 1, { from, calendars });
  const limits = firstContactLimits(kind, of, timing).map((limit) => addDuration(limit, from, calendars));
  return within(kind, earliest(own, ...limits), { of, from, timing });
}

/** By when somebody hears of us at the latest, whatever the priority: a guest who came back dissatisfied, and one who wrote a letter. */
function firstContactLimits(kind: ClockKind, { reopened, channel }: Promised, { sla }: Timing): Duration[] {
  if (kind !== 'FIRST_CONTACT') return [];
  if (reopened) return [sla.reopened.firstContact];
  return channel === 'LETTER' ? [sla.letterReceipt] : [];
}

/**
 * The latest end that a law, or our own target before an authority's date, leaves to a clock that began at an instant; undefined
 * where nothing does. No pause and no extension goes beyond it.
 */
export function latestOf(
  kind: ClockKind,
  { of, from, timing }: { readonly of: Promised; readonly from: Instant; readonly timing: Timing },
): Instant | undefined {
  const caps = isCase(of) ? periodsOf(of, timing.legal).filter(({ limits }) => limits === kind) : [];
  const authority = SOLUTION.includes(kind) ? of.clocks?.EXTERNAL : undefined;
  const target = authority && internalTarget(authority, timing);
  const ends = [
    // What is taken up again after that date has the time of its priority: a target in the past is none.
    ...(target && isBefore(from, target) ? [target] : []),
    ...caps.map(({ period }) => addDuration(period, from, timing.calendars)),
  ];
  return ends.length === 0 ? undefined : earliest(...(ends as [Instant, ...Instant[]]));
}

/** An end, or the latest that is allowed where it would be later. */
export function within(kind: ClockKind, dueAt: Instant, at: Parameters<typeof latestOf>[1]): Instant {
  const latest = latestOf(kind, at);
  return latest ? earliest(dueAt, latest) : dueAt;
}

/** Starts several clocks at one instant; none where the policy sets no time for that priority. */
export function startClocks(kinds: readonly ClockKind[], of: Promised, from: Instant, timing: Timing): Clocks {
  const started = kinds.flatMap((kind) => {
    const dueAt = dueOf(kind, of, from, timing);
    return dueAt === undefined ? [] : [[kind, { state: 'RUNNING', from, dueAt, rung: 0 }] as const];
  });
  return Object.fromEntries(started);
}

/** What a word to the guest ends, the first one and the first that answers him in substance (domain 4.0). */
export const firstWords = (answers: boolean): readonly ClockKind[] =>
  answers ? ['FIRST_CONTACT', 'FIRST_ANSWER'] : ['FIRST_CONTACT'];

/** News for the guest: the first word is met, and the time in which he must hear more runs anew (domain 4.0, progress). */
export function newsTold(
  ticket: Ticket,
  now: Instant,
  timing: Timing,
  answers: boolean,
): { clocks: Clocks; ended: string[] } {
  const { clocks, ended } = endClocks(ticket.clocks, [...firstWords(answers), 'PROGRESS'], now);
  return { clocks: { ...clocks, ...startClocks(['PROGRESS'], ticket, now, timing) }, ended };
}

/** Takes ended clocks out of the head; says how each ended, for the event: `ACCEPT:MET`, `RESOLVE:BREACHED`. */
export function endClocks(
  clocks: Clocks,
  kinds: readonly ClockKind[],
  at: Instant,
): { clocks: Clocks; ended: string[] } {
  const kept = { ...clocks };
  const ended: string[] = [];
  for (const kind of kinds) {
    const clock = kept[kind];
    if (!clock) continue;
    ended.push(`${kind}:${isBefore(clock.dueAt, at) ? 'BREACHED' : 'MET'}`);
    delete kept[kind];
  }
  return { clocks: kept, ended };
}

/** Ends clocks whose work will not be done as cancelled. One that was late by then stays late: no end undoes that. */
export function cancelClocks(
  clocks: Clocks,
  kinds: readonly ClockKind[],
  at: Instant,
): { clocks: Clocks; ended: string[] } {
  const ended = kinds.flatMap((kind) => {
    const clock = clocks[kind];
    if (!clock) return [];
    const late = clock.rung >= 100 || (clock.state !== 'PAUSED' && isBefore(clock.dueAt, at));
    return [`${kind}:${late ? 'BREACHED' : 'CANCELLED'}`];
  });
  return {
    clocks: Object.fromEntries(Object.entries(clocks).filter(([kind]) => !kinds.includes(kind as ClockKind))),
    ended,
  };
}

/**
 * Times the live clocks anew for another priority, each from its own beginning, so that consumed, paused and granted time stay so
 * (domain 4.0). A shorter target that is already passed is a breach of the re-prioritising, told by `late`; a date that the guest was
 * told is never put off, unless the matter has become another kind (`keeps` false), which he is told of.
 */
export function retimed(
  clocks: Clocks,
  of: Promised,
  now: Instant,
  timing: Timing,
  keeps = true,
): { clocks: Clocks; late: string[] } {
  const late: string[] = [];
  const entries = Object.entries(clocks).map(([kind, clock]) => {
    const duration = periodOf(kind as ClockKind, of, timing);
    const whole = dueOf(kind as ClockKind, of, clock.from, timing);
    if (!duration || !whole) return [kind, clock] as const;
    const { calendars } = timing;
    const moved = movedOn(duration, whole, { minutes: clock.paused ?? 0, calendars });
    const granted = clock.granted ? addDuration({ workdays: clock.granted }, moved, calendars) : moved;
    const own = within(kind as ClockKind, granted, { of, from: clock.from, timing });
    const dueAt = keeps && PROMISED.includes(kind as ClockKind) ? earliest(own, clock.dueAt) : own;
    if (isBefore(dueAt, now) && !isBefore(clock.dueAt, now)) late.push(`${kind}:RE_PRIORITISED`);
    return [kind, { ...clock, dueAt }] as const;
  });
  return { clocks: Object.fromEntries(entries), late };
}

/**
 * The instant at which a clock reaches a percentage of its time, in the time that its period counts in; what a law or an
 * authority set counts in elapsed time. Where it has stood still, its shares are of the time that it ran.
 */
export function rungAt(
  kind: ClockKind,
  clock: Clock,
  percent: number,
  of: { ticket: Promised; timing: Timing },
): Instant {
  if (percent === 100) return clock.dueAt;
  const { calendars } = of.timing;
  const duration = periodOf(kind, of.ticket, of.timing) ?? ELAPSED;
  const { from, dueAt: to } = clock;
  const paused = pausedWithin(kind, clock, of);
  return shareBetween(duration, percent / 100, { from, to, paused, calendars });
}

/** Minutes of its pauses that moved a clock's end: one that a law or an authority holds back has run on meanwhile, and its shares with it. */
function pausedWithin(kind: ClockKind, clock: Clock, of: { ticket: Promised; timing: Timing }): number {
  const { from, dueAt: to, paused = 0 } = clock;
  const duration = periodOf(kind, of.ticket, of.timing);
  const own = paused > 0 && duration ? dueOf(kind, of.ticket, from, of.timing) : undefined;
  if (!own || !duration) return paused;
  const { calendars } = of.timing;
  return Math.max(0, Math.min(paused, minutesWithin(duration, { from: own, to, calendars })));
}

const ELAPSED: Duration = 'PT0S';

export interface Rung {
  readonly kind: ClockKind;
  readonly percent: number;
  readonly at: Instant;
}

/** The running clocks that the escalation ladder watches: once nobody works on the matter, only that of an authority still to be answered. */
const watchedClocks = (ticket: Ticket): Array<readonly [ClockKind, Clock]> =>
  Object.entries(ticket.clocks).flatMap(([name, clock]) => {
    const kind = name as ClockKind;
    const watched = isOpen(ticket) ? !KEPT_ELSEWHERE.includes(kind) : kind === 'EXTERNAL';
    return watched && clock.state !== 'PAUSED' ? [[kind, clock] as const] : [];
  });

/** The clocks by whose ends a matter is due for the house: of an open one all that run, of one that is over an authority's. */
export const runningOf = ({ status, clocks }: Pick<Ticket, 'status' | 'clocks'>): Clock[] =>
  Object.entries(clocks).flatMap(([kind, clock]) =>
    clock.state !== 'PAUSED' && (isOpen({ status }) || kind === 'EXTERNAL') ? [clock] : [],
  );

/** The next rung of every clock that the escalation ladder watches. */
function nextRungs(ticket: Ticket, timing: Timing): Rung[] {
  return watchedClocks(ticket).flatMap(([kind, clock]) => {
    const percent = timing.rungs.find((rung) => rung.percent > clock.rung)?.percent;
    return percent === undefined ? [] : [{ kind, percent, at: rungAt(kind, clock, percent, { ticket, timing }) }];
  });
}

/** The highest rung that each clock has reached by now and that was not told yet. */
export function rungsReached(ticket: Ticket, now: Instant, timing: Timing): Rung[] {
  return watchedClocks(ticket).flatMap(([kind, clock]) => {
    let highest: Rung | undefined;
    for (const { percent } of timing.rungs) {
      if (percent <= clock.rung) continue;
      const at = rungAt(kind, clock, percent, { ticket, timing });
      if (isBefore(now, at)) break; // rungs ascend, so none of the later ones is reached
      highest = { kind, percent, at };
    }
    return highest ? [highest] : [];
  });
}

/** When a guest who was asked or proposed something is reminded next, or the wait for him is over. */
export function nextWaitStep(ticket: Ticket, timing: Timing): Instant | undefined {
  const since = ticket.pausedAt ?? ticket.proposedAt;
  if (since === undefined) return undefined;
  const { remindAfter, endsAfter } = timing.waiting;
  return addDuration(remindAfter[ticket.reminded ?? 0] ?? endsAfter, since, timing.calendars);
}

/** When an open supervision order is to be answered; undefined where there is none, or it is overdue at its highest level. */
export const endOfSupervision = ({ supervision }: Ticket): Instant | undefined =>
  supervision?.open?.status === 'ISSUED' ? supervision.open.dueAt : undefined;

/** The fixed times at which the ladder climbs while danger is not contained, of levels that were not told yet. */
export function urgentSteps(
  { kind, clocks, level, status }: Ticket,
  timing: Timing,
): Array<{ level: number; at: Instant }> {
  const { CONTAINMENT: danger } = clocks;
  if (!danger || !isOpen({ status })) return [];
  const steps = kind === 'EMERGENCY' ? timing.callTree : timing.urgent;
  return steps
    .filter((step) => step.level > level)
    .map((step) => ({ level: step.level, at: addDuration(step.after, danger.from, timing.calendars) }));
}

/** When the escalation ladder must look again; undefined when nothing is left to watch. */
export function nextRung(ticket: Ticket, timing: Timing): Instant | undefined {
  // Ten thousand of them would call everybody ten thousand times: what waits for a review is told of together.
  if (isInReview(ticket)) return undefined;
  const [wait, supervised] = [nextWaitStep(ticket, timing), endOfSupervision(ticket)];
  const instants = [
    ...nextRungs(ticket, timing).map((rung) => rung.at),
    ...(wait ? [wait] : []),
    ...(ticket.told?.ackBy ? [ticket.told.ackBy] : []),
    ...(supervised ? [supervised] : []),
    ...urgentSteps(ticket, timing).map(({ at }) => at),
    ...(ticket.handOver ? [ticket.handOver.until] : []),
  ];
  return instants.length === 0 ? undefined : earliest(...(instants as [Instant, ...Instant[]]));
}

/** When anybody must look again: the ladder, or the end of an offer. */
export function nextLook(ticket: Ticket, timing: Timing): Instant | undefined {
  const offer = ticket.workOrder?.status === 'OFFERED' ? [ticket.workOrder.takeOverBy] : [];
  const rung = nextRung(ticket, timing);
  const instants = [...offer, ...(rung ? [rung] : [])];
  return instants.length === 0 ? undefined : earliest(...(instants as [Instant, ...Instant[]]));
}
