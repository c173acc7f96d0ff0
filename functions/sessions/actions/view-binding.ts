import type { SiteId } from '../../kernel/ids.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { action, type SessionDeps } from '../deps.ts';
import { viewBinding, viewMyBinding } from '../staff-contract.ts';
import { staffNoOf } from './sign-staff-out.ts';

async function bindingOf(deps: SessionDeps, site: SiteId, staffNo: string) {
  const binding = await deps.accounts.binding(site, staffNo);
  if (binding?.status !== 'BOUND') return { staffNo, status: 'UNBOUND' as const };
  return { staffNo, status: binding.status, boundAt: binding.boundAt };
}

/** A person sees whether somebody bound a WeChat user to him: one that is not his, he unbinds. */
export const showMyBinding = action(viewMyBinding, ({ actor, deps }) => bindingOf(deps, actor.site, staffNoOf(actor)));

/** An administrator sees the same of anybody. */
export const showBinding = action(viewBinding, async ({ input, actor, deps }) => {
  const { staffNo } = input.params;
  if (!(await deps.staff.byNo(actor.site, staffNo))) throw staffNotFound();
  return bindingOf(deps, actor.site, staffNo);
});
