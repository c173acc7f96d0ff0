import { parseArgs } from 'node:util';
import type { Instant } from '../functions/kernel/time.ts';
import { runProgram, Stop } from '../local/steps.ts';
import { resortsOf, simulateResorts, together } from './resorts.ts';

/** Monday, eight in the morning in China, early in a year whose working days are known. */
const START = '2026-01-05T00:00:00.000Z' as Instant;
const FAULTS = { lost: 1, doubled: 3, crash: 0.2 };

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Stop(`--${name} is a whole number from 1 on, not "${text}".`);
  return number;
}

// npm run simulate [-- --complaints 100000] [--resorts 4] [--days 365] [--seed 7]
await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      complaints: { type: 'string', default: '100000' },
      resorts: { type: 'string', default: '4' },
      days: { type: 'string', default: '365' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000) + 1) },
    },
  });
  const [complaints, days] = [wholeNumber(values.complaints, 'complaints'), wholeNumber(values.days, 'days')];
  const [resorts, seed] = [wholeNumber(values.resorts, 'resorts'), wholeNumber(values.seed, 'seed')];
  console.log(`${complaints} matters of ${resorts} resorts in ${days} days, seed ${seed} (the same seed replays it)`);
  const began = performance.now();
  const all = { seed, complaints, days, start: START, faults: FAULTS };
  const end = together(await simulateResorts(resortsOf(all, resorts), (line) => console.log(`· ${line}`)));
  const seconds = Math.round((performance.now() - began) / 1_000);
  for (const [outcome, times] of [...end.tally].sort())
    if (outcome !== 'taps') console.log(`  ${outcome.padEnd(44)} ${times}`);
  console.log(`filed ${end.filed}; ended ${JSON.stringify(end.ended)}; in ${seconds} s`);
  console.log(`events delivered ${end.delivered}, lost ${end.lost}, doubled ${end.doubled}; crashes ${end.crashes}`);
  console.log(`stuck ${end.stuck.length}, wrong ${end.wrong.length}`);
  for (const line of [...end.stuck, ...end.wrong].slice(0, 40)) console.log(`  ✗ ${line}`);
  return end.stuck.length + end.wrong.length === 0 ? 0 : 1;
});
