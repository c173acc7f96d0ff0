import { createHash } from 'node:crypto';
import { book } from '../functions/callbacks/rules.ts';
import { slotsOn } from '../functions/callbacks/slot-rules.ts';
import { timerOf } from '../functions/callbacks/timers.ts';
import { promiseCalendars } from '../functions/kernel/china-calendar.ts';
import { type CallbackId, newId, type SiteId } from '../functions/kernel/ids.ts';
import type { Instant, PlainDate } from '../functions/kernel/time.ts';
import { defaults } from '../functions/policies/defaults.ts';
import type { Figure } from './figure.ts';

/** Calls of one day, all for a winter day, which has the fewest slots. */
const CALLS = 100_000;
const DAY = '2026-11-25' as PlainDate;
const now = '2026-11-23T02:00:00.000Z' as Instant;

/** What the Scheduler takes in its smallest regions: https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html */
const FIRED_A_SECOND = 500;
const SET_A_SECOND = 250;

/** One function sets timers, ten of it at once (lib/constructs/callback-work.ts), each in two calls of 50 ms: dropped, set. */
const KEEPERS = 10;
const SETS_A_SECOND_EACH = 20;

/** A share of the day's calls in its busiest hour; evenly, one in nine. */
const BUSY_HOUR = 0.3;
const SLOTS_AN_HOUR = 60 / defaults.callback.slotMinutes;

const offer = { calendar: promiseCalendars.SERVICE, numbers: defaults.callback, now };

/** When the timers of a call are set to fire: its reminder, then its ring. */
function timersOf(slot: Instant, n: number): string[] {
  const id = newId('callback', now, (bytes) => createHash('sha256').update(String(n)).digest().subarray(0, bytes));
  const booking = { id: id as CallbackId, site: 'dolon' as SiteId, source: 'PUBLIC', topic: 'INQUIRY' } as const;
  const told = { ...booking, phone: '19000000001', callAt: slot, mayRemind: false };
  const { head } = book(told, now, defaults.callback);
  const ring = { ...head, lookAt: slot, generation: 2 };
  return [timerOf(head, 'bench').at, timerOf(ring, 'bench').at];
}

/** The most timers that fire in one second, where each slot has so many calls. */
function busiestSecond(callsOf: (slot: number) => number): number {
  const perSecond = new Map<string, number>();
  let n = 0;
  for (const [index, slot] of slotsOn(DAY, offer).entries())
    for (let left = callsOf(index); left > 0; left -= 1) {
      n += 1;
      for (const at of timersOf(slot, n)) perSecond.set(at, (perSecond.get(at) ?? 0) + 1);
    }
  return Math.max(...perSecond.values());
}

/** (g) Whether the timers of very many booked calls stay within what the Scheduler takes. By calculation: every timer is made, none is set. */
export async function callbacks(): Promise<Figure[]> {
  const slots = slotsOn(DAY, offer).length;
  const even = Math.ceil(CALLS / slots);
  const busy = Math.ceil((CALLS * BUSY_HOUR) / SLOTS_AN_HOUR);
  const rest = Math.ceil((CALLS * (1 - BUSY_HOUR)) / (slots - SLOTS_AN_HOUR));
  const figure = (name: string, value: number, unit: string): Figure => ({ part: 'callbacks', name, value, unit });
  const setASecond = KEEPERS * SETS_A_SECOND_EACH;
  return [
    {
      ...figure(
        '100,000 calls on a day, evenly: timers fired',
        busiestSecond(() => even),
        'a second',
      ),
      ...{ budget: { most: FIRED_A_SECOND }, note: `${slots} slots, ${even} calls each; the busiest second` },
    },
    {
      ...figure(
        '100,000 calls, 30 % in one hour: timers fired',
        busiestSecond((slot) => (slot < SLOTS_AN_HOUR ? busy : rest)),
        'a second',
      ),
      ...{ budget: { most: FIRED_A_SECOND }, note: `${busy} calls in each slot of that hour` },
    },
    {
      ...figure('timers set, however many calls change at once', setASecond, 'a second'),
      ...{ budget: { most: SET_A_SECOND }, note: `${KEEPERS} at once, ${SETS_A_SECOND_EACH} each` },
    },
    {
      ...figure('until a slot of the busy hour has its next timers', Math.ceil(busy / setASecond), 's'),
      ...{ budget: { most: 300 }, note: 'the next one is due after five minutes' },
    },
    { ...figure('bookings of a day in one hour', Math.ceil(CALLS / 3_600), 'a second'), budget: { most: setASecond } },
    {
      ...figure('schedules that stand at once', CALLS * defaults.callback.daysAhead, 'schedules'),
      ...{ budget: { most: 10_000_000 }, note: 'every day booked out, a fortnight ahead' },
    },
  ];
}
