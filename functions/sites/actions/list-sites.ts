import { listSites } from '../contract.ts';
import { action } from '../deps.ts';

/** Every site that was founded. */
export const showSites = action(listSites, async ({ deps }) => ({
  items: await deps.sites.recorded(),
  hasMore: false,
}));
