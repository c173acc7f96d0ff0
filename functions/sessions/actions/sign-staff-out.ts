import type { Actor } from '../../kernel/actor.ts';
import { signInNeeded } from '../../platform/request-errors.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { action } from '../deps.ts';
import { signOutEverywhere } from '../sign-out-everywhere.ts';
import { signOutMyself, signOutPerson } from '../staff-contract.ts';

/** The staff number of whoever acts. */
export function staffNoOf(actor: Actor): string {
  if (actor.kind !== 'staff') throw signInNeeded();
  return actor.staffNo;
}

/** Whoever asks is signed out everywhere, by whatever issuer he came. */
export const signMyselfOut = action(signOutMyself, async ({ actor, now, deps, op, correlationId }) => {
  const staffNo = staffNoOf(actor);
  const { signedOutAt } = await signOutEverywhere(deps, staffNo, { actor, now, correlationId, op });
  return { staffNo, signedOutAt };
});

/** An administrator signs somebody out everywhere. */
export const signSomebodyOut = action(signOutPerson, async ({ input, actor, now, deps, op, correlationId }) => {
  const { staffNo } = input.params;
  if (!(await deps.staff.byNo(actor.site, staffNo))) throw staffNotFound();
  const { signedOutAt } = await signOutEverywhere(deps, staffNo, { actor, now, correlationId, op });
  return { staffNo, signedOutAt };
});
