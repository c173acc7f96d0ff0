import type { SiteId } from '../kernel/ids.ts';
import { addDays, type Instant, millis } from '../kernel/time.ts';
import { bounds, keys, sortedBy } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';
import { WriteLost } from '../platform/table.ts';
import { CauseParent, CauseTrace, Trace } from './model.ts';

// Twice as long as anybody looks back.
const TRACE_DAYS = 60;
const CAUSE_DAYS = 14;
const goneAfter = (at: Instant, days: number) => Math.ceil(millis(addDays(at, days)) / 1_000);

const traceKind = recordKind({
  name: 'trace',
  schema: Trace,
  key: ({ site, party, receivedAt, ticketId }) => keys.trace(site, party, sortedBy(receivedAt, ticketId)),
  expires: ({ receivedAt }) => goneAfter(receivedAt, TRACE_DAYS),
});
const causeKind = recordKind({
  name: 'cause-trace',
  schema: CauseTrace,
  key: ({ site, cause, receivedAt, ticketId }) => keys.causeTrace(site, cause, sortedBy(receivedAt, ticketId)),
  expires: ({ receivedAt }) => goneAfter(receivedAt, CAUSE_DAYS),
});
const parentKind = recordKind({
  name: 'cause-parent',
  schema: CauseParent,
  key: ({ site, cause }) => keys.causeParent(site, cause),
});

const MOST = 100;

/** Traces of what was told, kept by projection: written again and again, they stay the same. One function per access pattern. */
export const recurrenceStore = (records: Records) => ({
  async keep(traces: readonly Trace[]): Promise<void> {
    await records.table.putAll(await Promise.all(traces.map((trace) => records.encode(traceKind, trace))));
  },

  async keepCause(trace: CauseTrace): Promise<void> {
    await records.table.putAll([await records.encode(causeKind, trace)]);
  },

  /** What these parties told since an instant, each of them the newest first. */
  async ofParties(site: SiteId, parties: readonly string[], since: Instant): Promise<Trace[]> {
    const pages = parties.map((party) => {
      const { pk } = keys.trace(site, party, '');
      return records.page(traceKind, { pk, from: sortedBy(since, ''), descending: true, limit: MOST });
    });
    return (await Promise.all(pages)).flatMap(({ items }) => items);
  },

  /** Complaints of one cause between two instants, the newest hundred in the order in which they came in. */
  async ofCause(site: SiteId, cause: string, { from, to }: { from: Instant; to: Instant }): Promise<CauseTrace[]> {
    const { pk } = keys.causeTrace(site, cause, '');
    const range = { from: sortedBy(from, ''), ...bounds({ to }) };
    const query = { pk, ...range, consistent: true, descending: true, limit: MOST };
    return (await records.page(causeKind, query)).items.reverse();
  },

  parentOf: (site: SiteId, cause: string): Promise<CauseParent | undefined> =>
    records.find(parentKind, keys.causeParent(site, cause)),

  /** Points to the parent case of a cause; false where somebody else was quicker. */
  async point(parent: CauseParent, before: CauseParent | undefined): Promise<boolean> {
    const write = before
      ? await records.replacing(parentKind, { ...parent, version: before.version + 1 }, { version: before.version })
      : await records.creating(parentKind, parent);
    try {
      await records.table.write(write);
      return true;
    } catch (error) {
      if (error instanceof WriteLost) return false;
      throw error;
    }
  },
});
export type RecurrenceStore = ReturnType<typeof recurrenceStore>;
