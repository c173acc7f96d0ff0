import type { Calendar } from '../kernel/calendar.ts';
import { extendedByPlainWeek } from '../kernel/calendar-horizon.ts';
import type { Changed, Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { WriteLost } from '../platform/table.ts';
import { CalendarId, CalendarRecord } from './model.ts';
import { composed } from './rules.ts';

export const calendarKind = recordKind({
  name: 'calendar',
  schema: CalendarRecord,
  key: ({ site, id }) => keys.calendarYear(site, id),
});

/** A changed calendar counts in every container after this long. */
const FRESH_MS = 5_000;

export type Calendars = Readonly<Record<CalendarId, Calendar>>;

/** Calendars in the table. One function per access pattern. */
export function calendarStore(ledger: Ledger, clock: () => Instant) {
  const { records } = ledger;
  const kept = new Map<string, { at: number; years: Promise<CalendarRecord[]> }>();
  // The same years give the same calendar, so that what was worked out of it is worked out once.
  const made = new Map<string, Calendars>();

  function years(site: SiteId): Promise<CalendarRecord[]> {
    const now = millis(clock());
    const found = kept.get(site);
    if (found && now - found.at < FRESH_MS) return found.years;
    const { pk } = keys.calendarYear(site, '');
    const read = records.page(calendarKind, { pk, begins: 'C#' }).then(({ items }) => items);
    kept.set(site, { at: now, years: read });
    read.catch(() => kept.delete(site));
    return read;
  }

  async function known(site: SiteId): Promise<Calendars> {
    const own = await years(site);
    const place = `${site} ${own.map(({ id, version }) => `${id}.${version}`).join(' ')}`;
    const found = made.get(place);
    if (found) return found;
    const calendars = Object.fromEntries(CalendarId.options.map((id) => [id, composed(id, own)])) as Calendars;
    made.set(place, calendars);
    return calendars;
  }
  const promised = new WeakMap<Calendars, Calendars>();

  return {
    /** The calendars of a site as far as they are known. */
    known,

    /** The same for promises to guests, which are made beyond the last known day, too (docs/adr/031). */
    async promises(site: SiteId): Promise<Calendars> {
      const calendars = await known(site);
      const found = promised.get(calendars);
      if (found) return found;
      const { SERVICE, OFFICE } = calendars;
      const extended = { SERVICE: extendedByPlainWeek(SERVICE), OFFICE: extendedByPlainWeek(OFFICE) };
      promised.set(calendars, extended);
      return extended;
    },

    /** Every year of a site's calendars with its version, in one line: another line, other calendars. */
    versions: async (site: SiteId): Promise<string> =>
      (await years(site))
        .map(({ id, version }) => `${id}.${version}`)
        .sort()
        .join(' '),

    /** A year as it stands in the table this moment. */
    year: (site: SiteId, id: string) => records.find(calendarKind, keys.calendarYear(site, id)),

    repeated: (site: SiteId, id: string, by: Circumstances) =>
      ledger.repeated(calendarKind, keys.calendarYear(site, id), by),

    /** A changed year and its event, or neither. Errors: `version.stale`. */
    async save(
      before: CalendarRecord | undefined,
      changed: Changed<CalendarRecord>,
      by: Circumstances,
    ): Promise<CalendarRecord> {
      const { site, id } = changed.head;
      kept.delete(site);
      if (before) return ledger.change({ kind: calendarKind, before, changed }, by);
      try {
        return await ledger.begin(calendarKind, changed, by);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        throw stale((await records.find(calendarKind, keys.calendarYear(site, id)))?.version ?? 0, undefined);
      }
    },
  };
}
export type CalendarStore = ReturnType<typeof calendarStore>;
