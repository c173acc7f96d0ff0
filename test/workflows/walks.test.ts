import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type MachineFamily, machineFamilies } from '../../functions/kernel/workflow.ts';
import { peopleEnd } from '../support/calls.ts';
import { dispatchedComplaint, resolvedComplaint, takenOver } from '../support/complaint.ts';
import { definitions, MOST_EVENTS_A_STATE, type Walked, type WalkOptions, walk } from '../support/walk-machine.ts';
import { hours, type World, world } from '../support/world.ts';

const visited = Object.fromEntries(machineFamilies.map((family) => [family, new Set<string>()]));

/** Walks, and remembers every state that was seen. */
async function walked(w: World, family: MachineFamily, options?: WalkOptions): Promise<Walked> {
  const found = await walk(w, family, options);
  for (const state of found.states) visited[family]?.add(state);
  const sizes = found.memories.map((memory) => Buffer.byteLength(JSON.stringify(memory)));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * 1024);
  await w.relay();
  return found;
}

const away = async () => {
  throw new Error('the table is away');
};
// What a step logs is not what these tests look at.
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('an offer', () => {
  test('that is taken over in time needs one look, which changes nothing', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await w.relay();

    const { states, failure } = await walked(w, 'complaint-dispatch', { meanwhile: () => takenOver(w, offered) });

    expect(states).toEqual(['Wait for take-over', 'Settle the offer', 'Is the offer settled?', 'Done']);
    expect(failure).toBeUndefined();
    expect(w.story(offered.id).at(-1)).toBe('work-order.taken-over');
  });

  test('that lapses goes to the next person by an execution of its own, and then to the group leader', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await w.relay();

    const first = await walked(w, 'complaint-dispatch');
    const between = w.story(offered.id).at(-1);
    const second = await walked(w, 'complaint-dispatch');

    expect([between, w.story(offered.id).at(-1)]).toEqual(['work-order.offered-again', 'work-order.no-taker']);
    expect([first.memories[0]?.generation, second.memories[0]?.generation]).toEqual([1, 2]);
    expect(w.executions.filter(({ machine }) => machine === 'complaint-dispatch')).toEqual([]);
  });

  test('of an older generation ends quietly, whatever time it is', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await w.relay();
    const late = structuredClone(w.executions.find(({ machine }) => machine === 'complaint-dispatch'));
    await walked(w, 'complaint-dispatch');
    const before = await w.ticket(offered.ticketNo);
    w.executions.unshift(late as (typeof w.executions)[number]);

    const { states } = await walked(w, 'complaint-dispatch', { meanwhile: () => w.pass(hours(9)) });

    expect(states.at(-1)).toBe('Done');
    expect((await w.ticket(offered.ticketNo)).workOrder?.id).toBe(before.workOrder?.id);
    expect(w.story(offered.id).filter((type) => type === 'work-order.offered-again')).toHaveLength(1);
  });

  test('that is looked at too early is waited for again', async () => {
    const w = await world();
    await dispatchedComplaint(w);
    await w.relay();
    const execution = w.executions.find(({ machine }) => machine === 'complaint-dispatch');
    Object.assign(execution?.memory ?? {}, { wakeAt: w.now });

    const { states } = await walked(w, 'complaint-dispatch');

    expect(states.filter((state) => state === 'Wait for take-over')).toHaveLength(2);
    expect(states.at(-1)).toBe('Done');
  });
});

const stepOf: Record<MachineFamily, string[]> = {
  'complaint-dispatch': ['settleOffer'],
  escalation: ['evaluateClocks'],
  'follow-up': ['prepareCall', 'settleAttempt'],
};
const steps = machineFamilies.flatMap((family) => stepOf[family].map((step) => [family, step] as const));

async function ready(family: MachineFamily): Promise<World> {
  const w = await world();
  if (family === 'follow-up') await resolvedComplaint(w);
  else await dispatchedComplaint(w);
  await w.relay();
  return w;
}

