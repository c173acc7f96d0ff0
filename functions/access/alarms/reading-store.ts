import type { SiteId } from '../../kernel/ids.ts';
import { addPlainDays, type PlainDate } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import type { Item, Table } from '../../platform/table.ts';
import type { PostCode } from '../../staff/posts.ts';
import type { CountedDay } from './rules.ts';

const DAY_SECONDS = 86_400;
const KEPT_DAYS = 400; // a year's rights are reviewed by them, and the quarter after
const POST = 'post_';

const dayIn = (item: Item): CountedDay => ({
  day: String(item.sk).slice(2) as PlainDate,
  ...{ reads: Number(item.reads ?? 0), people: Number(item.people ?? 0), clear: Number(item.clear ?? 0) },
  posts: Object.keys(item).flatMap((name) => (name.startsWith(POST) ? [name.slice(POST.length)] : [])),
});

/** How much each person reads on each day, in the table. */
export const readingStore = (table: Table) => ({
  /** One more answer that he was shown. */
  async add(
    of: { readonly site: SiteId; readonly staffNo: string; readonly day: PlainDate },
    more: { readonly people: number; readonly clear: boolean; readonly post: PostCode },
  ): Promise<void> {
    const { site, staffNo, day } = of;
    await table.write({
      ...{ kind: 'update', key: keys.readingDay(site, staffNo, day) },
      set: { is: 'reading-day', expiresAtEpoch: Date.parse(`${day}T00:00:00Z`) / 1_000 + KEPT_DAYS * DAY_SECONDS },
      add: { reads: 1, people: more.people, ...(more.clear && { clear: 1 }), [`${POST}${more.post}`]: 1 },
    });
  },

  /** The days up to one, of the last so many, on which he read at all; the newest first. */
  async last(
    site: SiteId,
    staffNo: string,
    of: { readonly to: PlainDate; readonly days: number },
  ): Promise<CountedDay[]> {
    const { pk } = keys.readingDay(site, staffNo, of.to);
    const [from, to] = [`D#${addPlainDays(of.to, -of.days)}`, `D#${of.to}`];
    const { items } = await table.query({ pk, from, to, descending: true, limit: of.days + 1 });
    return items.map(dayIn);
  },
});
export type ReadingStore = ReturnType<typeof readingStore>;
