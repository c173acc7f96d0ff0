import type { Calendar } from '../kernel/calendar.ts';
import { shippedCalendars } from '../kernel/china-calendar.ts';
import type { SiteId } from '../kernel/ids.ts';

/** The working calendars of a site, by the names that policies use. Every site has those that ship. */
export const calendarsOf = (_site: SiteId): Readonly<Record<'SERVICE' | 'OFFICE', Calendar>> => shippedCalendars;
