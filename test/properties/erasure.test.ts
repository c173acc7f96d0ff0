import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '../../functions/kernel/time.ts';
import type { Item } from '../../functions/platform/table.ts';
import { CANARY, type KnownCustomer, knownCustomer } from '../support/known-customer.ts';
import type { TableCall } from '../support/memory-table.ts';
import { openedTable } from '../support/opened-table.ts';
import { applicant, people, rightsDesk } from '../support/rights-desk.ts';
import { type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { site } from '../support/world.ts';

/** Things that become known of a customer; each at most once, in any order, and some that can happen again and again. */
const once = [
  'consent',
  'described',
  'preferring',
  'card',
  'mail',
  'related',
  'credit',
  'byWechat',
  'booked',
  'another',
  'lesson',
] as const;
const often = ['inquiry', 'declined', 'sealed', 'spending', 'aDay'] as const;
type What = (typeof once)[number] | (typeof often)[number];
const life: fc.Arbitrary<What[]> = fc
  .tuple(fc.subarray([...once]), fc.array(fc.constantFrom(...often), { maxLength: 4 }))
  .chain(([some, again]) => fc.shuffledSubarray([...some, ...again], { minLength: some.length + again.length }));

const pick = (item: Item, ...names: string[]) => Object.fromEntries(names.map((name) => [name, item[name]]));
/** What figures, ratings and ledgers are counted from, without what an erasure may change. */
const figures = (door: WholeDoor) =>
  door.w.table.items().flatMap((item): unknown[] => {
    const { version: _n, watchPk: _w, watchSk: _s, ...whole } = item;
    if (['ticket-rating', 'survey-row', 'quality-row', 'follow-up', 'activity', 'co-order'].includes(String(item.is)))
      return [item];
    if (item.is === 'ticket') return [whole];
    if (item.is === 'credit-entry')
      return [pick(item, 'id', 'kind', 'status', 'occurredAt', 'expiresAt', 'recordedBy')];
    if (item.is === 'standing') return [pick(item, 'id', 'months', 'grade')];
    return item.sk === 'COUNTS' ? [whole] : [];
  });

/** He asks, is known at the desk by two things or by his sign-in, and the officer grants it. */
async function erased(door: WholeDoor): Promise<string> {
  const desk = rightsDesk(door);
  await door.signInCustomer();
  const { data } = await desk.ask({ kind: 'DELETE', note: CANARY });
  const id = String(data.id);
  await desk.shown(id);
  await desk.decide(id, { granted: true });
  return id;
}

test('whatever the house came to know of somebody, once he is erased it knows nothing of him, and every figure is as before', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (course) => {
      const door = await wholeDoor({ tells: true });
      const house: KnownCustomer = knownCustomer(door);
      for (const what of course) await house[what]();
      await door.w.relay();
      const { phoneIndex = '' } = await door.w.customers.customers.get(site, applicant);
      const before = figures(door);

      const id = await erased(door);

      const after = await openedTable(door.w);
      const canaries = [CANARY, CANARY.toLowerCase(), '19000000001', '示例一', phoneIndex];
      expect(canaries.filter((text) => after.includes(text))).toEqual([]);
      expect(door.lines.join('\n')).not.toContain(CANARY);
      expect(figures(door)).toEqual(before);
      expect(rightsDesk(door).head(id).status).toBe('EXECUTED');
      expect(await door.w.customers.customers.get(site, applicant)).toMatchObject({ id: applicant, status: 'ERASED' });
    }),
    { numRuns: 12 },
  );
}, 240_000);

/** Counts the writes that reach the table, and lets none through from the nth on. */
function gate() {
  const state = { writes: 0, from: Number.POSITIVE_INFINITY };
  const before = ({ name }: TableCall) => {
    if (!['write', 'transact', 'putAll'].includes(name)) return;
    state.writes += 1;
    if (state.writes >= state.from) throw new Error('the machine is gone');
  };
  return { state, before };
}

const course: What[] = ['described', 'card', 'related', 'byWechat', 'credit', 'sealed', 'inquiry', 'booked', 'another'];

/** He has lived and asked, and it is granted; nothing is done of it yet. */
async function granted() {
  const { state, before } = gate();
  const door = await wholeDoor({ before });
  const house = knownCustomer(door);
  for (const what of course) await house[what]();
  await door.w.relay();
  const desk = rightsDesk(door);
  const id = String((await desk.ask({ kind: 'DELETE', note: CANARY })).data.id);
  await desk.shown(id);
  await desk.act(id, 'decide', { as: people.officer, body: { granted: true } });
  state.writes = 0;
  return { door, desk, id, state };
}

test('broken off between any two writes, an erasure goes on and comes to the same', async () => {
  const whole = await granted();
  await whole.door.w.relay();
  const { classes } = await whole.door.w.rights.rights.certificate(site, whole.id as never);
  const writes = whole.state.writes;

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: writes }), async (nth) => {
      const { door, desk, id, state } = await granted();
      state.from = nth;
      await door.w.relay().catch(() => {});
      state.from = Number.POSITIVE_INFINITY;

      // The message that was being worked on is gone for good; the reconciler finds what has not moved.
      for (let n = 0; n < 4 && desk.head(id).status !== 'EXECUTED'; n += 1) {
        door.w.now = addMinutes(door.w.now, 11);
        await door.w.reconcile();
      }

      const opened = await openedTable(door.w);
      expect([CANARY, '19000000001', '示例一'].filter((text) => opened.includes(text))).toEqual([]);
      expect((await door.w.rights.rights.certificate(site, id as never)).classes).toEqual(classes);
    }),
    { numRuns: 12 },
  );
}, 240_000);
