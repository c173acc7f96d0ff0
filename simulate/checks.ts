import type { EventRecord } from '../functions/kernel/event.ts';
import type { Item } from '../functions/platform/table.ts';
import { moves } from '../functions/tickets/model.ts';

/** What must be true of every matter once it is over, told as sentences where it is not. */

/** Attributes that say where a head is filed: they change without an event. */
const LEGAL_STATES = new Set(
  Object.values(moves).flatMap(({ from, to }) => (from as readonly string[]).map((state) => `${state} ${to}`)),
);

/** Clock letters of a head's small form, by the kind that events tell. */
const CLOCKS: Readonly<Record<string, string>> = {
  ...{ FC: 'FIRST_CONTACT', AC: 'ACCEPT', DI: 'DISPATCH', TO: 'TAKE_OVER', FA: 'FIRST_ANSWER', PR: 'PROGRESS' },
  ...{
    RS: 'RESOLVE',
    TR: 'TOTAL_RESOLVE',
    FU: 'FOLLOW_UP',
    CO: 'CONTAINMENT',
    ST: 'SITUATION',
    LE: 'LEGAL',
    EX: 'EXTERNAL',
    OL: 'OLA',
  },
};

interface Kept {
  readonly head: Item;
  /** Oldest first. */
  readonly events: readonly EventRecord[];
}

/** Every version has its one event: nothing was done twice, nothing without a trace. */
function versions({ head, events }: Kept): string[] {
  const numbers = events.map(({ version }) => version);
  const whole = numbers.every((version, n) => version === n + 1) && head.version === events.length;
  return whole ? [] : [`versions ${numbers.join(',')} of a head with version ${head.version}`];
}

/** Every change of state is one of the table. */
function states({ events }: Kept): string[] {
  return events.flatMap(({ type, changes }) => {
    const [before, after] = changes.status ?? [];
    if (before === undefined || LEGAL_STATES.has(`${before} ${after}`)) return [];
    return [`${type} moved ${before} to ${after}`];
  });
}

/** Every clock that leaves the head has ended in a state that its event tells, and none is left at the end. */
function clocks({ head, events }: Kept): string[] {
  const silent = events.flatMap(({ type, changes, facts }) => {
    const ended = (facts.ended as string[] | undefined) ?? [];
    return Object.entries(changes).flatMap(([path, [before, after]]) => {
      const kind = path.startsWith('ck.') ? CLOCKS[path.slice(3)] : undefined;
      const left =
        kind !== undefined && before !== undefined && before !== null && (after === undefined || after === null);
      return left && !ended.some((one) => one.startsWith(`${kind}:`)) ? [`${kind} ended untold by ${type}`] : [];
    });
  });
  const running = Object.keys((head.ck ?? {}) as object);
  return running.length === 0 ? silent : [...silent, `${running.join(',')} still run at ${head.status}`];
}

/** Whoever worked on it may not have said how the follow-up call went. */
function duties({ events }: Kept): string[] {
  const handlers = new Set<string>();
  const wrong: string[] = [];
  for (const { type, actor, facts } of events) {
    if (type.endsWith('taken-over') || type === 'work-order.handed-over') handlers.add(String(facts.assignee));
    if (type.startsWith('follow-up.') || facts.followUpId === undefined || actor.kind !== 'staff') continue;
    if (handlers.has(String(actor.id))) wrong.push(`${actor.id} closed his own matter`);
  }
  return wrong;
}

/** One level of the ladder is told once for one reason: no event repeats the one before it. */
function levels({ events }: Kept): string[] {
  const rungs = events.flatMap(({ type, facts }) =>
    type === 'ticket.escalated' ? ((facts.reached as string[] | undefined) ?? []).map((rung) => rung) : [],
  );
  const starts = events.filter(({ type }) => type === 'ticket.reopened').length + 1;
  const most = new Map<string, number>();
  for (const rung of rungs) most.set(rung, (most.get(rung) ?? 0) + 1);
  return [...most].flatMap(([rung, times]) =>
    // A clock that is started anew (dispatch, progress, solution after reopening) may come to its end again.
    times > starts && /^(FIRST_CONTACT|ACCEPT|FIRST_ANSWER|TOTAL_RESOLVE|LEGAL|EXTERNAL)/.test(rung)
      ? [`${rung} was told ${times} times`]
      : [],
  );
}

const checks = [versions, states, clocks, duties, levels];

/** What is wrong with a matter that is over; empty where nothing is. */
export const wrongWith = (kept: Kept): string[] => checks.flatMap((check) => check(kept));
