import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundles } from '../lib/bundles.ts';
import { type EntryPoint, entryPoints } from '../lib/entry-points.ts';
import { step } from '../local/steps.ts';
import { type Figure, percentile } from './figure.ts';

const RUNS = 20;
const KB = 1_024;
const IMPORT_BUDGET_MS = 75;

/** What every function may have: the table, sealing, schemas, rights and its own rules. */
const SIZE_BUDGET_KB = 550;

/** What packages may add where a function needs them for what it does: [KB, why]. */
const FOR_PACKAGES: Readonly<Record<string, readonly [kb: number, why: string]>> = {
  '@aws-sdk/client-s3': [140, 'files in the bucket, and links that are signed'],
  'libphonenumber-js': [90, 'numbers of all countries, to find people by'],
  'file-type': [45, 'types of files by their bytes'],
  '@zip.js/zip.js': [180, 'archives with a password'],
  'write-excel-file': [70, 'sheets'],
  pdfkit: [900, 'pages with a font of 7,000 characters'],
};

/** What a function may add for itself: [KB, why]. */
const FOR_ITSELF: Partial<Record<EntryPoint, readonly [kb: number, why: string]>> = {
  tickets: [120, 'some eighty routes with their schemas'],
  customers: [60, 'readings of all characters, for the search'],
  'leak-cases': [70, 'some forty routes with their schemas'],
  exchange: [60, 'columns, marks and the archive'],
  'on-exchange-moved': [120, 'readers of four kinds of sheets'],
  notices: [40, 'words of every kind of notice, and whether it still matters'],
  'on-notice-planned': [40, 'the same, and the ways out of the house'],
  'on-told-event': [40, 'the same'],
  reconcile: [200, 'mends what every domain may have left undone'],
};

/** One of each kind of function: doors, authorizer, queue consumer, step of a machine. */
const LOADED: readonly EntryPoint[] = ['tickets', 'follow-ups', 'operations', 'authorizer', 'starter', 'settle-offer'];

/** What a function finds in its environment; nothing is called while it loads. */
const settings = {
  STAGE: 'bench',
  TABLE_NAME: 'bench',
  BUS_NAME: 'bench',
  DATA_KEY_ARN: 'bench',
  ROOT_SECRET_ARN: 'bench',
  STAFF_ISSUERS: '[{"issuer":"https://issuer.example","audience":"bench"}]',
  SITES: '["dolon"]',
  STATE_MACHINES: '{}',
  DEAD_LETTER_QUEUES: '{}',
};

interface Loading {
  /** From the start of the process to its first line. */
  readonly startMs: number;
  readonly importMs: number;
}

/** Loads a file in a fresh process. Nothing is subtracted: the second number is `require` from its call to its return. */
function loading(file: string, cache?: string): Loading {
  const code = `const s=performance.now();require(${JSON.stringify(file)});process.stdout.write(s+' '+(performance.now()-s),()=>process.exit())`;
  const env = { PATH: process.env.PATH, ...settings, ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }) };
  const [startMs = Number.NaN, importMs = Number.NaN] = execFileSync(process.execPath, ['-e', code], { env })
    .toString()
    .split(' ')
    .map(Number);
  return { startMs, importMs };
}

/** The quickest, which is nearest to the machine at rest: what else it does at the time only ever adds. */
const quietly = (runs: readonly Loading[], of: keyof Loading, share = 0) =>
  percentile(
    runs.map((run) => run[of]),
    share,
  );

const told = (runs: readonly Loading[]) =>
  `the quickest of ${runs.length}, half below ${quietly(runs, 'importMs', 0.5).toFixed(1)}; node itself ${quietly(runs, 'startMs').toFixed(1)} before it`;

interface Loaded {
  readonly name: EntryPoint;
  readonly bare: Loading[];
  readonly cached: Loading[];
}

/** Everything in turn, round after round, so that a busy moment of the machine falls on all alike. */
function loadings(folder: string, cache: string): Loaded[] {
  const all = LOADED.map((name): Loaded => ({ name, bare: [], cached: [] }));
  const fileOf = (name: EntryPoint) => path.join(folder, name, 'index.js');
  for (const { name } of all) loading(fileOf(name), cache); // fills the cache, which is written as the process ends
  for (let n = 0; n < RUNS; n += 1) {
    for (const { name, bare, cached } of all) {
      bare.push(loading(fileOf(name)));
      cached.push(loading(fileOf(name), cache));
    }
  }
  return all;
}

function figuresOf({ name, bare, cached }: Loaded): Figure[] {
  const figure = (what: string, runs: readonly Loading[]) => ({
    ...{ part: 'bundles', name: `${name}: import, ${what}`, unit: 'ms' },
    value: quietly(runs, 'importMs'),
  });
  return [
    { ...figure('bare', bare), budget: { most: IMPORT_BUDGET_MS }, note: told(bare) },
    { ...figure('compile cache', cached), note: `${told(cached)}; not shipped: docs/adr/020` },
  ];
}

interface SizeBudget {
  readonly most: number;
  /** Why it is more than every function has. */
  readonly note: string;
}

/** How large a function may be, by what it carries. */
function sizeBudgetOf(name: EntryPoint, { metafile }: Pick<ReturnType<typeof bundles>, 'metafile'>): SizeBudget {
  const [, output] = Object.entries(metafile.outputs).find(([file]) => file.endsWith(`/${name}/index.js`)) ?? [];
  const inside = Object.keys(output?.inputs ?? {});
  const carried = Object.entries(FOR_PACKAGES).filter(([of]) =>
    inside.some((file) => file.includes(`node_modules/${of}/`)),
  );
  const allowed = [...carried.map(([, one]) => one), ...(FOR_ITSELF[name] ? [FOR_ITSELF[name]] : [])];
  return {
    most: allowed.reduce((sum, [kb]) => sum + kb, SIZE_BUDGET_KB),
    note: allowed.map(([kb, why]) => `+${kb} KB: ${why}`).join('; '),
  };
}

/** (b) How large every function is, and how long one of each kind takes to load in a fresh process. */
export async function bundleFigures(): Promise<Figure[]> {
  const made = await step('Bundling', async () => bundles());
  const { folder } = made;
  const sizes = (Object.keys(entryPoints) as EntryPoint[]).map((name): Figure => {
    const { most, note } = sizeBudgetOf(name, made);
    return {
      ...{ part: 'bundles', name: `${name}: size`, unit: 'KB', budget: { most }, ...(note && { note }) },
      value: statSync(path.join(folder, name, 'index.js')).size / KB,
    };
  });
  const cache = mkdtempSync(path.join(tmpdir(), 'guest-service-compile-cache-'));
  try {
    const loads = await step('Loading bundles in fresh processes', async () => loadings(folder, cache));
    return [...sizes, ...loads.flatMap(figuresOf)];
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
