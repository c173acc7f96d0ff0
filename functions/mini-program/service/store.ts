import { isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { keys } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { type Write, WriteLost } from '../../platform/table.ts';
import { ServiceWindow } from './model.ts';
import { type ChangedWindow, unopened } from './rules.ts';

const windowKind = recordKind({
  name: 'service-window',
  schema: ServiceWindow,
  key: ({ site, index }) => keys.serviceWindow(site, index),
});

const TRIES = 5;

/** When WeChat users may be sent messages of the service chat. One function per access pattern. */
export function serviceWindows(ledger: Ledger) {
  const find = (site: SiteId, index: string): Promise<ServiceWindow | undefined> =>
    ledger.records.find(windowKind, keys.serviceWindow(site, index));

  async function keep(
    before: ServiceWindow | undefined,
    changed: ChangedWindow,
    by: Circumstances,
    also: readonly Write[],
  ): Promise<ServiceWindow> {
    if (before) return ledger.change({ kind: windowKind, before, changed, also }, by);
    try {
      return await ledger.begin(windowKind, changed, by, also);
    } catch (error) {
      if (error instanceof WriteLost) throw stale(1, undefined);
      throw error;
    }
  }

  return {
    find,

    /** Decides on a window as it stands, again where another was quicker; a text says why nothing is to be changed. */
    async change<Decided extends ChangedWindow | string>(
      of: {
        readonly site: SiteId;
        readonly index: string;
        readonly by: Circumstances;
        readonly also?: readonly Write[];
      },
      decide: (head: ServiceWindow) => Decided,
    ): Promise<ServiceWindow | Extract<Decided, string>> {
      const { site, index, by, also = [] } = of;
      for (let left = TRIES; ; left -= 1) {
        const before = await find(site, index);
        const decided = decide(before ?? unopened(site, index));
        if (typeof decided === 'string') return decided as Extract<Decided, string>;
        try {
          return await keep(before, decided, by, also);
        } catch (error) {
          if (left === 1 || !isAppError(error) || error.kind !== 'stale') throw error;
        }
      }
    },
  };
}
export type ServiceWindows = ReturnType<typeof serviceWindows>;
