import type { runtime } from '../platform/runtime.ts';
import type { CheckpointDeps } from './checkpoints/make-checkpoints.ts';
import type { AuditDeps } from './deps.ts';
import { rotationStore } from './rotation/store.ts';
import { auditStore } from './store.ts';

/** What the audit's actions need, from what the function has. */
export const auditDeps = async (
  from: Pick<ReturnType<typeof runtime>, 'records' | 'ledger' | 'cursors'>,
  checkpoints: CheckpointDeps,
): Promise<AuditDeps> => ({
  ...checkpoints,
  audit: auditStore(from.records),
  cursors: await from.cursors(),
  rotations: rotationStore(from.ledger),
});
