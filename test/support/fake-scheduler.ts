import type { OneTimeSchedule } from '../../functions/platform/one-time-schedules.ts';

/** The Scheduler as the service knows it: one schedule a name, gone when it has fired. It fires when a test says so. */
export function fakeScheduler() {
  const standing = new Map<string, OneTimeSchedule>();
  return {
    standing,
    set: async (schedule: OneTimeSchedule) => {
      if (!standing.has(schedule.name)) standing.set(schedule.name, schedule);
    },
    drop: async (name: string) => {
      standing.delete(name);
    },
    /** The earliest one. */
    next: () => [...standing.values()].sort((a, b) => (a.at < b.at ? -1 : 1))[0],
    /** What the earliest one sends; it is gone then. */
    fire(schedule: OneTimeSchedule) {
      standing.delete(schedule.name);
      return schedule.input;
    },
  };
}
