import type { SiteId } from '../kernel/ids.ts';

/** A partition: the site comes first, so that sites never meet and load spreads by itself. */
export const at = (site: SiteId, ...parts: readonly string[]) => ['S', site, ...parts].join('#');

/** Sort key of a head in a partition of its own. */
export const HEAD = 'A#HEAD';
