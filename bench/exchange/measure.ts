import { isWorking, noCounts, sumOf } from '../../functions/exchange/imports/model.ts';
import { checking, committing, PART_ROWS, requested } from '../../functions/exchange/imports/rules.ts';
import { objectNames } from '../../functions/exchange/object-names.ts';
import { xlsxFile } from '../../functions/exchange/sheets/write-sheet.ts';
import { step } from '../../local/steps.ts';
import { monday, site } from '../../test/support/world.ts';
import type { Figure } from '../figure.ts';
import { cloud } from './cloud.ts';
import { exchangeOn, importId } from './parts.ts';

const ROWS = Number(process.env.EXCHANGE_ROWS ?? 50_000);
const MEMORY_BUDGET_MB = 768; // half of what its function has
const KILLS = 5;
const SEED = Number(process.env.SEED ?? 20_261_127);
/** One row in ten is bad, one in fifty says the number of the first one. */
const [BAD_IN, AGAIN_IN] = [10, 50];

const HEADINGS = ['姓名', '手机', '会员卡号', '电子邮箱', '地址', '生日', '备注'];
const numberOf = (n: number) => `190${String(n).padStart(8, '0')}`;

function lineOf(n: number): string[] {
  const phone = n % BAD_IN === 9 ? '12' : n % AGAIN_IN === 5 ? numberOf(0) : numberOf(n);
  const given = String.fromCodePoint(0x4e00 + (n % 5_000));
  return [
    `王${given}`,
    phone,
    `VIP-${n}`,
    `guest${n}@example.invalid`,
    `多伦县示例镇${n}号院`,
    '1990-03-02',
    '常年会员',
  ].map((text, at) => (n % AGAIN_IN === 5 && (at === 2 || at === 3) ? '' : text));
}

/** Chance that is the same again for a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seconds = (since: number) => (performance.now() - since) / 1_000;

/** (i) A list of 50,000 customers as XLSX: what its worker has of memory and time, killed five times on the way, and what it leaves. */
export async function exchange(): Promise<Figure[]> {
  const file = await step(`Making a list of ${ROWS} customers`, () =>
    xlsxFile([{ name: '客户', lines: [HEADINGS, ...Array.from({ length: ROWS }, (_, n) => lineOf(n))] }]),
  );
  const at = cloud();
  const { imports } = await exchangeOn(at.table, at.objects);
  const by = { actor: { kind: 'system' as const, site, name: 'bench' }, now: monday, correlationId: 'bench' };
  const asked = { id: importId, site, askedBy: 'S17', format: 'XLSX', size: file.length, onKnown: 'FILL' } as const;
  await imports.begin(requested({ ...asked, source: 'IMPORT', basis: 'CONTRACT' }, monday), by);
  const head = () => imports.get(site, importId);
  await at.objects.put(objectNames.importFile(await head()), file, { type: 'application/octet-stream' });
  const random = chance(SEED);
  let killed = 0;

  /** Brings one piece after the other until nothing is at work; with kills, some of them end in the middle. */
  async function worked(kills: number): Promise<number> {
    const since = performance.now();
    const points = new Set<number>();
    while (points.size < Math.min(kills, ROWS / PART_ROWS)) points.add(Math.floor((random() * ROWS) / PART_ROWS));
    for (let one = await head(); isWorking(one); one = await head()) {
      if (points.delete(one.cursor)) at.killAfter(1 + Math.floor(random() * PART_ROWS * 2));
      if ((await at.work({ version: one.version })) === 'killed') killed += 1;
    }
    return seconds(since);
  }

  await imports.change(await head(), checking(await head(), undefined, monday), by);
  const tried = await step('Trying them', () => worked(0));
  await imports.change(await head(), committing(await head(), monday), by);
  const took = await step(`Importing them, killed ${KILLS} times (seed ${SEED})`, () => worked(KILLS));
  at.end();

  const { done = noCounts, planned = noCounts } = await head();
  const made = at.table.items().filter(({ is }) => is === 'customer').length;
  if (sumOf(done) !== ROWS || done.CREATED !== made || JSON.stringify(done) !== JSON.stringify(planned))
    throw new Error(`${JSON.stringify({ done, planned, made })} do not fit together`);
  const part = 'exchange';
  return [
    { part, name: 'memory of the worker at most', value: at.peakMb, unit: 'MB', budget: { most: MEMORY_BUDGET_MB } },
    { part, name: `trying ${ROWS} rows`, value: tried, unit: 's', note: `a file of ${file.length} bytes` },
    { part, name: `importing ${ROWS} rows`, value: took, unit: 's', note: `${killed} workers killed, seed ${SEED}` },
    { part, name: 'customers made', value: made, unit: '', note: JSON.stringify(done) },
    { part, name: 'calls to table and bucket', value: at.calls / ROWS, unit: 'a row' },
  ];
}
