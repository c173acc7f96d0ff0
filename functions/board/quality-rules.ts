import type { EventRecord } from '../kernel/event.ts';
import { addDays, type Instant, isBefore, millis } from '../kernel/time.ts';
import { cameBack } from '../recurrence/rules.ts';
import { EndedAs, endedAsLabels } from '../tickets/words.ts';
import type { DispatchQuality, QualityRow } from './quality-model.ts';

/** Quality of dispatch and of first contact (F06, F03), reckoned from what happened and nothing else. */

/** What of a matter must be known when it is given to somebody (F06: information complete). */
export interface Known {
  readonly reachable: boolean;
  readonly when: boolean;
}

const WEIGHTS = { rightFirst: 50, inTime: 30, complete: 20 } as const;

/** Somebody chose a unit: at the dispatch, or when he gave the matter to another person. Whom a rule found in somebody's place says nothing of the choice. */
const choosesUnit = ({ type, actor }: EventRecord): boolean =>
  type === 'work-order.offered' || (type === 'work-order.handed-on' && actor.kind === 'staff');

/** F06, right unit first time: nobody gave it back, and the unit that was chosen first is the one that resolved it. */
function isRightFirst(events: readonly EventRecord[]): boolean {
  const resolved = events.findIndex(({ type }) => type === 'ticket.resolved');
  const until = resolved < 0 ? events : events.slice(0, resolved);
  const units = until.filter(choosesUnit).flatMap(({ facts }) => (facts.unitId === undefined ? [] : [facts.unitId]));
  return new Set(units).size < 2 && !events.some(({ type }) => type === 'work-order.returned');
}

/** How a matter was dispatched: to the right people at once, in time, with what they need; undefined where it never was. */
export function dispatchQuality(events: readonly EventRecord[], known: Known): DispatchQuality | undefined {
  const offered = events.find(({ type }) => type === 'work-order.offered');
  if (!offered) return undefined;
  const accepted = events.find(({ type }) => type === 'ticket.accepted');
  const ended = (offered.facts.ended ?? []) as readonly string[];
  const rightFirst = isRightFirst(events);
  const inTime = !ended.includes('DISPATCH:BREACHED');
  const complete = known.reachable && known.when;
  const scored = { rightFirst, inTime, complete };
  const score = Object.entries(WEIGHTS).reduce(
    (sum, [name, weight]) => sum + (scored[name as keyof typeof scored] ? weight : 0),
    0,
  );
  const waited = accepted ? Math.round((millis(offered.at) - millis(accepted.at)) / 60_000) : 0;
  return { ...scored, score, minutes: waited };
}

/** When an inquiry was answered at the first contact, and whether the guest came back on it by its own number. */
export function firstContact(events: readonly EventRecord[]): Pick<QualityRow, 'answeredAt' | 'cameBack'> {
  const answered = events.find(({ type }) => type === 'ticket.answered-at-once');
  if (!answered) return {};
  const again = events.some(({ type, at }) => type === 'ticket.guest-wrote' && cameBack(answered.at, at));
  return { answeredAt: answered.at, ...(again && { cameBack: true }) };
}

const share = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part / whole) * 1_000) / 10;

function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

const SETTLED_DAYS = 7;

/** The figures of a period; shares in percent, to one decimal. What is not seven days old is not settled yet and counts in no share. */
export function figuresOf(rows: readonly QualityRow[], now: Instant) {
  const dispatched = rows.flatMap(({ dispatch }) => (dispatch ? [dispatch] : []));
  const answered = rows.filter((row) => row.answeredAt !== undefined);
  const settled = answered.filter(
    (row) => row.cameBack || !isBefore(now, addDays(row.answeredAt as Instant, SETTLED_DAYS)),
  );
  const count = (test: (one: DispatchQuality) => boolean) => dispatched.filter(test).length;
  const n = dispatched.length;
  const ended = (as: EndedAs) => rows.filter((row) => row.endedAs === as).length;
  return {
    ended: EndedAs.options.map((as) => ({ endedAs: as, label: endedAsLabels[as], n: ended(as) })),
    dispatch: {
      n,
      rightFirstPercent: share(
        count((one) => one.rightFirst),
        n,
      ),
      inTimePercent: share(
        count((one) => one.inTime),
        n,
      ),
      completePercent: share(
        count((one) => one.complete),
        n,
      ),
      score: n === 0 ? undefined : Math.round((dispatched.reduce((sum, one) => sum + one.score, 0) / n) * 10) / 10,
      medianMinutes: median(dispatched.map((one) => one.minutes)),
    },
    firstContact: {
      answered: answered.length,
      undecided: answered.length - settled.length,
      resolvedPercent: share(settled.filter((row) => !row.cameBack).length, settled.length),
    },
  };
}
