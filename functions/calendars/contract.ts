import * as z from 'zod';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { invalidYear, unknownCalendar } from './errors.ts';
import { CalendarId, CalendarYear } from './model.ts';

// Any word is let in, so that a calendar that is not there answers 404 and not 400.
const params = z.strictObject({ calendarId: z.string().regex(/^[A-Z]{2,20}$/), year: z.string().regex(/^2[01]\d\d$/) });
const YearView = CalendarYear.extend({ calendarId: CalendarId, year: z.int(), version: z.int() }).meta({
  id: 'CalendarYearView',
});
const example = { calendarId: 'OFFICE', year: '2027' };

export const getYear = route({
  method: 'GET',
  path: '/calendars/{calendarId}/years/{year}',
  audience: 'staff',
  capability: 'policy.read',
  summary: { zh: '查看某年的工作日历', en: 'A year of a calendar: windows, holidays, make-up working days' },
  params,
  answer: YearView,
  refusals: [unknownCalendar],
  example: { params: example },
});

export const putYear = route({
  method: 'PUT',
  path: '/calendars/{calendarId}/years/{year}',
  audience: 'staff',
  capability: 'policy.write',
  summary: {
    zh: '设定某年的工作日历（整年提交；已承诺的时限只提前不推后）',
    en: 'Set a year of a calendar, sent whole; promises that were made move earlier at most',
  },
  params,
  versioned: true,
  body: CalendarYear,
  answer: YearView,
  refusals: [unknownCalendar, invalidYear, stale, keyReused],
  example: {
    params: example,
    body: {
      holidays: ['2027-01-01'],
      extraDays: {
        '2027-01-03': [
          ['09:00', '12:00'],
          ['13:00', '18:00'],
        ],
      },
    },
  },
});

export const contract = { getYear, putYear } as const;
