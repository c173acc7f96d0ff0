import type { SystemActor } from '../../kernel/actor.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { at } from '../../platform/key-parts.ts';
import type { Records } from '../../platform/records.ts';
import type { Item } from '../../platform/table.ts';
import type { TableScan } from '../../platform/table-scan.ts';
import type { KeyRotation } from './model.ts';
import { resealItem } from './reseal-item.ts';
import { afterPass, type Counted, counted, finished, halted, nextPass, nothingYet } from './rules.ts';
import type { RotationStore } from './store.ts';

/** Items of one page: what one write of the progress covers, and what a run that breaks off does again. */
const ITEMS_A_PAGE = 100;
const AT_ONCE = 10;

export interface RotationDeps {
  readonly rotations: RotationStore;
  readonly records: Records;
  readonly scan: TableScan;
}

export interface AdvancedAt {
  readonly clock: () => Instant;
  /** When the run must have ended. */
  readonly until: Instant;
  readonly correlationId: string;
  readonly deps: RotationDeps;
}

/** A page of items, ten at a time. */
async function resealPage(items: readonly Item[], keysBefore: string, records: Records): Promise<Counted> {
  let sum: Counted = nothingYet;
  for (let n = 0; n < items.length; n += AT_ONCE) {
    const done = await Promise.all(items.slice(n, n + AT_ONCE).map((item) => resealItem(item, records, keysBefore)));
    for (const { texts, lost, unreadable } of done)
      sum = {
        looked: sum.looked + 1,
        resealed: sum.resealed + texts,
        lost: sum.lost + (lost ? 1 : 0),
        unreadable: sum.unreadable + (unreadable === undefined ? 0 : 1),
        firstUnreadable: sum.firstUnreadable ?? unreadable,
      };
  }
  return sum;
}

/** A pass is over: the next one, or the end. */
async function passed(
  rotation: KeyRotation,
  { clock, correlationId, deps }: AdvancedAt,
): Promise<KeyRotation | undefined> {
  const { rotations } = deps;
  const follows = afterPass(rotation);
  if (follows === 'AGAIN') return rotations.progress(rotation, nextPass(rotation));
  const { site } = rotation;
  const actor: SystemActor = { kind: 'system', site, name: 'key-rotation' };
  const by = { actor, now: clock(), correlationId };
  // The keys first: broken off in between, the next run finds none left and says so.
  const change =
    follows === 'HALT'
      ? halted(rotation, by.now)
      : finished(rotation, rotation.retired + (await rotations.retire(site, rotation.keysBefore)), by.now);
  return rotations.keep(rotation, change, by);
}

/**
 * Goes on with a site's rotation until its time is up: a page of the table, its texts sealed anew, how far that has come. Broken off
 * anywhere, the next run does the last page again, which finds its texts sealed already. Of two runs at once one stops.
 *
 * @returns the items that were looked at
 */
export async function advanceRotation(site: SiteId, of: AdvancedAt): Promise<number> {
  const { rotations, records, scan } = of.deps;
  let [rotation, looked] = [await rotations.find(site), 0];
  while (rotation?.status === 'RUNNING' && isBefore(of.clock(), of.until)) {
    const { items, next } = await scan({ after: rotation.position, limit: ITEMS_A_PAGE });
    const own = items.filter(({ pk }) => pk.startsWith(at(site, '')));
    const page = await resealPage(own, rotation.keysBefore, records);
    looked += page.looked;
    const after = await rotations.progress(rotation, counted(rotation, page, next));
    rotation = after && !next ? await passed(after, of) : after;
  }
  return looked;
}
