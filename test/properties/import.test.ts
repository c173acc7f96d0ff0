import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceExchange } from '../../functions/exchange/advance-exchange.ts';
import { type Counts, noCounts, sumOf } from '../../functions/exchange/imports/model.ts';
import { checking, committing, requested } from '../../functions/exchange/imports/rules.ts';
import { objectNames } from '../../functions/exchange/object-names.ts';
import { ImportId } from '../../functions/kernel/ids.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { fileOf } from '../support/import-story.ts';
import { site, type World, world } from '../support/world.ts';

class Killed extends Error {}

/** One worker of this world is killed at the n-th call to table or bucket from when the fuse is set. */
interface Fuse {
  left: number;
}

const ID = ImportId.parse('imp_01HK153X00FV0QTBMYWKVK8T81');
const phone = (n: number) => `1905${String(n).padStart(7, '0')}`; // none of the seeded ones
const KINDS = ['new', 'proved', 'shared', 'again', 'no number', 'bad number', 'formula'] as const;
type Kind = (typeof KINDS)[number];

const lineOf = (kind: Kind, n: number): string[] => {
  const told: Readonly<Record<Kind, string[]>> = {
    new: [`客人${n}`, phone(1_000 + n), `CARD-${n}`],
    proved: [`客人${n}`, phone(n), `CARD-${n}`],
    shared: [`客人${n}`, phone(n), ''],
    again: [`客人${n}`, phone(999), ''],
    'no number': [`客人${n}`, '', ''],
    'bad number': [`客人${n}`, '12', ''],
    formula: ['=1+1', phone(3_000 + n), ''],
  };
  return told[kind];
};

/** A house in which the customers stand whom the rows speak of, with the file sent and waiting to be checked. */
async function house(kinds: readonly Kind[]) {
  const fuse: Fuse = { left: Number.POSITIVE_INFINITY };
  const struck = () => {
    fuse.left -= 1;
    if (fuse.left === 0) throw new Killed();
  };
  const w = await world({ before: struck });
  const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: w.now, correlationId: 'test' };
  const lines = [['姓名', '手机', '卡号'], ...kinds.map(lineOf)];
  for (const [n, kind] of kinds.entries()) {
    if (kind !== 'proved' && kind !== 'shared') continue;
    const id = seededCustomerId(500 + n);
    const one = w.customers.recognise('PHONE', phone(n));
    if (!one) throw new Error('no number');
    const verified = kind === 'proved' && { verifiedAt: w.now, verifiedBy: 'CALL' as const };
    const identifier = { ...one, site, customerId: id, state: 'ACTIVE' as const, since: w.now, ...verified };
    const head = { id, site, kind: 'PERSON' as const, status: 'ACTIVE' as const, grade: 'N' as const, version: 1 };
    await w.customers.keeping.begin(
      { head, event: { type: 'customer.made' }, learned: { identifiers: [identifier] } },
      by,
    );
  }
  const file = await fileOf('CSV', lines);
  const asked = { id: ID, site, askedBy: 'S17', format: 'CSV', size: file.length, onKnown: 'FILL' } as const;
  await w.exchange.imports.begin(requested({ ...asked, source: 'IMPORT', basis: 'CONTRACT' }, w.now), by);
  const head = await w.exchange.imports.get(site, ID);
  const objects = {
    ...w.objects,
    put: (...args: Parameters<typeof w.objects.put>) =>
      Promise.resolve()
        .then(struck)
        .then(() => w.objects.put(...args)),
  };
  await w.objects.put(objectNames.importFile(head), file, { type: 'text/csv' });
  return { w, by, fuse, deps: { ...w.exchange, objects } };
}
type House = Awaited<ReturnType<typeof house>>;

const TURNS_AT_MOST = 200;

/**
 * Brings the newest event to one worker or two, again and again, until nothing is at work or somebody was killed: then it would be
 * brought again. Answers whether anybody was.
 */
async function worked({ w, deps, fuse }: House, atOnce: readonly number[], kill: number): Promise<boolean> {
  for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
    const left = turn === 0 ? kill : fuse.left;
    fuse.left = Number.POSITIVE_INFINITY;
    const { status, version } = await w.exchange.imports.get(site, ID);
    if (status !== 'UPLOADED' && status !== 'COMMITTING') return false;
    fuse.left = left;
    const event = { site, entity: 'customer-import', entityId: ID, version };
    const at = { now: w.now, deps, correlationId: 'test' };
    const workers = Array.from({ length: atOnce[turn % atOnce.length] ?? 1 }, () => advanceExchange(event, at));
    const ends = await Promise.allSettled(workers);
    const fault = ends.find((end) => end.status === 'rejected' && !(end.reason instanceof Killed));
    if (fault?.status === 'rejected') throw fault.reason;
    if (ends.some(({ status: end }) => end === 'rejected')) return true;
  }
  throw new Error('it never ends');
}

/** What the rows come to: of those who share a number within the file, the first is entered. */
function comesTo(kinds: readonly Kind[]): Counts {
  const count = (...some: Kind[]) => kinds.filter((kind) => some.includes(kind)).length;
  const first = Math.min(1, count('again'));
  return {
    CREATED: count('new') + first,
    UPDATED: count('proved'),
    DUPLICATE: count('shared') + count('again') - first,
    REJECTED: count('no number', 'bad number', 'formula'),
  };
}

const customersOf = (w: World) => w.table.items().filter(({ is }) => is === 'customer');

test('an import that is killed five times anywhere, by one worker or two, makes one customer of each good row, and its counts add up', async () => {
  const seed = Number(process.env.SEED ?? 20_261_127);
  const rows = Number(process.env.ROWS ?? 220);
  const point = fc.integer({ min: 1, max: rows });
  let killed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...KINDS), { minLength: rows, maxLength: rows }),
      fc.array(point, { minLength: 5, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 4 }),
      async (kinds, points, atOnce) => {
        const at = await house(kinds);
        const { w, by } = at;
        const before = customersOf(w).length;
        for (const begin of [checking, committing]) {
          const one = await w.exchange.imports.get(site, ID);
          const begun = begin === checking ? checking(one, undefined, w.now) : committing(one, w.now);
          await w.exchange.imports.change(one, begun, by);
          for (const kill of points) killed += (await worked(at, atOnce, kill)) ? 1 : 0;
          await worked(at, atOnce, Number.POSITIVE_INFINITY);
        }

        const done = await w.exchange.imports.get(site, ID);
        const wanted = comesTo(kinds);
        expect([done.status, done.rows, done.planned, done.done]).toEqual(['DONE', rows, wanted, wanted]);
        expect(sumOf(done.done ?? noCounts)).toBe(rows);
        expect(customersOf(w).length - before).toBe(wanted.CREATED);
        const told = w.events().filter(({ type }) => type === 'customer.imported' || type === 'customer.entered');
        expect(new Set(told.map(({ facts }) => facts.row)).size).toBe(told.length);
        expect(told.length).toBe(wanted.CREATED + wanted.UPDATED);
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 4), seed, endOnFailure: true },
  );
  console.log(`seed ${seed}: ${killed} workers were killed`);
  expect(killed).toBeGreaterThan(5);
}, 600_000);
