import { expect, test } from 'vitest';
import { type CallCost, costed, itemBytes } from '../../../bench/capacity/calculator.ts';
import { daysOf } from '../../../functions/rosters/shift-rules.ts';
import { rosterKind } from '../../../functions/rosters/store.ts';
import { staff } from '../../../local/seed/staff.ts';
import { aRoster } from '../../support/builders-rosters.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { rosteredSite } from '../../support/rostered-site.ts';

const BUDGET_RCU = 2;

/** A month in which the 25 of the centre all work, and five of them are planned in a second post. */
function fullMonth(month: string) {
  const people = staff.filter(({ staffNo }) => staffNo.startsWith('S'));
  const cells = daysOf(month)
    .map((_day, n) => 'DDDDDOO'[n % 7])
    .join('');
  const own = people.map(({ staffNo, post }) => [`${staffNo}:${post}`, cells]);
  const second = people.slice(0, 5).map(({ staffNo }) => [`${staffNo}:FRONT_DESK`, cells]);
  const leave = Object.fromEntries(people.slice(0, 5).map(({ staffNo }) => [staffNo, cells.replace(/D/g, 'V')]));
  return aRoster(month, Object.fromEntries([...own, ...second]), { leave });
}

const year = Array.from({ length: 12 }, (_, n) => `2027-${String(n + 1).padStart(2, '0')}`);

async function siteWithAYear() {
  const costs: CallCost[] = [];
  const memory = memoryTable();
  const centre = await rosteredSite(costed(memory, (cost) => costs.push(cost)));
  for (const month of year) await memory.write(await centre.records.creating(rosterKind, fullMonth(month)));
  return { ...centre, memory, costs };
}

test('who is on duty costs at most two read units with 25 people and twelve months, the same on any day of the year', async () => {
  const { get, costs } = await siteWithAYear();
  await get('S04', '/duty', { at: '2026-06-01T10:00:00+08:00' }); // staff and organisation are at hand in a container in use
  const costOf = async (at: string) => {
    costs.length = 0;
    const { status, data } = await get('S04', '/duty', { at });
    return {
      status,
      people: (data.people as unknown[]).length,
      rcu: costs.reduce((sum, cost) => sum + cost.rcu, 0),
      calls: costs.length,
    };
  };

  const found = [];
  for (const month of year)
    for (const day of ['01', '15', '28']) found.push(await costOf(`${month}-${day}T10:00:00+08:00`));

  expect(found.every(({ status }) => status === 200)).toBe(true);
  expect(Math.max(...found.map(({ rcu }) => rcu))).toBeLessThanOrEqual(BUDGET_RCU);
  expect(Math.max(...found.map(({ calls }) => calls))).toBe(1);
  const mid = found.filter((_one, n) => n % 3 === 1).map(({ rcu }) => rcu);
  expect(new Set(mid).size).toBe(1);
  console.log(
    'read units of GET /duty, first, middle and end of a month:',
    found
      .slice(0, 3)
      .map(({ rcu }) => rcu)
      .join(' '),
  );
});

test('a full month of 25 people is one item below a read unit', async () => {
  const { memory } = await siteWithAYear();

  const sizes = memory
    .items()
    .filter((item) => item.is === 'roster')
    .map(itemBytes);

  expect(sizes).toHaveLength(12);
  expect(Math.max(...sizes)).toBeLessThan(4_096);
  console.log('bytes of a full month:', Math.max(...sizes));
});