describe.each(steps)('in %s, the step %s', (family, step) => {
  test('that says a word nobody knows fails the execution by name', async () => {
    const w = await ready(family);
    const instead = { [step]: async (memory: object) => ({ ...memory, outcome: 'perhaps' }) };

    const { states, failure } = await walked(w, family, { instead });

    expect([states.at(-1), failure]).toEqual(['Unknown outcome', 'UnknownOutcome']);
  });

  test('that keeps throwing is tried seven times, then recorded, then the execution fails', async () => {
    const w = await ready(family);

    const { states, retries, failure, memories } = await walked(w, family, { instead: { [step]: away } });

    expect(states.slice(-2)).toEqual(['Record the failure', 'Failed']);
    expect([retries, failure]).toEqual([6, 'StepFailed']);
    expect(memories.at(-1)).toMatchObject({ error: { Cause: 'the table is away' } });
  });

  test('fails the execution also when its failure cannot be recorded', async () => {
    const w = await ready(family);

    const { states, retries, failure } = await walked(w, family, { instead: { [step]: away, recordFailure: away } });

    expect(states.slice(-2)).toEqual(['Record the failure', 'Failed']);
    expect([retries, failure]).toEqual([6 + 4, 'StepFailed']);
  });

  test('that throws once is tried again and goes on as if nothing had been', async () => {
    const [undisturbed, w] = [await ready(family), await ready(family)];
    const wanted = await walked(undisturbed, family, peopleEnd(undisturbed, family));
    let thrown = 0;
    const once: NonNullable<WalkOptions['instead']>[string] = (memory, real) => {
      thrown += 1;
      return thrown === 1 ? away() : real(memory);
    };

    const { states, retries } = await walked(w, family, { ...peopleEnd(w, family), instead: { [step]: once } });

    expect(retries).toBe(1);
    expect(states).toEqual(wanted.states);
    expect(w.events().map(({ type }) => type)).toEqual(undisturbed.events().map(({ type }) => type));
  });
});

test('a matter that nobody touches climbs the whole ladder and then the machine is done', async () => {
  const w = await world();
  const offered = await dispatchedComplaint(w);
  await w.relay();

  const { states, failure } = await walked(w, 'escalation');

  console.info(`a matter that nobody touches: ${states.length} states of the ladder`);
  expect([failure, states.at(-1)]).toEqual([undefined, 'Done']);
  expect((await w.ticket(offered.ticketNo)).level).toBe(4);
  expect(states.length * MOST_EVENTS_A_STATE).toBeLessThan(1_000);
});

test('the ladder of a matter that is timed anew is left to its new execution', async () => {
  const w = await ready('escalation');
  const late = structuredClone(w.executions.find(({ machine }) => machine === 'escalation'));
  Object.assign(late?.memory ?? {}, { generation: 99 });
  w.executions.unshift(late as (typeof w.executions)[number]);
  const before = w.events().length;

  const { states } = await walked(w, 'escalation');

  expect(states).toHaveLength(4);
  expect(w.events()).toHaveLength(before);
});

test('a complaint that goes well costs at most 15 state transitions over all its executions', async () => {
  const w = await world();
  await resolvedComplaint(w);
  await w.relay();
  const executions = w.executions.map(({ machine }) => machine);

  const offer = await walked(w, 'complaint-dispatch');
  const ladder = await walked(w, 'escalation');
  const call = await walked(w, 'follow-up', peopleEnd(w, 'follow-up'));

  const counts = [offer, ladder, call].map(({ states }) => states.length);
  console.info(`a complaint that goes well: ${counts.join(' + ')} state transitions`);
  expect(executions.sort()).toEqual([...machineFamilies].sort());
  expect(w.executions).toEqual([]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(15);
});

test.each(machineFamilies)('these walks have seen every state of %s', (family) => {
  const all = Object.keys(definitions[family].States);

  expect([...(visited[family] ?? [])].sort()).toEqual(all.sort());
});
