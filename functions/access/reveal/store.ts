import type { SiteId } from '../../kernel/ids.ts';
import type { Operation } from '../../kernel/route.ts';
import type { PlainDate } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { type Table, type Write, WriteLost } from '../../platform/table.ts';

const DAY_SECONDS = 86_400;
const COUNTED_DAYS = 90; // an average looks back over some weeks
const REPEATED_SECONDS = DAY_SECONDS;

export interface Counted {
  readonly site: SiteId;
  readonly staffNo: string;
  readonly day: PlainDate;
}

/** What became of a reveal that was to be kept. */
export type RevealKept = 'KEPT' | 'USED_UP' | 'REPEATED';

const startOf = (day: PlainDate) => Date.parse(`${day}T00:00:00Z`) / 1_000;

/** How often people have revealed, in the table. */
export const revealStore = (table: Table) => ({
  /** How often a person has revealed on a day. */
  async count({ site, staffNo, day }: Counted): Promise<number> {
    const item = await table.get(keys.revealDay(site, staffNo, day), { consistent: true });
    return Number(item?.count ?? 0);
  },

  /** What an equal request kept in the last day: the hash of its body. */
  async repeated(site: SiteId, op: Operation): Promise<string | undefined> {
    const item = await table.get(keys.revealRepeat(site, op.key), { consistent: true });
    return item && String(item.body);
  },

  /**
   * One more of a person's day, with its entry in the log, or neither. The condition is the counter's own, so that of a hundred at
   * once no more get through than the day has left.
   */
  async keep(
    of: Counted & { readonly limit: number; readonly op?: Operation | undefined },
    also: readonly Write[],
  ): Promise<RevealKept> {
    const { site, staffNo, day, limit, op } = of;
    const more: Write = {
      ...{ kind: 'update', key: keys.revealDay(site, staffNo, day), add: { count: 1 } },
      set: { is: 'reveal-day', day, expiresAtEpoch: startOf(day) + COUNTED_DAYS * DAY_SECONDS },
      expect: { atMost: { count: limit - 1 } },
    };
    const expiresAtEpoch = startOf(day) + 2 * REPEATED_SECONDS;
    const again = (one: Operation): Write => ({
      kind: 'put',
      item: { ...keys.revealRepeat(site, one.key), is: 'reveal-repeat', body: one.body, expiresAtEpoch },
      expect: { absent: true },
    });
    try {
      await table.transact([more, ...(op ? [again(op)] : []), ...also]);
      return 'KEPT';
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error;
      if (error.lost.some(({ current }) => current?.is === 'reveal-repeat')) return 'REPEATED';
      if (error.lost.some(({ index }) => index === 0)) return 'USED_UP';
      throw error;
    }
  },
});
export type RevealStore = ReturnType<typeof revealStore>;
