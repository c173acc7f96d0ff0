import { createHash } from 'node:crypto';
import { customerKind } from '../customers/kinds.ts';
import type { Customer } from '../customers/model.ts';
import type { Changed, Circumstances } from '../kernel/event.ts';
import type { CreditEntryId, CustomerId, SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { Instant } from '../kernel/time.ts';
import { bounds, indexes, keys, queues, sortedBy, watchStandings } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Write, WriteLost } from '../platform/table.ts';
import { CreditEntry } from './credit-model.ts';
import type { ChangedEntry } from './credit-rules.ts';
import { activityKnown, creditEntryNotFound } from './errors.ts';
import { Activity, Standing } from './model.ts';
import type { ChangedStanding } from './rules.ts';

export const standingKind = recordKind({
  name: 'standing',
  schema: Standing,
  key: (standing) => keys.standing(standing.site, standing.id),
  index: (standing): Readonly<Record<string, string>> => ({
    [indexes.watch.pk]: watchStandings(standing.site),
    [indexes.watch.sk]: sortedBy(standing.lookAt, standing.id),
  }),
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const activityKind = recordKind({
  name: 'activity',
  schema: Activity,
  key: ({ site, customerId, kind, ref }) => keys.activity(site, customerId, `${kind}#${hashOf(ref)}`),
});

export const creditKind = recordKind({
  name: 'credit-entry',
  schema: CreditEntry,
  key: ({ site, customerId, id }) => keys.creditEntry(site, customerId, id),
  index: ({ site, id, status, contest }): Readonly<Record<string, string>> =>
    status === 'CONTESTED' && contest
      ? { [indexes.queue.pk]: queues.contests(site), [indexes.queue.sk]: sortedBy(contest.dueAt, id) }
      : {},
});

const ENTRIES = 200; // of one customer: more is a matter for a person to read, not a list

/** Standings and credit in the table. One function per access pattern. */
export const gradingStore = (ledger: Ledger) => {
  const { records } = ledger;

  /** What a standing writes, with the customer's own grade in the same transaction where that changes. */
  async function writesOf(
    of: {
      before: Standing | undefined;
      changed: ChangedStanding;
      customer: Customer;
      graded: Changed<Customer> | undefined;
    },
    by: Circumstances,
  ): Promise<Write[]> {
    const { before, changed, customer, graded } = of;
    const own = before
      ? await ledger.changing({ kind: standingKind, before, changed }, by)
      : await ledger.beginning(standingKind, changed, by);
    const his = graded ? await ledger.changing({ kind: customerKind, before: customer, changed: graded }, by) : [];
    return [...own, ...his];
  }

  return {
    find: (site: SiteId, id: CustomerId): Promise<Standing | undefined> =>
      records.find(standingKind, keys.standing(site, id)),

    repeated: (site: SiteId, id: CustomerId, by: Circumstances) =>
      ledger.repeated(standingKind, keys.standing(site, id), by),

    /** A standing, the grade of its customer, and an activity that is counted: all of it or nothing. Errors: `version.stale`, `grade.activityKnown`. */
    async save(
      of: {
        before: Standing | undefined;
        changed: ChangedStanding;
        customer: Customer;
        graded: Changed<Customer> | undefined;
      },
      by: Circumstances,
      activity?: Activity,
    ): Promise<Standing> {
      const writes = await writesOf(of, by);
      const counted = activity ? [await records.creating(activityKind, activity)] : [];
      try {
        await records.table.transact([...counted, ...writes]);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        if (activity && error.lost.some(({ index }) => index === 0)) throw activityKnown();
        throw stale(of.before?.version ?? 0, undefined);
      }
      return { ...of.changed.head, version: (of.before?.version ?? 0) + 1 };
    },

    /** Standings that time alone may have changed, the earliest first. */
    async due(site: SiteId, to: Instant, limit: number): Promise<Standing[]> {
      const { items } = await records.table.query({
        index: 'watch',
        pk: watchStandings(site),
        limit,
        ...bounds({ to }),
      });
      return records.readAll(standingKind, items);
    },

    /** One entry of a customer. Errors: `credit.notFound`. */
    entry: (site: SiteId, customerId: CustomerId, id: CreditEntryId): Promise<CreditEntry> =>
      records.read(creditKind, keys.creditEntry(site, customerId, id), creditEntryNotFound()),

    /** Under which of a customer's records an entry stands; the first one where it stands under none. */
    async recordOfEntry(site: SiteId, all: readonly CustomerId[], id: CreditEntryId): Promise<CustomerId | undefined> {
      const items = await records.table.getAll(
        all.map((one) => keys.creditEntry(site, one, id)),
        { consistent: true },
      );
      return all[
        Math.max(
          0,
          items.findIndex((item) => item !== undefined),
        )
      ];
    },

    repeatedEntry: (site: SiteId, customerId: CustomerId, id: CreditEntryId, by: Circumstances) =>
      ledger.repeated(creditKind, keys.creditEntry(site, customerId, id), by),

    /** All entries of a customer's records, the newest first. */
    async entries(site: SiteId, all: readonly CustomerId[]): Promise<CreditEntry[]> {
      const places = all.map((id) => keys.creditEntry(site, id, '').pk);
      const pages = await Promise.all(
        places.map((pk) => records.page(creditKind, { pk, begins: 'R#', descending: true, limit: ENTRIES })),
      );
      return pages.flatMap(({ items }) => items).sort((one, other) => (one.id < other.id ? 1 : -1));
    },

    /** A new entry, or the one that an equal request made. */
    async record(changed: ChangedEntry, by: Circumstances): Promise<CreditEntry> {
      try {
        return await ledger.begin(creditKind, changed, by);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        const { site, customerId, id } = changed.head;
        return records.read(creditKind, keys.creditEntry(site, customerId, id), creditEntryNotFound());
      }
    },

    changeEntry: (before: CreditEntry, changed: ChangedEntry, by: Circumstances): Promise<CreditEntry> =>
      ledger.change({ kind: creditKind, before, changed, from: [before.status] }, by),

    /** Contested entries that are to be decided by an instant. */
    async contested(site: SiteId, page: { to?: Instant; after?: string; limit: number }) {
      const query = { index: 'queue' as const, pk: queues.contests(site), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.queue.sk];
      return { entries: await records.readAll(creditKind, items), ...(last !== undefined && { last: String(last) }) };
    },
  };
};
export type GradingStore = ReturnType<typeof gradingStore>;
