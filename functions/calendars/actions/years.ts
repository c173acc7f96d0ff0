import { actorOf } from '../../kernel/event.ts';
import { once } from '../../platform/once.ts';
import { getYear, putYear } from '../contract.ts';
import { action } from '../deps.ts';
import { unknownCalendar } from '../errors.ts';
import { CalendarId, type CalendarRecord } from '../model.ts';
import { checkedYear, setYear, shippedYear } from '../rules.ts';

function named(params: { readonly calendarId: string; readonly year: string }) {
  const calendarId = CalendarId.safeParse(params.calendarId);
  if (!calendarId.success) throw unknownCalendar();
  return { calendarId: calendarId.data, year: Number(params.year), id: `${calendarId.data}-${params.year}` };
}

const viewOf = ({ calendarId, year, version, week, seasons, holidays, extraDays }: CalendarRecord) => ({
  ...{ calendarId, year, version, holidays, extraDays },
  ...(week && { week }),
  ...(seasons && { seasons }),
});

/** What was set of a year, or what the product ships of it (version 0). */
export const showYear = action(getYear, async ({ input, actor, deps }) => {
  const { calendarId, year, id } = named(input.params);
  const record = await deps.calendars.year(actor.site, id);
  return record ? viewOf(record) : { calendarId, year, version: 0, ...shippedYear(calendarId, year) };
});

/** 1. Answer a repeat as before. 2. Check the year as a whole. 3. Keep it with what happened; what is open is timed anew by its event. */
export const setYearIt = action(putYear, async ({ input, actor, now, deps, op, version, correlationId }) => {
  const { calendarId, year, id } = named(input.params);
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const set = async () => {
    const plan = checkedYear(year, input.body);
    const before = await deps.calendars.year(site, id);
    const to = { site, calendarId, year, plan, version, by: actorOf(actor).id ?? actor.kind, now };
    return deps.calendars.save(before, setYear(before, to), by);
  };
  return viewOf(await once(() => deps.calendars.repeated(site, id, by), set));
});
