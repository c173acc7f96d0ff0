import { describe, expect, test } from 'vitest';
import { answered, attempt, callOf, peopleEnd } from '../support/calls.ts';
import { resolvedComplaint } from '../support/complaint.ts';
import { MOST_EVENTS_A_STATE, walk } from '../support/walk-machine.ts';
import { hours, type World, world } from '../support/world.ts';

/** A complaint that was resolved, its call planned and its machine started. */
async function planned(): Promise<World> {
  const w = await world();
  await resolvedComplaint(w);
  await w.relay();
  return w;
}

describe('a follow-up call', () => {
  test('that is made before it is due needs one look', async () => {
    const w = await planned();

    const { states } = await walk(w, 'follow-up', { meanwhile: () => attempt(w, answered) });

    expect(states).toEqual(['Wait until the call is due', 'Prepare the call', 'Is the call still wanted?', 'Done']);
  });

  test('that is made once it is due closes the ticket, and the machine sees it at its next look', async () => {
    const w = await planned();
    const call = await callOf(w);

    const { states } = await walk(w, 'follow-up', peopleEnd(w, 'follow-up'));

    expect(states).toHaveLength(7);
    expect(w.story(call?.ticketId ?? '').slice(-2)).toEqual(['follow-up.due', 'ticket.closed']);
  });

  test('that reaches nobody falls due again, and after the last try the ticket is closed unreached by a new execution', async () => {
    const w = await planned();
    const call = await callOf(w);

    const calling = await walk(w, 'follow-up', { meanwhile: (wait) => wait > 1 && attempt(w, { outcome: 'BUSY' }) });
    await w.relay();
    const closing = await walk(w, 'follow-up');

    const story = w.story(call?.ticketId ?? '').slice(7);
    expect(story).toEqual([
      ...['follow-up.due', 'follow-up.attempted', 'follow-up.due', 'follow-up.attempted', 'follow-up.due'],
      ...['follow-up.unreached', 'ticket.closed'],
    ]);
    expect([calling.states.at(-1), closing.states.at(-1)]).toEqual(['Done', 'Done']);
    expect((await w.ticket(call?.ticketNo ?? '')).status).toBe('CLOSED');
  });

  test('that the guest puts off is kept by a new execution, and the old one ends quietly', async () => {
    const w = await planned();
    const later = { outcome: 'CALL_LATER', callLaterAt: '2026-11-30T02:00:00.000Z' };

    const old = await walk(w, 'follow-up', { meanwhile: (wait) => wait === 2 && attempt(w, later) });
    await w.relay();
    const anew = await walk(w, 'follow-up', peopleEnd(w, 'follow-up'));

    expect([old.memories.at(-1), anew.memories.at(-1)]).toMatchObject([{ generation: 1 }, { generation: 2 }]);
    // Ten minutes before the time that he asked for.
    expect(anew.memories[0]?.wakeAt).toBe('2026-11-30T01:50:00.000Z');
    expect(anew.states).toHaveLength(7);
  });

  test('that nobody ever makes keeps its history far below 25,000 events in the longest year', async () => {
    const w = await planned();
    const startedAt = Date.parse(w.now);
    const WINDOWS = 60;

    const { states } = await walk(w, 'follow-up', { meanwhile: (wait) => wait === WINDOWS && attempt(w, answered) });

    const days = (Date.parse(w.now) - startedAt) / hours(24);
    const eventsAYear = (states.length * MOST_EVENTS_A_STATE * 365) / days;
    console.info(`a call that nobody makes: ${Math.round(eventsAYear)} events of history a year`);
    expect(eventsAYear).toBeLessThan(25_000);
  });
});
