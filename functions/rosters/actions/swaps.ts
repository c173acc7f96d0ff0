import { stale } from '../../kernel/refused-changes.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { nearTo } from '../check-rules.ts';
import { action } from '../deps.ts';
import { lineNotFound, swapNotFound } from '../errors.ts';
import type { Roster, Swap } from '../model.ts';
import { reachOf } from '../reach-rules.ts';
import { cellOn, monthOf } from '../shift-rules.ts';
import { mustBeThere, swapKind, type Together } from '../store.ts';
import * as rules from '../swap-rules.ts';
import * as routes from '../swaps-contract.ts';
import { circumstancesOf, idOfRequest, peopleKnown, peopleNow, type RosterCall, staffOf, thisMonth } from './course.ts';

const partiesOf = (swap: Swap) => [swap.gives.staffNo, swap.to];

/** Swaps of a month in which the caller is one of the two, or which he may decide. */
export const showSwaps = action(routes.listSwaps, async (call) => {
  const { deps, actor, now, input } = call;
  const { month = thisMonth(call), cursor, limit } = input.query;
  const of = { query: `swaps/${month}`, principal: staffOf(call).staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const decides = reachOf(staffOf(call), 'roster.approve', await peopleKnown(call));
  const sees = (swap: Swap) => partiesOf(swap).includes(staffOf(call).staffNo) || partiesOf(swap).every(decides);
  const { items, next } = await deps.rosters.swaps(actor.site, month, { limit, ...(after && { after }) });
  const more = next && { nextCursor: deps.cursors.seal(next, of) };
  return { items: items.filter(sees), hasMore: next !== undefined, ...more };
});

const turnIn = (roster: Roster, turn: { staffNo: string; post: string; day: string }) => ({
  ...turn,
  code: cellOn(roster.lines[`${turn.staffNo}:${turn.post}`], turn.day as never),
});

/** 1. A repeat gets the first answer. 2. The shifts as the month has them. 3. It must be possible now. 4. Keep the offer. */
export const offerIt = action(routes.offerSwap, async (call) => {
  const { actor, now, deps, input, op } = call;
  const { gives, to, takes } = input.body;
  const month = monthOf(gives.day);
  const by = circumstancesOf(call);
  const id = idOfRequest('swp', month, op);
  const offered = async () => {
    const [{ staff }, months] = await Promise.all([peopleNow(call), deps.rosters.month(actor.site, month)]);
    if (!staff.some((member) => member.staffNo === to && member.status !== 'LEFT')) throw lineNotFound();
    const roster = mustBeThere(months.standing);
    const swap = {
      ...{ id, site: actor.site, month, status: 'OFFERED', to, offeredAt: now, version: 1 },
      gives: turnIn(roster, { staffNo: staffOf(call).staffNo, ...gives }),
      ...(takes && { takes: turnIn(roster, { staffNo: to, ...takes }) }),
    } as Swap;
    const around = { staff, neighbours: months.neighbours };
    return deps.rosters.begin(swapKind, rules.offerSwap(swap, roster, { now, around }), by);
  };
  return once(() => deps.rosters.repeated(swapKind, keys.swap(actor.site, month, id), by), offered);
});

interface Decided {
  readonly swap: rules.ChangedSwap;
  readonly months?: readonly Together[];
  readonly seen?: readonly Roster[];
}

/** 1. A repeat gets the first answer. 2. The swap in the version that was read. 3. Decide. 4. Keep it, with the month if that changes. */
async function changeSwap(
  call: RosterCall & { readonly version: number },
  swapId: string,
  decide: (swap: Swap) => Promise<Decided>,
): Promise<Swap> {
  const { rosters } = call.deps;
  const { site } = call.actor;
  const by = circumstancesOf(call);
  const before = await rosters.swap(site, swapId);
  const changed = async () => {
    if (before.version !== call.version) throw stale(before.version, before.status);
    const { swap, months = [], seen = [] } = await decide(before);
    return rosters.change(swapKind, { before, changed: swap, months, seen }, by);
  };
  return once(() => rosters.repeated(swapKind, keys.swap(site, before.month, swapId), by), changed);
}

export const acceptIt = action(routes.acceptSwap, (call) =>
  changeSwap(call, call.input.params.swapId, async (swap) => ({
    swap: rules.acceptSwap(swap, staffOf(call).staffNo),
  })),
);

export const withdrawIt = action(routes.withdrawSwap, (call) =>
  changeSwap(call, call.input.params.swapId, async (swap) => ({
    swap: rules.withdrawSwap(swap, staffOf(call).staffNo),
  })),
);

export const refuseIt = action(routes.refuseSwap, (call) =>
  changeSwap(call, call.input.params.swapId, async (swap) => {
    const decides = reachOf(staffOf(call), 'roster.approve', await peopleNow(call));
    const mayDecide = swap.status !== 'OFFERED' && partiesOf(swap).every(decides);
    return { swap: rules.refuseSwap(swap, { staffNo: staffOf(call).staffNo, mayDecide }) };
  }),
);

/** The month is judged anew, and changes in the same transaction, on which months beside it have no say any more. */
export const approveIt = action(routes.approveSwap, (call) =>
  changeSwap(call, call.input.params.swapId, async (swap) => {
    const people = await peopleNow(call);
    if (!partiesOf(swap).every(reachOf(staffOf(call), 'roster.approve', people))) throw swapNotFound();
    const { standing, neighbours } = await call.deps.rosters.month(call.actor.site, swap.month);
    const before = mustBeThere(standing);
    const around = { staff: people.staff, neighbours };
    const { swap: changed, roster } = rules.approveSwap(swap, before, {
      ...{ staffNo: staffOf(call).staffNo, now: call.now, around },
    });
    const days = [swap.gives.day, ...(swap.takes ? [swap.takes.day] : [])];
    return { swap: changed, months: [{ before, changed: roster }], seen: nearTo(neighbours, days) };
  }),
);
