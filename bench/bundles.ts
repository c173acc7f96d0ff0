import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundles } from '../lib/bundles.ts';
import { type EntryPoint, entryPoints } from '../lib/entry-points.ts';
import { step } from '../local/steps.ts';
import { type Figure, percentile } from './figure.ts';

const RUNS = 15;
const KB = 1_024;
const SIZE_BUDGET_KB = 550;
const IMPORT_BUDGET_MS = 75;

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

const median = (runs: readonly Loading[], of: keyof Loading) =>
  percentile(
    runs.map((run) => run[of]),
    0.5,
  );

/** Bare and cached runs in turn, so that a busy moment of the machine falls on both. */
function loadings(name: EntryPoint, cache: string): Figure[] {
  const file = path.join(bundles().folder, name, 'index.js');
  loading(file, cache); // fills the cache, which is written as the process ends
  const turns = Array.from({ length: RUNS }, () => ({ bare: loading(file), cached: loading(file, cache) }));
  const bare = turns.map((turn) => turn.bare);
  const cached = turns.map((turn) => turn.cached);
  const figure = (what: string, value: number): Figure => ({
    ...{ part: 'bundles', name: `${name}: ${what}`, value, unit: 'ms' },
  });
  return [
    {
      ...figure('import, bare', median(bare, 'importMs')),
      budget: { most: IMPORT_BUDGET_MS },
      note: `node's own start ${median(bare, 'startMs').toFixed(1)} ms before it; median of ${RUNS}`,
    },
    {
      ...figure('import, compile cache', median(cached, 'importMs')),
      note: `node's own start ${median(cached, 'startMs').toFixed(1)} ms before it; not shipped: docs/adr/020`,
    },
  ];
}

/** (b) How large every function is, and how long one of each kind takes to load in a fresh process. */
export async function bundleFigures(): Promise<Figure[]> {
  const { folder } = await step('Bundling', async () => bundles());
  const sizes = (Object.keys(entryPoints) as EntryPoint[]).map(
    (name): Figure => ({
      ...{ part: 'bundles', name: `${name}: size`, unit: 'KB', budget: { most: SIZE_BUDGET_KB } },
      value: statSync(path.join(folder, name, 'index.js')).size / KB,
    }),
  );
  const cache = mkdtempSync(path.join(tmpdir(), 'guest-service-compile-cache-'));
  try {
    const loads = await step('Loading bundles in fresh processes', async () =>
      LOADED.flatMap((name) => loadings(name, cache)),
    );
    return [...sizes, ...loads];
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
