import { earliest, type Instant } from '../kernel/time.ts';
import { runningOf } from '../tickets/clocks.ts';
import { isDesignated } from '../tickets/dispatch/offer-rules.ts';
import { guardOf } from '../tickets/guard/guard-rules.ts';
import { isWatched } from '../tickets/ladder/escalation-rules.ts';
import { hasNoTaker, isInReview, type Ticket } from '../tickets/model.ts';
import { type BoardEntry, type BoardList, type BoardRow, StateSignal } from './model.ts';

/** Where a ticket stands on the board by its head alone (F06), and since when; once nobody has to work on it, only with what a guest or an authority waits for still. */
export function listsOf(ticket: Ticket): Partial<Record<BoardList, Instant>> {
  if (isInReview(ticket)) return { NEEDS_REVIEW: ticket.receivedAt };
  const { FOLLOW_UP: call } = ticket.clocks;
  const running = runningOf(ticket).map(({ dueAt }) => dueAt);
  const due = running.length > 0 && { DUE: earliest(...(running as [Instant, ...Instant[]])) };
  if (!isWatched(ticket))
    return {
      ...due,
      ...(ticket.spokeAt && { AFTERWORD: ticket.spokeAt }),
      ...(call?.state === 'RUNNING' && { CALL_DUE: call.dueAt }),
    };
  const { status, workOrder, clocks, receivedAt, pausedAt, supervision, returns = 0 } = ticket;
  const waiting = clocks.DISPATCH?.from ?? receivedAt;
  const undispatched = status === 'RECEIVED' || status === 'ACCEPTED';
  const told = clocks.PROGRESS?.state === 'PAUSED' ? undefined : clocks.PROGRESS?.dueAt;
  const log = clocks.SITUATION?.dueAt;
  const news = told && log ? earliest(told, log) : (log ?? told);
  return {
    ...(undispatched && { UNDISPATCHED: waiting }),
    ...(workOrder?.status === 'OFFERED' && { UNACCEPTED: workOrder.offeredAt }),
    ...(hasNoTaker(ticket) && { NO_TAKER: waiting }),
    ...(returns > 0 && { RETURNED: workOrder?.status === 'OFFERED' ? workOrder.offeredAt : waiting }),
    ...(isDesignated(ticket) && { PING_PONG: workOrder?.status === 'OFFERED' ? workOrder.offeredAt : waiting }),
    ...(pausedAt && { PAUSED: pausedAt }),
    ...(supervision?.open && { SUPERVISED: supervision.open.dueAt }),
    ...due,
    ...(news && { NEWS_DUE: news }),
  };
}

/** The entries that a ticket should have. */
export function entriesOf(ticket: Ticket): BoardEntry[] {
  const { site, id: ticketId, ticketNo, status, priority, workOrder, recused } = ticket;
  const guarded = guardOf(ticket);
  const live = workOrder && ['OFFERED', 'TAKEN_OVER'].includes(workOrder.status);
  const seen = {
    ...{ site, ticketId, ticketNo, status, priority },
    ...(live && { assignee: workOrder.assignee, ...(workOrder.unitId && { unitId: workOrder.unitId }) }),
    ...(recused && { recused }),
    ...(guarded && { guarded }),
  };
  return Object.entries(listsOf(ticket)).map(([list, at]) => ({ ...seen, list: list as BoardList, at: at as Instant }));
}

export interface BoardChange {
  readonly row: BoardRow;
  readonly put: readonly BoardEntry[];
  readonly gone: readonly BoardEntry[];
  /** Lists that hold one more or one fewer. */
  readonly counts: Partial<Record<StateSignal, 1 | -1>>;
}

const placeOf = ({ list, at }: BoardEntry) => `${list} ${at}`;
const sameAs = (a: BoardEntry) => (b: BoardEntry) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What brings the board to a ticket's head; undefined where it has seen this version or a later one. The order in which events
 * arrive does not matter, nor how often: the head is read, and the version decides.
 */
export function changeOf(row: BoardRow | undefined, ticket: Ticket): BoardChange | undefined {
  if (row && row.version >= ticket.version) return undefined;
  const [before, after] = [row?.entries ?? [], entriesOf(ticket)];
  const places = after.map(placeOf);
  // Of what is guarded nothing is counted for everybody: whoever may see it counts it where it stands.
  const lists = (entries: readonly BoardEntry[]) => entries.filter(({ guarded }) => !guarded).map(({ list }) => list);
  const moved = StateSignal.options.flatMap((list) => {
    const [was, is] = [lists(before).includes(list), lists(after).includes(list)];
    return was === is ? [] : [[list, is ? 1 : -1] as const];
  });
  return {
    row: {
      ...{ site: ticket.site, ticketNo: ticket.ticketNo, version: ticket.version, entries: after },
      ...(ticket.endedAs && { endedAs: ticket.endedAs }),
    },
    put: after.filter((entry) => !before.some(sameAs(entry))),
    gone: before.filter((entry) => !places.includes(placeOf(entry))),
    counts: Object.fromEntries(moved),
  };
}
