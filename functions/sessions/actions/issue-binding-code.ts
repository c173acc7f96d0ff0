import { isAppError } from '../../kernel/errors.ts';
import { keyNeeded } from '../../platform/request-errors.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { issued } from '../binding-rules.ts';
import { action } from '../deps.ts';
import { issueBindingCode } from '../staff-contract.ts';
import { staffNoOf } from './sign-staff-out.ts';

/** 1. Is he one of the staff, and another person? 2. The code follows from the request. 3. Keep its hash; a repeat finds it. */
export const issueCode = action(issueBindingCode, async ({ input, actor, now, deps, op, correlationId }) => {
  if (!op) throw keyNeeded();
  const { site } = actor;
  const member = await deps.staff.byNo(site, input.params.staffNo);
  if (!member || member.status === 'LEFT') throw staffNotFound();
  const code = deps.bindingCodes.of(op.key);
  const hash = deps.bindingCodes.hashOf(code);
  const changed = issued(member, { by: staffNoOf(actor), hash, now });
  const kept = await deps.accounts.issue(changed, { actor, now, correlationId, op }).catch(async (error: unknown) => {
    const same = isAppError(error) && error.kind === 'stale' ? await deps.accounts.code(site, hash) : undefined;
    if (!same) throw error;
    return same;
  });
  return { staffNo: member.staffNo, code, expiresAt: kept.expiresAt };
});
