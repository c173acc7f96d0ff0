import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { dispatchedComplaint, orderOf, resolvedComplaint } from '../support/complaint.ts';
import { hours, type World, world } from '../support/world.ts';

describe('events that come twice, late or in another order', () => {
  test('start no execution twice, plan no call twice, and change nothing', async () => {
    const story = async (w: World) => {
      const done = await resolvedComplaint(w);
      await w.relay();
      return done;
    };
    const calm = await world();
    const done = await story(calm);
    const wanted = { items: calm.table.items().length, executions: calm.executions.map(({ name }) => name).sort() };

    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (stream) => {
        const w = await world();
        const sameDone = await story(w);
        const events = w.events();
        const orders = events.map(() => Number(stream.next().value));
        const shuffled = [...events, ...events].sort(
          (a, b) => (orders[events.indexOf(a)] ?? 0) - (orders[events.indexOf(b)] ?? 0),
        );

        for (const event of shuffled) await w.consume(event);

        expect(w.story(sameDone.id)).toEqual(calm.story(done.id));
        expect(w.table.items()).toHaveLength(wanted.items);
        expect(w.executions.map(({ name }) => name).sort()).toEqual(wanted.executions);
      }),
      { numRuns: 20 },
    );
  });

  test('that come a week late wake executions which find nothing to do', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await w.as(offered.workOrder?.assignee ?? '', takeOverIt, orderOf(offered));
    const late = w.events().filter((event) => event.type === 'work-order.offered');
    await w.relay((event) => event.type === 'work-order.offered');
    const storyAt = async (at: number) => {
      await w.pass(at);
      return w.story(offered.id).filter((type) => type.startsWith('work-order'));
    };
    const before = await storyAt(hours(24 * 7));

    for (const event of late) await w.consume(event);
    const after = await storyAt(hours(1));

    expect(after).toEqual(before);
    expect(w.executions.filter(({ machine }) => machine === 'complaint-dispatch')).toEqual([]);
  });
});
