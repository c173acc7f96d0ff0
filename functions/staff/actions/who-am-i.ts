import { action } from '../deps.ts';
import { staffNotFound } from '../errors.ts';
import { whoAmI } from '../people-contract.ts';
import { capabilitiesOf } from '../rules.ts';
import { viewOf } from '../views.ts';

/** 1. Find the person who asks. 2. Show his posts now and what they allow together. */
export const showMyself = action(whoAmI, async ({ actor, now, deps }) => {
  const member = actor.kind === 'staff' ? await deps.staff.byNo(actor.site, actor.staffNo) : undefined;
  if (!member) throw staffNotFound();
  return { ...viewOf(member, now), site: member.site, capabilities: capabilitiesOf(member, now) };
});
