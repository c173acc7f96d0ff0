import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf } from '../../functions/board/rules.ts';
import { ticketKind } from '../../functions/tickets/kinds.ts';
import type { Ticket } from '../../functions/tickets/model.ts';
import { anyStep, type Life, newLife } from '../support/ticket-life.ts';
import { site } from '../support/world.ts';

async function heads({ w, filed }: Life): Promise<Ticket[]> {
  const items = w.table.items().filter((item) => item.is === ticketKind.name);
  const all = await Promise.all(items.map((item) => w.records.decode(ticketKind, item)));
  // What the house opened by itself belongs to it, too.
  return all.filter(({ ticketNo, channel }) => channel === 'INTERNAL' || filed.includes(ticketNo));
}

const kept = ({ w }: Life) =>
  w.table
    .items()
    .filter((item) => item.is === 'board-entry')
    .map((item) => `${item.list} ${item.at} ${item.ticketNo} ${item.assignee ?? ''} ${item.priority} ${item.status}`)
    .sort();

test('whatever is doubled, late or out of order: once every event has come, the board is what the heads say', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const life = await newLife();
      for (const { step } of steps) await step(life);

      // What was lost on its way comes in the end: from the dead letters, or by the reconciler; and what follows from it.
      for (let come = -1; come !== life.w.events().length; ) {
        come = life.w.events().length;
        for (const event of [...life.w.events()].reverse())
          if (event.entity === 'ticket') await life.w.consume({ ...event, wakes: [] });
      }

      const wanted = (await heads(life)).flatMap((ticket) => entriesOf(ticket));
      const counts = await life.w.board.board.counts(site);
      expect(kept(life)).toEqual(
        wanted
          .map(
            ({ list, at, ticketNo, assignee, priority, status }) =>
              `${list} ${at} ${ticketNo} ${assignee ?? ''} ${priority} ${status}`,
          )
          .sort(),
      );
      for (const [signal, count] of Object.entries(counts))
        expect([signal, count]).toEqual([signal, wanted.filter(({ list }) => list === signal).length]);
    }),
    { numRuns: 25 },
  );
});
