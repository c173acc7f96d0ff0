import { isAppError } from '../../kernel/errors.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { action } from '../deps.ts';
import { leaveNotFound } from '../errors.ts';
import * as rules from '../leave-rules.ts';
import * as routes from '../leaves-contract.ts';
import type { Leave } from '../model.ts';
import { newMonth } from '../plan-rules.ts';
import { reachOf } from '../reach-rules.ts';
import { monthOf } from '../shift-rules.ts';
import { leaveKind, type Together } from '../store.ts';
import { circumstancesOf, idOfRequest, peopleKnown, type RosterCall, staffOf, thisMonth, todayOf } from './course.ts';

const TRIES = 3;

/** Leave that begins in a month: the caller's own, and that of the people whose leave he decides. */
export const showLeaves = action(routes.listLeaves, async (call) => {
  const { deps, actor, now, input } = call;
  const { month = thisMonth(call), cursor, limit } = input.query;
  const of = { query: `leaves/${month}`, principal: staffOf(call).staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const decides = reachOf(staffOf(call), 'roster.approve', await peopleKnown(call));
  const { items, next } = await deps.rosters.leaves(actor.site, month, { limit, ...(after && { after }) });
  const shown = items.filter(({ staffNo }) => staffNo === staffOf(call).staffNo || decides(staffNo));
  return { items: shown, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});

/** 1. A repeat gets the first answer. 2. Whole days from today on. 3. Keep the application. */
export const applyIt = action(routes.applyForLeave, async (call) => {
  const { actor, now, deps, input, op } = call;
  const { from, to, reason } = input.body;
  const month = monthOf(from);
  const by = circumstancesOf(call);
  const id = idOfRequest('lve', month, op);
  const applied = async () => {
    const { staffNo } = staffOf(call);
    const leave: Leave = {
      ...{ id, site: actor.site, staffNo, from, to, status: 'APPLIED', appliedAt: now, version: 1 },
      ...(reason !== undefined && { reason }),
    };
    return deps.rosters.begin(leaveKind, rules.applyForLeave(leave, todayOf(call)), by);
  };
  return once(() => deps.rosters.repeated(leaveKind, keys.leave(actor.site, month, id), by), applied);
});

/** The months that leave falls in, with its days put in or taken out; a month that is not planned yet begins with them. */
async function marked(call: RosterCall, leave: Leave, as: 'LEAVE' | 'AT_WORK'): Promise<Together[]> {
  const { site } = call.actor;
  const months = rules.monthsOfLeave(leave).map(async (month): Promise<Together> => {
    const { standing } = await call.deps.rosters.month(site, month);
    const roster = standing ?? newMonth(site, month, call.deps.calendar.timeZone);
    return { before: standing, changed: rules.markLeave(roster, leave, as) };
  });
  return Promise.all(months);
}

/**
 * 1. A repeat gets the first answer. 2. The leave in the version that was read. 3. Decide. 4. Keep it, with the months that
 * show it; if somebody changed one of these meanwhile, once more.
 */
async function changeLeave(
  call: RosterCall & { readonly version: number },
  leaveId: string,
  decide: (leave: Leave) => Promise<{ changed: rules.ChangedLeave; as?: 'LEAVE' | 'AT_WORK' | undefined }>,
): Promise<Leave> {
  const { rosters } = call.deps;
  const { site } = call.actor;
  const by = circumstancesOf(call);
  const before = await rosters.leave(site, leaveId);
  const change = async (triesLeft: number): Promise<Leave> => {
    if (before.version !== call.version) throw stale(before.version, before.status);
    const { changed, as } = await decide(before);
    const months = as === undefined ? [] : await marked(call, before, as);
    try {
      return await rosters.change(leaveKind, { before, changed, months }, by);
    } catch (error) {
      const ofMonth = isAppError(error) && error.kind === 'stale' && error.details.version === before.version;
      if (!ofMonth || triesLeft === 0) throw error;
      return change(triesLeft - 1);
    }
  };
  return once(
    () => rosters.repeated(leaveKind, keys.leave(site, monthOf(before.from), leaveId), by),
    () => change(TRIES - 1),
  );
}

async function mustDecide(call: RosterCall, leave: Leave): Promise<string> {
  const { staffNo } = staffOf(call);
  const decides = reachOf(staffOf(call), 'roster.approve', await peopleKnown(call));
  if (!decides(leave.staffNo)) throw leaveNotFound();
  return staffNo;
}

export const approveIt = action(routes.approveLeave, (call) =>
  changeLeave(call, call.input.params.leaveId, async (leave) => ({
    changed: rules.approveLeave(leave, await mustDecide(call, leave)),
    as: 'LEAVE',
  })),
);

export const refuseIt = action(routes.refuseLeave, (call) =>
  changeLeave(call, call.input.params.leaveId, async (leave) => ({
    changed: rules.refuseLeave(leave, await mustDecide(call, leave)),
  })),
);

export const cancelIt = action(routes.cancelLeave, (call) =>
  changeLeave(call, call.input.params.leaveId, async (leave) => ({
    changed: rules.cancelLeave(leave, staffOf(call).staffNo, todayOf(call)),
    as: leave.status === 'APPROVED' ? 'AT_WORK' : undefined,
  })),
);
