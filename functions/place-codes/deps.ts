import type { SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Objects } from '../platform/objects.ts';
import type { PlaceCodeStore } from './store.ts';

/** What the actions of this domain need. */
export interface PlaceCodeDeps {
  readonly codes: PlaceCodeStore;
  readonly files: Pick<Objects, 'put' | 'link'>;
  readonly cursors: Cursors;
  /** Every site, the first one first: its codes need not name it. */
  sites(): Promise<readonly SiteId[]>;
}

export const action = actionsWith<PlaceCodeDeps>();
