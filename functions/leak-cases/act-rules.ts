import { wrongState } from '../kernel/moves.ts';
import { type LeakCase, type LeakCaseAct, leakCaseActs } from './model.ts';

/** An act that leaves the state as it is, refused like a move where the state does not allow it. Errors: `state.notAllowed`. */
export function acting(found: LeakCase, act: LeakCaseAct): LeakCase {
  const allowed: readonly string[] = leakCaseActs[act];
  if (!allowed.includes(found.status)) throw wrongState(act, found.status, allowed, found.version);
  return found;
}
