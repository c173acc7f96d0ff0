import { describe, expect, test } from 'vitest';
import { busEventIn, consume } from '../../../functions/platform/consume.ts';
import { type Start, startWakes } from '../../../functions/platform/start-wakes.ts';
import { logLines } from '../../support/log-lines.ts';

const wake = (generation: number, over: object = {}) => ({
  machine: 'escalation',
  id: 'tck_20261123ABCDEF',
  generation,
  wakeAt: '2026-11-23T03:00:00.000Z',
  ...over,
});

const eventOf = (version: number, wakes: readonly object[] = [wake(version)]) => ({
  id: `tck_20261123ABCDEF-${version}`,
  type: 'ticket.received',
  site: 'dolon',
  entity: 'ticket',
  entityId: 'tck_20261123ABCDEF',
  version,
  at: '2026-11-23T02:00:00.000Z',
  correlationId: 'request-1',
  facts: {},
  wakes,
});

const message = (messageId: string, detail: unknown) => ({ messageId, body: JSON.stringify({ detail }) });
const already = Object.assign(new Error('there already'), { name: 'ExecutionAlreadyExists' });

/** Step Functions that remember what they were asked to start, and refuse to start a name twice. */
function machines(fails: (start: Start) => unknown = () => undefined) {
  const started: Start[] = [];
  const { log, lines } = logLines();
  const start = async (asked: Start) => {
    const fault = fails(asked);
    if (fault !== undefined) throw fault;
    if (started.some(({ machine, name }) => machine === asked.machine && name === asked.name)) throw already;
    started.push(asked);
  };
  const work = (messages: ReadonlyArray<{ messageId: string; body: string }>) =>
    consume(messages, { work: 'start', log, read: busEventIn, act: (event) => startWakes(event, start) });
  return { work, started, lines };
}

const failures = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('the starter', () => {
  test('starts one execution for each wake, named by row and generation, with the whole memory', async () => {
    const { work, started } = machines();
    const offer = wake(1, { machine: 'complaint-dispatch', id: 'wo_20261123ABCDEF_1' });

    const answer = await work([message('m1', eventOf(1, [wake(1), offer]))]);

    const memory = { site: 'dolon', generation: 1, wakeAt: '2026-11-23T03:00:00.000Z', correlationId: 'request-1' };
    expect(answer).toEqual(failures());
    expect(started).toEqual([
      { machine: 'escalation', name: 'tck_20261123ABCDEF-1', memory: { ...memory, id: 'tck_20261123ABCDEF' } },
      {
        machine: 'complaint-dispatch',
        name: 'wo_20261123ABCDEF_1-1',
        memory: { ...memory, id: 'wo_20261123ABCDEF_1' },
      },
    ]);
  });

  test('starts nothing twice, however often and in whatever order it is told', async () => {
    const { work, started } = machines();
    const told = [3, 1, 2, 3, 2, 1, 1].map((version, n) => message(`m${n}`, eventOf(version)));

    const answers = [await work(told), await work([...told].reverse())];

    expect(answers).toEqual([failures(), failures()]);
    expect(started.map(({ name }) => name).sort()).toEqual([1, 2, 3].map((n) => `tck_20261123ABCDEF-${n}`));
  });

  test('goes on with the wakes that are left when a message comes again after it failed half way', async () => {
    let down = true;
    const { work, started } = machines(({ memory }) =>
      down && memory.generation === 2 ? new Error('down') : undefined,
    );
    const told = [message('m1', eventOf(1, [wake(1), wake(2)]))];

    const first = await work(told);
    down = false;
    const second = await work(told);

    expect([first, second]).toEqual([failures('m1'), failures()]);
    expect(started.map(({ memory }) => memory.generation)).toEqual([1, 2]);
  });

  test('reports every message that failed, and works off all others of the batch', async () => {
    const { work, started } = machines(({ memory }) => (memory.generation === 2 ? new Error('down') : undefined));
    const batch = [
      message('good', eventOf(1)),
      message('down', eventOf(2)),
      { messageId: 'no json', body: '{' },
      { messageId: 'null', body: 'null' },
      message('no event', { hello: 'world' }),
      message('unknown machine', eventOf(4, [wake(4, { machine: 'made-up' })])),
      message('also good', eventOf(3)),
    ];

    const answer = await work(batch);

    expect(answer).toEqual(failures('down', 'no json', 'null', 'no event', 'unknown machine'));
    expect(started.map(({ memory }) => memory.generation)).toEqual([1, 3]);
  });

  test.each(['a text', null, 0, { name: 'Odd' }])('never drops a message, whatever is thrown: %j', async (thrown) => {
    const { work } = machines(() => thrown);

    const answer = await work([message('m1', eventOf(1)), message('m2', eventOf(2))]);

    expect(answer).toEqual(failures('m1', 'm2'));
  });

  test('has nothing to do for an event that wakes nobody', async () => {
    const { work, started } = machines();

    const answer = await work([message('m1', eventOf(1, []))]);

    expect(answer).toEqual(failures());
    expect(started).toEqual([]);
  });

  test('carries the correlation id from the event into log and workflow', async () => {
    const { work, started, lines } = machines();

    await work([message('m1', eventOf(1))]);

    expect(started[0]?.memory.correlationId).toBe('request-1');
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ work: 'start', correlationId: 'request-1' });
  });
});
