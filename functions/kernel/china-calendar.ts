import type { Calendar } from './calendar.ts';
import { extendedByPlainWeek } from './calendar-horizon.ts';
import { chinaYears } from './china-years.ts';

const ZONE = 'Asia/Shanghai';
const COVERED_TO = `${Math.max(...Object.keys(chinaYears).map(Number))}-12-31`;

type Week = Calendar['week'];

const everyDay = (windows: [string, string][]): Week => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
  sat: windows,
  sun: windows,
});

const OFFICE_HOURS: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

/** The front line (domain 4.0): every day, holidays too; longer in the season from May to October. */
export const serviceCalendar: Calendar = {
  timeZone: ZONE,
  week: everyDay([
    ['08:00', '12:00'],
    ['13:00', '18:00'],
  ]),
  seasons: [
    {
      from: '05-01',
      to: '10-31',
      week: everyDay([
        ['08:00', '12:00'],
        ['13:00', '22:00'],
      ]),
    },
  ],
  coveredTo: COVERED_TO,
};

/** The offices (domain 4.0): Monday to Friday, less public holidays, plus the working days that make up for them. */
export const officeCalendar: Calendar = {
  timeZone: ZONE,
  week: { mon: OFFICE_HOURS, tue: OFFICE_HOURS, wed: OFFICE_HOURS, thu: OFFICE_HOURS, fri: OFFICE_HOURS },
  holidays: Object.values(chinaYears).flatMap((year) => year.holidays),
  extraDays: Object.fromEntries(
    Object.values(chinaYears).flatMap((year) => year.workdays.map((day) => [day, OFFICE_HOURS])),
  ),
  coveredTo: COVERED_TO,
};

/** The calendars that a site starts with, by the names that policies use. */
export const shippedCalendars: Readonly<Record<'SERVICE' | 'OFFICE', Calendar>> = {
  SERVICE: serviceCalendar,
  OFFICE: officeCalendar,
};

/** The same for promises to guests, which are made beyond the last known day, too. */
export const promiseCalendars: Readonly<Record<'SERVICE' | 'OFFICE', Calendar>> = {
  SERVICE: extendedByPlainWeek(serviceCalendar),
  OFFICE: extendedByPlainWeek(officeCalendar),
};
