import { beginRotationIt, showRotationIt } from './rotate-keys.ts';
import { verifyAuditIt } from './verify-audit.ts';

/** Every action of the audit, for the door and for tests that go through it. */
export const actions = [verifyAuditIt, beginRotationIt, showRotationIt];
