import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Simulated, YearEnd } from './year.ts';

/** What the worker of one resort says: a line of its progress, or its end. */
export type FromResort = { readonly line: string } | { readonly end: YearEnd };

/** The years of so many resorts: matters are shared out, and each draws its luck from a seed of its own. */
export const resortsOf = (all: Simulated, resorts: number): Simulated[] =>
  Array.from({ length: resorts }, (_, n) => ({
    ...all,
    seed: all.seed + n * 1_000_003,
    complaints: Math.floor(all.complaints / resorts) + (n < all.complaints % resorts ? 1 : 0),
  }));

function oneYear(of: Simulated, tell: (line: string) => void): Promise<YearEnd> {
  return new Promise((settle, fail) => {
    const worker = new Worker(new URL('./resort-worker.ts', import.meta.url), { workerData: of });
    let end: YearEnd | undefined;
    worker.on('message', (said: FromResort) => {
      if ('line' in said) tell(said.line);
      else end = said.end;
    });
    worker.on('error', fail);
    worker.on('exit', () => (end ? settle(end) : fail(new Error('a resort ended without a word'))));
  });
}

/** Runs the years of all resorts, as many at a time as this machine has cores. They share nothing, as sites share no key. */
export async function simulateResorts(
  years: readonly Simulated[],
  tell: (line: string) => void,
  atOnce = availableParallelism(),
): Promise<YearEnd[]> {
  const ends: YearEnd[] = [];
  const waiting = [...years.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [n, year] = next;
      ends[n] = await oneYear(year, (line) => tell(`resort ${n + 1}: ${line}`));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, years.length) }, worker));
  return ends;
}

/** What all resorts came to together. */
export function together(ends: readonly YearEnd[]): YearEnd {
  const sum = (of: (end: YearEnd) => number) => ends.reduce((total, end) => total + of(end), 0);
  const ended: Record<string, number> = {};
  const tally = new Map<string, number>();
  for (const end of ends) {
    for (const [status, times] of Object.entries(end.ended)) ended[status] = (ended[status] ?? 0) + times;
    for (const [outcome, times] of end.tally) tally.set(outcome, (tally.get(outcome) ?? 0) + times);
  }
  const where = (lines: (end: YearEnd) => readonly string[]) =>
    ends.flatMap((end, n) => lines(end).map((line) => (ends.length > 1 ? `resort ${n + 1}: ${line}` : line)));
  return {
    ...{ ended, tally, stuck: where((end) => end.stuck), wrong: where((end) => end.wrong) },
    ...{ filed: sum((end) => end.filed), crashes: sum((end) => end.crashes), lost: sum((end) => end.lost) },
    ...{ doubled: sum((end) => end.doubled), delivered: sum((end) => end.delivered) },
  };
}
