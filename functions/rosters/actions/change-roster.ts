import { stale } from '../../kernel/refused-changes.ts';
import type { PlainDate } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { nearTo } from '../check-rules.ts';
import { action } from '../deps.ts';
import { lineNotFound } from '../errors.ts';
import type { Roster } from '../model.ts';
import { linesFrom, newMonth, planMonth } from '../plan-rules.ts';
import { peopleOf, reachOf } from '../reach-rules.ts';
import { changeRosterCell, planRoster, publishRoster } from '../rosters-contract.ts';
import * as rules from '../rules.ts';
import { daysOf } from '../shift-rules.ts';
import { mustBeThere, rosterKind } from '../store.ts';
import { circumstancesOf, peopleNow, type RosterCall, shownTo, staffOf } from './course.ts';

type Known = Awaited<ReturnType<typeof knownOf>>;

/** All that a change of a month is decided on, as it stands in the table this moment. */
async function knownOf(call: RosterCall, month: string) {
  const { site } = call.actor;
  const [people, { standing, neighbours }, book] = await Promise.all([
    peopleNow(call),
    call.deps.rosters.month(site, month),
    call.deps.rosters.book(site),
  ]);
  return { people, standing, neighbours, types: book.types };
}

/** 1. A repeat gets the first answer. 2. The month in the version that was read. 3. Decide. 4. Keep it with its event. */
async function changeMonth(
  call: RosterCall & { readonly version: number },
  rosterId: string,
  decide: (roster: Roster, known: Known) => rules.ChangedRoster,
  days: readonly PlainDate[] = daysOf(rosterId.slice('rst_'.length)),
) {
  const { site } = call.actor;
  const month = rosterId.slice('rst_'.length);
  const by = circumstancesOf(call);
  const known = await knownOf(call, month);
  const changed = async () => {
    const before = mustBeThere(known.standing);
    if (before.version !== call.version) throw stale(before.version, before.status);
    const changed = decide(before, known);
    return call.deps.rosters.change(rosterKind, { before, changed, seen: nearTo(known.neighbours, days) }, by);
  };
  const repeated = () => call.deps.rosters.repeated(rosterKind, keys.roster(site, month), by);
  return shownTo(call, await once(repeated, changed), known);
}

/** 1. A repeat gets the first answer. 2. Lines from patterns, of whom the caller reaches. 3. Judge the month. 4. Keep it, or nothing. */
export const planIt = action(planRoster, async (call) => {
  const { site } = call.actor;
  const { month, unitId, replaces } = call.input.body;
  const by = circumstancesOf(call);
  const known = await knownOf(call, month);
  const reach = reachOf(staffOf(call), 'roster.write', known.people);
  const ofUnit = unitId === undefined ? undefined : peopleOf([unitId], known.people);
  const inReach = (staffNo: string) => reach(staffNo) && ofUnit?.has(staffNo) !== false;
  const planned = async () => {
    const { standing, types, neighbours } = known;
    const before = standing ?? newMonth(site, month, call.deps.calendar.timeZone);
    const wanted = { lines: linesFrom(call.input.body, month), inReach, types, replaces };
    const changed = planMonth(before, wanted, { staff: known.people.staff, neighbours });
    return standing
      ? call.deps.rosters.change(rosterKind, { before: standing, changed, seen: neighbours }, by)
      : call.deps.rosters.begin(rosterKind, changed, by);
  };
  const repeated = () => call.deps.rosters.repeated(rosterKind, keys.roster(site, month), by);
  return shownTo(call, await once(repeated, planned), known);
});

export const publishIt = action(publishRoster, (call) =>
  changeMonth(call, call.input.params.rosterId, (roster, { people, neighbours }) => {
    const { reason } = call.input.body;
    return rules.publish(roster, { now: call.now, reason }, { staff: people.staff, neighbours });
  }),
);

export const changeIt = action(changeRosterCell, (call) => {
  const { body, params } = call.input;
  const changed = (roster: Roster, { people, neighbours, types }: Known) => {
    if (!reachOf(staffOf(call), 'roster.write', people)(body.staffNo)) throw lineNotFound();
    return rules.changeCell(roster, { ...body, types }, { staff: people.staff, neighbours });
  };
  return changeMonth(call, params.rosterId, changed, [body.day]);
});
