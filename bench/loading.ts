import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { envNames } from '../functions/platform/env-names.ts';
import { type EntryPoint, entryPoints } from '../lib/entry-points.ts';
import { settings as stages } from '../lib/settings.ts';
import { type Figure, percentile } from './figure.ts';

const ROUNDS = 9;

/** One of each kind of function, loaded with a compile cache, too: door of many routes, of few, authorizer, consumer, step. */
const CACHED: readonly EntryPoint[] = ['tickets', 'follow-ups', 'operations', 'authorizer', 'starter', 'settle-offer'];

const bench = 'https://bench.example';
const arn = 'arn:aws:bench';

/** What functions find in their environment, each more than it asks for; nothing is called while they load. */
const environment: Readonly<Record<keyof typeof envNames, string>> = {
  ...{ stage: 'bench', build: 'bench', tableName: 'bench', busName: 'bench', filesBucket: 'b', auditBucket: 'b' },
  ...{ checkpointKeyArn: arn, dataKeyArn: arn, rootSecretArn: arn, region: 'cn-north-1', endpointUrl: bench },
  staffIssuers: JSON.stringify([{ issuer: bench, audience: 'bench' }]),
  wechat: JSON.stringify({ baseUrl: bench, appId: 'wx', secretArn: arn }),
  wechatAppId: 'wx',
  wechatPush: JSON.stringify({ appId: 'wx', pushSecretArn: arn }),
  templates: JSON.stringify(stages[0]?.wechat.templates),
  notifying: JSON.stringify({
    ...{ wecomUrl: bench, smsUrl: bench, secretArn: arn, smsSignName: 's' },
    ...{ smsTemplateCode: 't', smsCodeTemplate: 't', smsSurveyTemplate: 't' },
  }),
  sites: '["dolon"]',
  stateMachines: '{}',
  callbackTimers: JSON.stringify({
    ...{ endpoint: bench, group: 'g', queueArn: arn, roleArn: arn, deadLetterArn: arn },
  }),
  deadLetterQueues: '{}',
};
const settings = Object.fromEntries(
  Object.entries(environment).map(([name, value]) => [envNames[name as keyof typeof envNames], value]),
);

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

const share = (runs: readonly Loading[], of: keyof Loading, part: number) =>
  percentile(
    runs.map((run) => run[of]),
    part,
  );

/** The quickest is nearest to the machine at rest: what else it does at the time only ever adds. Half of them says how it was. */
const told = (runs: readonly Loading[]) =>
  `the quickest of ${runs.length}, half below ${share(runs, 'importMs', 0.5).toFixed(1)}; node itself ${share(runs, 'startMs', 0).toFixed(1)} before it`;

interface Loaded {
  readonly name: EntryPoint;
  readonly bare: Loading[];
  readonly cached: Loading[];
}

/** Everything in turn, round after round, so that a busy moment of the machine falls on all alike. */
function loadings(folder: string, cache: string): Loaded[] {
  const fileOf = (name: EntryPoint) => path.join(folder, name, 'index.js');
  for (const name of CACHED) loading(fileOf(name), cache); // fills the cache, which is written as the process ends
  const all = (Object.keys(entryPoints) as EntryPoint[]).map((name): Loaded => ({ name, bare: [], cached: [] }));
  for (let n = 0; n < ROUNDS; n += 1) {
    for (const { name, bare, cached } of all) {
      bare.push(loading(fileOf(name)));
      if (CACHED.includes(name)) cached.push(loading(fileOf(name), cache));
    }
  }
  return all;
}

/** How long each function takes to load in a fresh process, beside what it may take. */
export function loadFigures(folder: string, budgetOf: (name: EntryPoint) => number): Figure[] {
  const cache = mkdtempSync(path.join(tmpdir(), 'guest-service-compile-cache-'));
  try {
    return loadings(folder, cache).flatMap(({ name, bare, cached }) => {
      const figure = (what: string, runs: readonly Loading[]) => ({
        ...{ part: 'bundles', name: `${name}: import, ${what}`, unit: 'ms', value: share(runs, 'importMs', 0) },
      });
      const one = { ...figure('bare', bare), budget: { most: budgetOf(name) }, note: told(bare) };
      const note = `${told(cached)}; not shipped: docs/adr/020`;
      return cached.length === 0 ? [one] : [one, { ...figure('compile cache', cached), note }];
    });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
