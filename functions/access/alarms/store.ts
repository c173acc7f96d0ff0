import { createHash } from 'node:crypto';
import type { Circumstances } from '../../kernel/event.ts';
import { AccessAlarmId, newId, type SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { type Instant, instant, millis, type PlainDate } from '../../kernel/time.ts';
import type { ChangedCase } from '../../leak-cases/rules.ts';
import { leakCaseKind } from '../../leak-cases/store.ts';
import { newestFirst } from '../../platform/customer-keys.ts';
import { bounds, filedAsKept, indexes, keys, queues } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { WriteLost } from '../../platform/table.ts';
import { alarmNotFound } from '../errors.ts';
import { AccessAlarm } from './model.ts';
import type { ChangedAlarm } from './rules.ts';

export const accessAlarmKind = recordKind({
  name: 'access-alarm',
  schema: AccessAlarm,
  key: ({ site, id }) => keys.accessAlarm(site, id),
  index: ({ site, id, status, raisedAt, settledAt }): Readonly<Record<string, string>> => ({
    [indexes.queue.pk]: queues.accessAlarms(site, status === 'OPEN' ? 'OPEN' : 'SETTLED'),
    [indexes.queue.sk]: newestFirst(millis(raisedAt), id),
    ...(status !== 'OPEN' && filedAsKept(site, 'ACCESS_ALARM', { endedAt: settledAt ?? raisedAt, id })),
  }),
});

/** The one id of an alarm of a person, kind, subject and day: raised once, however often it is found. */
export function alarmIdOf(of: {
  readonly day: PlainDate;
  readonly what: readonly (string | undefined)[];
}): AccessAlarmId {
  const hash = createHash('sha256').update(JSON.stringify(of)).digest();
  const midnight: Instant = instant(Date.parse(`${of.day}T00:00:00Z`));
  return AccessAlarmId.parse(newId('accessAlarm', midnight, (bytes) => hash.subarray(0, bytes)));
}

/** Alarms in the table. One function per access pattern. */
export const accessAlarmStore = (ledger: Ledger) => {
  const { records } = ledger;
  return {
    /** One by id. Errors: `accessAlarm.notFound`. */
    get: (site: SiteId, id: AccessAlarmId): Promise<AccessAlarm> =>
      records.read(accessAlarmKind, keys.accessAlarm(site, id), alarmNotFound()),

    repeated: (site: SiteId, id: AccessAlarmId, by: Circumstances) =>
      ledger.repeated(accessAlarmKind, keys.accessAlarm(site, id), by),

    /** A new one, unless it was raised already. */
    async raise(changed: ChangedAlarm, by: Circumstances): Promise<void> {
      try {
        await ledger.begin(accessAlarmKind, changed, by);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
      }
    },

    /** A changed one with its event, or nothing. Errors: `version.stale`. */
    change: (before: AccessAlarm, changed: ChangedAlarm, by: Circumstances): Promise<AccessAlarm> =>
      ledger.change({ kind: accessAlarmKind, before, changed, from: [before.status] }, by),

    /** A changed one and the case that it became, or neither. Errors: `version.stale`. */
    async openCase(
      before: AccessAlarm,
      changed: ChangedAlarm & { readonly opens: ChangedCase },
      by: Circumstances,
    ): Promise<AccessAlarm> {
      const { opens, ...alarm } = changed;
      const settling = await ledger.changing({ kind: accessAlarmKind, before, changed: alarm, from: ['OPEN'] }, by);
      const { op: _ofTheAlarm, ...circumstances } = by;
      const opening = await ledger.beginning(leakCaseKind, opens, circumstances);
      try {
        await records.table.transact([...settling, ...opening]);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        const now = await this.get(before.site, before.id);
        throw stale(now.version, now.status);
      }
      return { ...alarm.head, version: before.version + 1 };
    },

    /** Open or settled ones, the newest first; `last` is where the next page begins. */
    async ofSite(site: SiteId, which: 'OPEN' | 'SETTLED', page: { after?: string; limit: number }) {
      const query = {
        index: 'queue' as const,
        pk: queues.accessAlarms(site, which),
        limit: page.limit,
        ...bounds(page),
      };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.queue.sk];
      return {
        alarms: await records.readAll(accessAlarmKind, items),
        ...(last !== undefined && { last: String(last) }),
      };
    },
  };
};
export type AccessAlarmStore = ReturnType<typeof accessAlarmStore>;
