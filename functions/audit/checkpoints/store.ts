import type { SiteId } from '../../kernel/ids.ts';
import { millis } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { type Records, recordKind } from '../../platform/records.ts';
import { WriteLost } from '../../platform/table.ts';
import { beginOf, FiledTip, type Hour, LastCheckpoint, type Tip } from './model.ts';

const KEPT_SECONDS = 90 * 86_400; // a checkpoint that nobody could make for a month still finds its tips

const tipKind = recordKind({
  name: 'tip',
  schema: FiledTip,
  key: ({ site, hour, chain }) => keys.tip(site, hour, chain),
  expires: ({ hour }) => millis(beginOf(hour)) / 1_000 + KEPT_SECONDS,
});

const lastKind = recordKind({
  name: 'last-checkpoint',
  schema: LastCheckpoint,
  key: ({ site }) => keys.lastCheckpoint(site),
});

/** What checkpoints are made of, and how far they have come. */
export const checkpointStore = (records: Records) => ({
  /** Files how far chains have come; told twice, it stands there once. */
  async file(tips: readonly FiledTip[]): Promise<void> {
    await records.table.putAll(await Promise.all(tips.map((tip) => records.encode(tipKind, tip))));
  },

  /** The tips of an hour by the names of their chains, and whether there are more. */
  async tips(site: SiteId, hour: Hour, of: { readonly after?: string | undefined; readonly limit: number }) {
    const { pk } = keys.tip(site, hour, '');
    const found: Tip[] = [];
    let after = of.after === undefined ? undefined : { pk, sk: of.after };
    do {
      const page = await records.page(tipKind, {
        ...{ pk, consistent: true, limit: of.limit - found.length },
        ...(after && { after }),
      });
      found.push(...page.items.map(({ chain, version, link }): Tip => [chain, version, link]));
      after = page.next as typeof after;
    } while (after && found.length < of.limit);
    return { tips: found, more: after !== undefined };
  },

  last: (site: SiteId): Promise<LastCheckpoint | undefined> => records.find(lastKind, keys.lastCheckpoint(site)),

  /** Goes on to the next checkpoint; false where somebody was quicker. */
  async advance(before: LastCheckpoint | undefined, next: Omit<LastCheckpoint, 'version'>): Promise<boolean> {
    const value = { ...next, version: (before?.version ?? 0) + 1 };
    try {
      await records.table.write(
        before
          ? await records.replacing(lastKind, value, { version: before.version })
          : await records.creating(lastKind, value),
      );
      return true;
    } catch (error) {
      if (error instanceof WriteLost) return false;
      throw error;
    }
  },
});
export type CheckpointStore = ReturnType<typeof checkpointStore>;
