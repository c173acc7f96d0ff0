import { newId, PostId } from '../../kernel/ids.ts';
import { action } from '../deps.ts';
import type { HeldPost } from '../model.ts';
import * as routes from '../people-contract.ts';
import * as rules from '../person-rules.ts';
import { changePerson } from './change-person.ts';

/** Name, skills, languages, certificates. */
export const describeIt = action(routes.describeStaff, (call) =>
  changePerson(call, call.input.params.staffNo, (member) => {
    const { name, skills, languages, certificates } = call.input.body;
    const told = { ...(name && { name }), ...(skills && { skills }) };
    return rules.describe(member, { ...told, ...(languages && { languages }), ...(certificates && { certificates }) });
  }),
);

/** A post from now or from an instant; decided on the whole organisation as it stands. */
export const assignIt = action(routes.assignPost, (call) =>
  changePerson(call, call.input.params.staffNo, async (member, actor) => {
    rules.mustBeSomebodyElse(actor, member);
    const { from = call.now, to, ...asked } = call.input.body;
    const id = PostId.parse(newId('post', call.now, call.deps.random));
    const wanted: HeldPost = { ...asked, id, from, ...(to && { to }) };
    const organisation = await call.deps.staff.now(actor.site);
    return rules.appoint(member, wanted, { organisation, now: call.now });
  }),
);

export const endIt = action(routes.endPost, (call) =>
  changePerson(call, call.input.params.staffNo, (member, actor) => {
    rules.mustBeSomebodyElse(actor, member);
    return rules.endPost(member, call.input.params.postId, { at: call.input.body.at ?? call.now, now: call.now });
  }),
);

export const sendAway = action(routes.sendOnLeave, (call) =>
  changePerson(call, call.input.params.staffNo, (member, actor) => {
    rules.mustBeSomebodyElse(actor, member);
    return rules.goOnLeave(member, call.now);
  }),
);

export const bringBack = action(routes.bringBack, (call) =>
  changePerson(call, call.input.params.staffNo, (member, actor) => {
    rules.mustBeSomebodyElse(actor, member);
    return rules.comeBack(member);
  }),
);

export const departIt = action(routes.departStaff, (call) =>
  changePerson(call, call.input.params.staffNo, (member, actor) => {
    rules.mustBeSomebodyElse(actor, member);
    return rules.depart(member, call.now);
  }),
);
