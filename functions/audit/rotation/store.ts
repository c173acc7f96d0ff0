import type { Changed, Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { keys, ranges } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { WriteLost } from '../../platform/table.ts';
import { KeyRotation } from './model.ts';

export const rotationKind = recordKind({
  name: 'key-rotation',
  schema: KeyRotation,
  key: ({ site }) => keys.keyRotation(site),
});

/** The rotation of a site's keys, and the keys themselves. */
export const rotationStore = (ledger: Ledger) => {
  const { records } = ledger;
  return {
    find: (site: SiteId): Promise<KeyRotation | undefined> => records.find(rotationKind, keys.keyRotation(site)),

    repeated: (site: SiteId, by: Circumstances) => ledger.repeated(rotationKind, keys.keyRotation(site), by),

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    async keep(
      before: KeyRotation | undefined,
      changed: Changed<KeyRotation>,
      by: Circumstances,
    ): Promise<KeyRotation> {
      if (before) return ledger.change({ kind: rotationKind, before, changed, from: [before.status] }, by);
      try {
        return await ledger.begin(rotationKind, changed, by);
      } catch (error) {
        if (error instanceof WriteLost) throw stale(1, undefined);
        throw error;
      }
    },

    /** How far the walk has come. No event: nothing happened to anybody. Undefined where another run was quicker. */
    async progress(before: KeyRotation, after: KeyRotation): Promise<KeyRotation | undefined> {
      const { version } = before;
      const next = { ...after, version: version + 1 };
      try {
        await records.table.write(await records.replacing(rotationKind, next, { version, statusIn: ['RUNNING'] }));
        return next;
      } catch (error) {
        if (error instanceof WriteLost) return undefined;
        throw error;
      }
    },

    /** Takes away the data keys of days before one; who is quicker leaves nothing to do. How many were there. */
    async retire(site: SiteId, keysBefore: string): Promise<number> {
      const { pk, sk: to } = keys.dataKey(site, keysBefore);
      let retired = 0;
      for (;;) {
        const { items } = await records.table.query({ pk, from: ranges.dataKeys, to, consistent: true, limit: 100 });
        const old = items.filter(({ sk }) => sk < to);
        if (old.length === 0) return retired;
        for (const { sk } of old) await records.table.write({ kind: 'delete', key: { pk, sk } });
        retired += old.length;
      }
    },
  };
};
export type RotationStore = ReturnType<typeof rotationStore>;
