import { machineFamilies } from '../functions/kernel/workflow.ts';
import { step } from '../local/steps.ts';
import { type Walked, walk } from '../test/support/walk-machine.ts';
import { type CallCost, costed } from './capacity/calculator.ts';
import { type Doors, doors } from './doors.ts';
import type { Figure } from './figure.ts';
import { closed, upToResolved } from './life.ts';
import { pricesOf, type Units } from './prices.ts';

const MOST_TRANSITIONS = 15;

// What cannot be counted here is assumed, and rather too much: docs/bench.md says so beside the figures.
const BILLED_SECONDS = 0.1; // of one invocation, a cold start now and then included
const MEMORY_GB = 0.5;
const CALLS_A_MESSAGE = 3; // sent, received, deleted
const LINE_KB = 0.2; // one log line of a function that is no door

interface Lived {
  readonly walks: ReadonlyArray<readonly [string, Walked]>;
  readonly units: Units;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The door with its requests counted, those of staff apart: their token is checked by a function of its own. */
function counting(house: Doors) {
  const asked = { all: 0, staff: 0 };
  const ask: Doors['ask'] = (request) => {
    asked.all += 1;
    if (request.as !== undefined) asked.staff += 1;
    return house.ask(request);
  };
  return { asked, counted: { ...house, ask } };
}

/** One complaint that goes well, in containers that have nothing at hand; its machines are walked by their definitions. */
async function lived(): Promise<Lived> {
  const spent: CallCost[] = [];
  const house = await doors({ spends: true, over: (memory) => costed(memory, (cost) => spent.push(cost)) });
  const { w, lines } = house;
  spent.length = 0; // what seeding cost
  const { asked, counted } = counting(house);
  await upToResolved(counted, () => {});
  await w.relay();
  const walks: Array<readonly [string, Walked]> = [];
  for (const family of machineFamilies) {
    // The call is made in its first window: after the machine woke for it, before it wakes again.
    const meanwhile = (wait: number) => family === 'follow-up' && wait === 2 && closed(counted, () => {});
    walks.push([family, await walk(w, family, { meanwhile })]);
    await w.relay();
  }
  const events = w.events();
  const messages = sum(events.map(({ wakes, type }) => (wakes?.length ? 1 : 0) + (type === 'ticket.resolved' ? 1 : 0)));
  const steps = sum(walks.map(([, { memories }]) => memories.length / 2));
  const behind = asked.staff + events.length + messages + steps; // authorizer, relay, consumers, steps
  const units: Units = {
    transitions: sum(walks.map(([, { states, retries }]) => states.length + retries)),
    apiCalls: asked.all,
    invocations: asked.all + behind,
    gbSeconds: (asked.all + behind) * BILLED_SECONDS * MEMORY_GB,
    writes: sum(spent.map(({ wcu }) => wcu)),
    reads: sum(spent.map(({ rcu }) => rcu)),
    events: events.length,
    messages: messages * CALLS_A_MESSAGE,
    kmsCalls: asked.all, // as if no container had ever been asked before
    logKb: sum(lines.map((line) => Buffer.byteLength(line))) / 1_024 + behind * LINE_KB,
  };
  return { walks, units };
}

/** (f) State transitions of a complaint that goes well, and what a thousand of them cost. */
export async function transitions(): Promise<Figure[]> {
  const { walks, units } = await step('Walking the machines of one complaint', lived);
  const dollars = pricesOf(units);
  const figure = (name: string, value: number, unit: string): Figure => ({ part: 'transitions', name, value, unit });
  return [
    {
      ...figure('a complaint that goes well', units.transitions, 'transitions'),
      budget: { most: MOST_TRANSITIONS },
      note: walks.map(([family, { states }]) => `${family} ${states.length}`).join(', '),
    },
    ...Object.entries(dollars).map(
      ([name, value]): Figure => ({
        ...figure(`1,000 complaints: ${name}`, value, '$'),
        note: `${Number(units[name as keyof Units].toFixed(2))} a complaint`,
      }),
    ),
    { ...figure('1,000 complaints: together', sum(Object.values(dollars)), '$'), note: 'prices of us-east-1, 2026-11' },
  ];
}
