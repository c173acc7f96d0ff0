import { areErased } from '../kernel/event.ts';
import { SiteId } from '../kernel/ids.ts';
import { proofOf } from './event-chain.ts';
import type { Records } from './records.ts';
import type { Item } from './table.ts';

export type Words = 'NONE' | 'HELD' | 'ERASED' | 'CHANGED';

/** Whether the words of an event are those that its proof stands for. They are opened for it and told to nobody. */
export async function wordsOf({ pk, sk, site, texts, proof }: Item, records: Records): Promise<Words> {
  if (texts === undefined) return proof === undefined ? 'NONE' : 'ERASED';
  if (proof === undefined) return 'HELD';
  const of = SiteId.safeParse(site);
  if (!of.success || typeof texts !== 'string') return 'CHANGED';
  try {
    const opened = await records.opened(of.data, texts, { pk, sk, field: 'texts' });
    if (proofOf(opened) === proof) return 'HELD';
    return areErased({ texts: opened }) ? 'ERASED' : 'CHANGED';
  } catch {
    // Whatever does not open here was not sealed here: changed, cut short, or brought from elsewhere.
    return 'CHANGED';
  }
}
