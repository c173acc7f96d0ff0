import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dynamoTable } from '../../functions/platform/dynamo-table.ts';
import { startEngine } from '../../local/engine.ts';
import { step } from '../../local/steps.ts';
import { localTable } from '../../test/support/local-table.ts';
import { hours } from '../../test/support/world.ts';
import { doors } from '../doors.ts';
import type { Figure } from '../figure.ts';
import { closed, upToResolved } from '../life.ts';
import { type CallCost, costed, itemBytes } from './calculator.ts';
import { mirroringWrites } from './mirror.ts';

/** A filing is eleven; the counter of its guest's number is one more (ADR 032). A view writes its entry in the log of reads (ADR 055). */
const BUDGETS: Readonly<Record<string, number>> = { submit: 12, view: 1, 'take over': 6, resolve: 5, close: 7 };
const VIEW_BUDGET = 1.5;
const SIZE_BUDGETS: Readonly<Record<string, number>> = {
  ticket: 1_024,
  'ticket-detail': 2_048,
  event: 1_024,
  read: 1_024,
};

interface Act {
  readonly name: string;
  readonly own: readonly CallCost[];
  /** Units that the engine billed for each of its writes, in the same order. */
  readonly engine: readonly number[];
}

/** Lives one complaint on both tables at once; answers what each act cost by both accounts, and the largest items. */
async function lived(endpoint: string): Promise<{ acts: Act[]; sizes: Map<string, number> }> {
  const { client, tableName } = await localTable(endpoint);
  let own: CallCost[] = [];
  let engine: number[] = [];
  const billed = dynamoTable({
    ...{ client, tableName, random: Math.random, sleep: (ms: number) => pause(ms) },
    onCapacity: (consumed) => engine.push(consumed.reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)),
  });
  const house = await doors({
    spends: true,
    over: (memory) =>
      mirroringWrites(
        costed(memory, (cost) => own.push(cost)),
        billed,
      ),
  });
  const acts: Act[] = [];
  const told = (name: string) => {
    acts.push({ name, own, engine });
    [own, engine] = [[], []];
  };
  // A life before the one that counts: containers in use have their data key, staff and policies at hand.
  await upToResolved(house, () => {});
  await house.w.relay();
  [own, engine] = [[], []];
  await upToResolved(house, told);
  await house.w.relay();
  told('plan follow-up');
  await house.w.pass(hours(72));
  told('timers');
  await closed(house, told);
  const sizes = new Map<string, number>();
  for (const item of house.w.table.items()) {
    const name = String(item.is);
    sizes.set(name, Math.max(sizes.get(name) ?? 0, itemBytes(item)));
  }
  client.destroy();
  return { acts, sizes };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** How many calls the engine bills otherwise than the calculator says; a missing bill counts as one. */
function disagreements({ own, engine }: Act): number {
  const calculated = own.flatMap(({ wcu }) => (wcu > 0 ? [wcu] : []));
  const calls = Math.max(calculated.length, engine.length);
  return Array.from({ length: calls }, (_, n) => calculated[n] !== engine[n]).filter(Boolean).length;
}

function figuresOf(act: Act): Figure[] {
  const { name, own } = act;
  const [wcu, rcu] = [sum(own.map((cost) => cost.wcu)), sum(own.map((cost) => cost.rcu))];
  const budget = BUDGETS[name];
  const writes: Figure = {
    ...{ part: 'capacity', name: `${name}: writes`, value: wcu, unit: 'WCU' },
    ...(budget !== undefined && { budget: { most: budget } }),
    note: `engine ${sum(act.engine)}`,
  };
  const wrong = disagreements(act);
  const agrees: Figure = {
    ...{ part: 'capacity', name: `${name}: calls billed otherwise than calculated`, value: wrong, unit: '' },
    budget: { most: 0 },
  };
  const reads: Figure = {
    ...{ part: 'capacity', name: `${name}: reads`, value: rcu, unit: 'RCU' },
    ...(name === 'view' && { budget: { most: VIEW_BUDGET } }),
  };
  return [...(wcu > 0 ? [writes] : []), ...(wrong > 0 ? [agrees] : []), reads];
}

/** (a) What each act costs at the table, by the engine's bill and by our own calculator. */
export async function capacity(): Promise<Figure[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'guest-service-bench-'));
  const engine = await step('Starting a local cloud for the bill', () => startEngine({ dataDir, persist: false }));
  try {
    const { acts, sizes } = await lived(engine.endpoint);
    const bytes = Object.entries(SIZE_BUDGETS).map(
      ([name, most]): Figure => ({
        ...{ part: 'capacity', name: `largest ${name} item`, value: sizes.get(name) ?? Number.NaN, unit: 'bytes' },
        budget: { most },
      }),
    );
    return [...acts.flatMap(figuresOf), ...bytes];
  } finally {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
