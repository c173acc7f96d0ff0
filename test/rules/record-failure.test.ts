import { afterEach, describe, expect, test, vi } from 'vitest';
import { handler } from '../../functions/operations/steps/record-failure.ts';

const memory = {
  site: 'dolon',
  id: 'wo_20261123ABCDE0_1',
  generation: 2,
  wakeAt: '2026-11-23T02:00:00.000Z',
  correlationId: 'correlation-1',
};

/** What the step wrote to the log while it worked. */
async function recorded(input: unknown) {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const answer = await handler(input);
  const lines = written.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('workflow-failed'));
  return { answer, lines, told: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the record of a failed workflow', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('names the row and the fault, but not the fault’s text, and gives the memory back', async () => {
    const input = { ...memory, error: { Error: 'States.TaskFailed', Cause: 'Zhang Invented, 19000000001' } };

    const { answer, lines, told } = await recorded(input);

    expect(answer).toBe(input);
    expect(told).toEqual([
      {
        level: 'INFO',
        work: 'workflow-failed',
        correlationId: 'correlation-1',
        id: memory.id,
        outcome: 'States.TaskFailed',
      },
    ]);
    expect(lines[0]).not.toMatch(/Zhang|19000000001/);
  });

  test.each([null, undefined, 'text', {}, { ...memory, generation: 'two' }, { ...memory, error: { Error: 7 } }])(
    'is kept of any input, for a step that fails must not fail again: %j',
    async (input) => {
      const { answer, told } = await recorded(input);

      expect(answer).toBe(input);
      expect(told).toMatchObject([{ work: 'workflow-failed', outcome: 'unknown outcome' }]);
    },
  );
});
