import type { SiteId } from '../kernel/ids.ts';
import { at } from './key-parts.ts';
import type { Key } from './table.ts';

/** Keys of what stands beside the chains of events. */
export const auditKeys = {
  /** The last event of each chain that was told of within an hour: what the hour's checkpoint is made of. */
  tip: (site: SiteId, hour: string, chain: string): Key => ({ pk: at(site, 'TIPS', hour), sk: chain }),
  /** How far checkpoints have come, and since when there are any. */
  lastCheckpoint: (site: SiteId): Key => ({ pk: at(site, 'CHECKPOINTS'), sk: 'LAST' }),
  /** The rotation of a site's data keys. */
  keyRotation: (site: SiteId): Key => ({ pk: at(site, 'KEYS'), sk: 'ROTATION' }),
} as const;
