import type { StaffActor } from '../../kernel/actor.ts';
import { addMinutes, type Instant } from '../../kernel/time.ts';
import { postsShow } from '../../tickets/guard/guard-rules.ts';
import { type ShownSignal, showBoard } from '../contract.ts';
import { action, type BoardDeps } from '../deps.ts';
import { type BoardEntry, type BoardList, Signal, StateSignal, signalLabels } from '../model.ts';

const FIRST = 5; // cases that the whole board shows of each signal
const COUNTED = 50; // what is due is counted by reading, and nobody reads on beyond this
const SOON_MINUTES = 120; // F06: due within two hours

interface Range {
  readonly list: BoardList;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Where a signal is read: its own list, or what falls due by now or soon. */
function rangeOf(signal: Signal, now: Instant): Range {
  if (signal === 'OVERDUE') return { list: 'DUE', to: now };
  if (signal === 'DUE_SOON') return { list: 'DUE', from: now, to: addMinutes(now, SOON_MINUTES) };
  if (signal === 'CALL_LATE') return { list: 'CALL_DUE', to: now };
  if (signal === 'NO_UPDATE') return { list: 'NEWS_DUE', to: now };
  return { list: signal };
}

/** Within the caller's rows, and never a matter that he is kept away from. */
function maySee(actor: StaffActor, entry: BoardEntry): boolean {
  if (entry.recused?.includes(actor.staffNo)) return false;
  if (entry.guarded && entry.assignee !== actor.staffNo && !postsShow(actor, entry.guarded)) return false;
  const scope = actor.capabilities['board.read'];
  if (scope === 'site' || scope === 'all') return true;
  return entry.unitId !== undefined && actor.unitIds.includes(entry.unitId);
}

const isCounted = (signal: Signal): signal is StateSignal =>
  (StateSignal.options as readonly string[]).includes(signal);

const shown = (
  signal: Signal,
  entries: readonly BoardEntry[],
  count: { count: number; more: boolean },
): ShownSignal => ({
  ...{ signal, label: signalLabels[signal], ...count },
  cases: entries.map(({ at, ...entry }) => ({ ...entry, since: at })),
});

/** How many matters about people of the house a signal shows this caller: a number must not tell him what a list keeps from him. */
async function guardedFor(signal: StateSignal, { actor, deps }: { actor: StaffActor; deps: BoardDeps }) {
  const guarded = await deps.board.guarded(actor.site, signal);
  return guarded.filter((entry) => maySee(actor, entry)).length;
}

/** One signal with its first cases. */
async function glance(
  signal: Signal,
  of: { actor: StaffActor; now: Instant; deps: BoardDeps; counts: Record<StateSignal, number> },
) {
  const { actor, now, deps, counts } = of;
  const { list, ...range } = rangeOf(signal, now);
  const limit = isCounted(signal) ? FIRST : COUNTED;
  const { entries, last } = await deps.board.entries(actor.site, list, { ...range, limit });
  const mine = entries.filter((entry) => maySee(actor, entry));
  const count = isCounted(signal)
    ? { count: counts[signal] + (await guardedFor(signal, of)), more: false }
    : { count: mine.length, more: last !== undefined };
  return shown(signal, mine.slice(0, FIRST), count);
}

/** The whole board with the first cases of every signal, or one signal a page at a time. */
export const showBoardIt = action(showBoard, async ({ input, actor: who, now, deps }) => {
  const actor = who as StaffActor;
  const { signal, cursor, limit } = input.query;
  const counts = await deps.board.counts(actor.site);
  if (!signal) {
    const signals = await Promise.all(Signal.options.map((one) => glance(one, { actor, now, deps, counts })));
    return { signals, hasMore: false };
  }
  const of = { query: `board/${signal}`, principal: actor.staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  const { list, ...range } = rangeOf(signal, now);
  const { entries, last } = await deps.board.entries(actor.site, list, { ...range, limit, ...(after && { after }) });
  const mine = entries.filter((entry) => maySee(actor, entry));
  const count = isCounted(signal)
    ? { count: counts[signal] + (await guardedFor(signal, { actor, deps })), more: false }
    : { count: mine.length, more: last !== undefined };
  const next = last !== undefined && { nextCursor: deps.cursors.seal({ after: last }, of) };
  return { signals: [shown(signal, mine, count)], hasMore: last !== undefined, ...next };
});
