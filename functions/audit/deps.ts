import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { RotationStore } from './rotation/store.ts';
import type { PeriodDeps } from './verify-period.ts';

/** What the actions of this domain need. */
export interface AuditDeps extends PeriodDeps {
  readonly cursors: Cursors;
  readonly rotations: RotationStore;
}

export const action = actionsWith<AuditDeps>();
