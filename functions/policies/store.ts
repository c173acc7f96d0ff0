import type { Changed, Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { type Instant, isBefore, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { WriteLost } from '../platform/table.ts';
import { defaults } from './defaults.ts';
import { unknownVersion } from './errors.ts';
import { type PolicyName, type PolicyOf, PolicyRecord, type Versioned } from './model.ts';
import { checkedPolicy } from './rules.ts';

export const policyKind = recordKind({
  name: 'policy',
  schema: PolicyRecord,
  key: (record) => keys.policy(record.site, record.id),
});

export const policyVersionKind = recordKind({
  name: 'policy-version',
  schema: PolicyRecord,
  key: (record) => keys.policyVersion(record.site, record.id, record.version),
});

/** A changed policy counts in every container after this long. */
const FRESH_MS = 5_000;

/** Oldest versions beyond this many are not listed; they stay readable one by one. */
const LISTED = 100;

/** Policies in the table. One function per access pattern. */
export function policyStore(ledger: Ledger, clock: () => Instant) {
  const { records } = ledger;
  const newest = new Map<string, { at: number; record: Promise<PolicyRecord | undefined> }>();
  const lists = new Map<string, { at: number; records: Promise<PolicyRecord[]> }>();
  const settled = new Map<string, Promise<PolicyRecord>>();

  const head = (site: SiteId, name: PolicyName) => records.find(policyKind, keys.policy(site, name));

  function headKept(site: SiteId, name: PolicyName) {
    const [place, now] = [`${site} ${name}`, millis(clock())];
    const found = newest.get(place);
    if (found && now - found.at < FRESH_MS) return found.record;
    const record = head(site, name);
    newest.set(place, { at: now, record });
    record.catch(() => newest.delete(place));
    return record;
  }

  // A version never changes, so a container reads it once.
  function version(site: SiteId, name: PolicyName, number: number) {
    const place = `${site} ${name} ${number}`;
    const found = settled.get(place);
    if (found) return found;
    const record = records.read(policyVersionKind, keys.policyVersion(site, name, number), unknownVersion());
    settled.set(place, record);
    record.catch(() => settled.delete(place));
    return record;
  }

  async function versionsOf(site: SiteId, name: PolicyName): Promise<PolicyRecord[]> {
    const { pk } = keys.policyVersion(site, name, 0);
    return (await records.page(policyVersionKind, { pk, begins: 'V#', descending: true, limit: LISTED })).items;
  }

  function listed(site: SiteId, name: PolicyName) {
    const [place, now] = [`${site} ${name} versions`, millis(clock())];
    const found = lists.get(place);
    if (found && now - found.at < FRESH_MS) return found.records;
    const read = versionsOf(site, name);
    lists.set(place, { at: now, records: read });
    read.catch(() => lists.delete(place));
    return read;
  }

  return {
    /** A policy as it is now; what the product ships where nobody changed it. */
    async current<N extends PolicyName>(site: SiteId, name: N): Promise<Versioned<N>> {
      const record = await headKept(site, name);
      return record
        ? { version: record.version, policy: checkedPolicy(name, record.policy) }
        : { version: 0, policy: defaults[name] };
    },

    /** A policy as it was in one version: what a case keeps to that began with it. Errors: `policy.versionUnknown`. */
    async at<N extends PolicyName>(site: SiteId, name: N, number: number): Promise<PolicyOf<N>> {
      return number === 0 ? defaults[name] : checkedPolicy(name, (await version(site, name, number)).policy);
    },

    /** A policy as it was at an instant: what a case that began then is judged by, however it is edited later. */
    async asOf<N extends PolicyName>(site: SiteId, name: N, instant: Instant): Promise<PolicyOf<N>> {
      const record = await headKept(site, name);
      if (!record) return defaults[name];
      if (!isBefore(instant, record.changedAt)) return checkedPolicy(name, record.policy);
      const found = (await listed(site, name)).find(({ changedAt }) => !isBefore(instant, changedAt));
      return found ? checkedPolicy(name, found.policy) : defaults[name];
    },

    /** The newest version as it stands in the table this moment. */
    head,

    /** The head as an equal, earlier request left it. */
    repeated: (site: SiteId, name: PolicyName, by: Circumstances) =>
      ledger.repeated(policyKind, keys.policy(site, name), by),

    /** The new version beside the changed head and its event, in one transaction. Errors: `version.stale`. */
    async save(
      before: PolicyRecord | undefined,
      changed: Changed<PolicyRecord>,
      by: Circumstances,
    ): Promise<PolicyRecord> {
      const { site, id } = changed.head;
      const also = [await records.creating(policyVersionKind, changed.head)];
      newest.delete(`${site} ${id}`);
      if (before) return ledger.change({ kind: policyKind, before, changed, also }, by);
      try {
        return await ledger.begin(policyKind, changed, by, also);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        throw stale((await head(site, id))?.version ?? 0, undefined);
      }
    },

    /** The versions that people have set, newest first. */
    versions: versionsOf,
  };
}
export type PolicyStore = ReturnType<typeof policyStore>;
