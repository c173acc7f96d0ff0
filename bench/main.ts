import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { runProgram, Stop } from '../local/steps.ts';
import { bundleFigures } from './bundles.ts';
import { callbacks } from './callbacks.ts';
import { capacity } from './capacity/measure.ts';
import { customers } from './customers.ts';
import { exchange } from './exchange/measure.ts';
import { type Figure, isKept, printed } from './figure.ts';
import { growth } from './growth.ts';
import { handler } from './handler.ts';
import { http } from './http/measure.ts';
import { transitions } from './transitions.ts';

/** The parts in the order in which they are told; each can be asked for alone. */
const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  capacity,
  bundles: bundleFigures,
  handler,
  http,
  growth,
  transitions,
  callbacks,
  customers,
  exchange,
};

function chosen(only: string | undefined): string[] {
  const names = only === undefined ? Object.keys(parts) : only.split(',');
  const unknown = names.find((name) => parts[name] === undefined);
  if (unknown !== undefined)
    throw new Stop(`There is no part "${unknown}": choose from ${Object.keys(parts).join(', ')}.`);
  return names;
}

/** What the figures depend on beside the code; `others` is the load that was there before the bench began. */
const machine = (others: number) => ({
  at: new Date().toISOString(),
  node: process.version,
  platform: `${process.platform} ${process.arch} ${release()}`,
  processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  load: `${others.toFixed(1)} before it, ${(loadavg()[0] ?? 0).toFixed(1)} at its end`,
});

// npm run bench [-- --only capacity,handler] [--json FILE]
// Never on a cloud that somebody has running: every part that needs one starts its own.
delete process.env.AWS_ENDPOINT_URL;
await runProgram(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
  const [others = 0] = loadavg();
  const figures: Figure[] = [];
  for (const name of chosen(values.only)) figures.push(...((await parts[name]?.()) ?? []));
  const facts = machine(others);
  console.log(
    Object.entries(facts)
      .map(([name, value]) => `${name.padEnd(10)} ${value}`)
      .join('\n'),
  );
  console.log(`\n${printed(figures)}\n`);
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ machine: facts, figures }, null, 2)}\n`);
  const missed = figures.filter((figure) => !isKept(figure));
  console.log(missed.length === 0 ? 'Every budget is kept.' : `Missed: ${missed.map(({ name }) => name).join('; ')}.`);
  if (missed.length > 0 && others > cpus().length / 2)
    console.log('The machine had other work when this began: times say little then. Try again when it is at rest.');
  return missed.length === 0 ? 0 : 1;
});
// A connection that a library keeps open must not hold the run.
process.exit();
