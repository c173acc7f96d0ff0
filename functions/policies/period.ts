import { shippedCalendars } from '../kernel/china-calendar.ts';
import { Duration } from '../kernel/duration.ts';

/** A period as policies set it. One in the hours of a calendar that is not there would stop every case that is timed by it. */
export const Period = Duration.refine(
  (duration) =>
    typeof duration === 'string' ||
    duration.calendar === undefined ||
    Object.hasOwn(shippedCalendars, duration.calendar),
  { error: 'there is no such calendar' },
);
