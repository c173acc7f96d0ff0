import type { Circumstances } from '../kernel/event.ts';
import type { LeakCaseId, SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { newestFirst } from '../platform/customer-keys.ts';
import { bounds, filedAsKept, indexes, keys, queues, ranges, sortedBy, watchLeakCases } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind, type ValueOf } from '../platform/records.ts';
import { type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { evidenceNotFound, leakCaseNotFound } from './errors.ts';
import { Evidence } from './evidence/model.ts';
import { Hearing } from './hearings/model.ts';
import { LeakCase, LeakReporter } from './model.ts';
import type { ChangedCase } from './rules.ts';

export const leakCaseKind = recordKind({
  name: 'leak-case',
  schema: LeakCase,
  key: (found) => keys.leakCase(found.site, found.id),
  index: ({ site, id, status, reportedAt, closedAt, lookAt }): Readonly<Record<string, string>> => ({
    [indexes.queue.pk]: queues.leakCases(site, status === 'CLOSED' ? 'CLOSED' : 'OPEN'),
    [indexes.queue.sk]: newestFirst(millis(reportedAt), id),
    ...(lookAt && { [indexes.watch.pk]: watchLeakCases(site), [indexes.watch.sk]: sortedBy(lookAt, id) }),
    ...(closedAt && !lookAt && filedAsKept(site, 'LEAK_CASE', { endedAt: closedAt, id })),
  }),
});

export const leakReporterKind = recordKind({
  name: 'leak-reporter',
  schema: LeakReporter,
  key: ({ site, id }) => keys.leakReporter(site, id),
});

export const leakEvidenceKind = recordKind({
  name: 'leak-evidence',
  schema: Evidence,
  key: ({ site, caseId, no }) => keys.leakEvidence(site, caseId, no),
});

export const leakHearingKind = recordKind({
  name: 'leak-hearing',
  schema: Hearing,
  key: ({ site, caseId, staffNo }) => keys.leakHearing(site, caseId, staffNo),
  index: ({ site, caseId, staffNo, until }): Readonly<Record<string, string>> => ({
    [indexes.queue.pk]: queues.leakHearings(site, staffNo),
    [indexes.queue.sk]: sortedBy(until, caseId),
  }),
});

const PARTS = 100; // more than a case can have of evidence, or of hearings

/** Cases in the table. One function per access pattern. */
export const leakCaseStore = (ledger: Ledger) => {
  const { records } = ledger;
  const placeOf = keys.leakCase;

  /** A part of a case in its next version, if it is still the one that was read. */
  const changing = <K extends typeof leakEvidenceKind | typeof leakHearingKind>(kind: K, part: ValueOf<K>) =>
    records.replacing<K>(kind, { ...part, version: part.version + 1 }, { version: part.version });

  return {
    find: (site: SiteId, id: LeakCaseId): Promise<LeakCase | undefined> =>
      records.find(leakCaseKind, placeOf(site, id)),

    /** One by id. Errors: `leakCase.notFound`. */
    get: (site: SiteId, id: LeakCaseId): Promise<LeakCase> =>
      records.read(leakCaseKind, placeOf(site, id), leakCaseNotFound()),

    repeated: (site: SiteId, id: LeakCaseId, by: Circumstances) => ledger.repeated(leakCaseKind, placeOf(site, id), by),

    /** A new one, and who told it where he is named; or the one that an equal request made. */
    async report(changed: ChangedCase, reporter: LeakReporter | undefined, by: Circumstances): Promise<LeakCase> {
      const told = reporter ? [await records.creating(leakReporterKind, reporter)] : [];
      try {
        return await ledger.begin(leakCaseKind, changed, by, told);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        return records.read(leakCaseKind, placeOf(changed.head.site, changed.head.id), leakCaseNotFound());
      }
    },

    /** Who told it; undefined where he wished to stay unknown. */
    reporter: (site: SiteId, id: LeakCaseId): Promise<LeakReporter | undefined> =>
      records.find(leakReporterKind, keys.leakReporter(site, id)),

    /** A changed one, its event and what changes with it, or nothing. Errors: `version.stale`. */
    change: (
      before: LeakCase,
      changed: ChangedCase,
      by: Circumstances,
      also: readonly Write[] = [],
    ): Promise<LeakCase> => ledger.change({ kind: leakCaseKind, before, changed, from: [before.status], also }, by),

    /** One piece of evidence. Errors: `leakCase.evidenceNotFound`. */
    evidence: (site: SiteId, id: LeakCaseId, no: number): Promise<Evidence> =>
      records.read(leakEvidenceKind, keys.leakEvidence(site, id, no), evidenceNotFound()),

    /** All evidence of a case, by number. */
    async allEvidence(site: SiteId, id: LeakCaseId): Promise<Evidence[]> {
      const { pk } = placeOf(site, id);
      const query = { pk, begins: ranges.leakEvidence, consistent: true, limit: PARTS };
      return (await records.page(leakEvidenceKind, query)).items;
    },

    hearing: (site: SiteId, id: LeakCaseId, staffNo: string): Promise<Hearing | undefined> =>
      records.find(leakHearingKind, keys.leakHearing(site, id, staffNo)),

    async hearings(site: SiteId, id: LeakCaseId): Promise<Hearing[]> {
      const { pk } = placeOf(site, id);
      const query = { pk, begins: ranges.leakHearings, consistent: true, limit: PARTS };
      return (await records.page(leakHearingKind, query)).items;
    },

    /** What one person was asked to speak to, whatever became of it. */
    async hearingsOf(site: SiteId, staffNo: string): Promise<Hearing[]> {
      const { items } = await records.table.query({
        index: 'queue',
        pk: queues.leakHearings(site, staffNo),
        limit: PARTS,
      });
      return records.readAll(leakHearingKind, items);
    },

    /** What a new piece of evidence, or a changed one, writes with its case. */
    addingEvidence: (evidence: Evidence): Promise<Write> => records.creating(leakEvidenceKind, evidence),
    changingEvidence: (evidence: Evidence): Promise<Write> => changing(leakEvidenceKind, evidence),

    addingHearing: (hearing: Hearing): Promise<Write> => records.creating(leakHearingKind, hearing),
    changingHearing: (hearing: Hearing): Promise<Write> => changing(leakHearingKind, hearing),

    events: (site: SiteId, id: LeakCaseId, page: { after?: RawCursor; limit: number }) =>
      ledger.events(placeOf(site, id), page),

    /** Open or closed ones, the newest report first; `last` is where the next page begins. */
    async ofSite(site: SiteId, which: 'OPEN' | 'CLOSED', page: { after?: string; limit: number }) {
      const query = { index: 'queue' as const, pk: queues.leakCases(site, which), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.queue.sk];
      return { cases: await records.readAll(leakCaseKind, items), ...(last !== undefined && { last: String(last) }) };
    },

    /** Those of which something is due by an instant, the earliest first. */
    async due(site: SiteId, page: { to: Instant; after?: string; limit: number }) {
      const query = { index: 'watch' as const, pk: watchLeakCases(site), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.watch.sk];
      return { cases: await records.readAll(leakCaseKind, items), ...(last !== undefined && { last: String(last) }) };
    },
  };
};
export type LeakCaseStore = ReturnType<typeof leakCaseStore>;
