import type { StaffActor } from '../../../kernel/actor.ts';
import { changeCase, known } from '../../change-case.ts';
import { action } from '../../deps.ts';
import { viewOf } from '../../views.ts';
import * as contract from '../contract.ts';
import { notificationOf, templateOf } from '../notification-rules.ts';
import * as rules from '../rules.ts';

export const showTemplateIt = action(contract.showTemplate, async ({ input, actor, deps }) => {
  const { leakCaseId, clock } = input.params;
  return templateOf(await known(deps, actor as StaffActor, leakCaseId), clock);
});

/** What was told stands whole in the event: nobody can say later that a part of it was missing. */
export const sendIt = action(contract.sendNotification, async (call) => {
  const { clock } = call.input.params;
  const { to, language, ...words } = call.input.body;
  const told = await changeCase(call, ({ found, by }) => {
    const text = notificationOf(found, clock, { language, words });
    return rules.notified(found, { clock, to, text, by: by.staffNo, now: by.now });
  });
  return { ...viewOf(told, call.now), notification: notificationOf(told, clock, { language, words }) };
});

export const askWaiverIt = action(contract.askWaiver, async (call) => {
  const { clock } = call.input.params;
  const { reason } = call.input.body;
  const asked = await changeCase(call, ({ found, by }) => rules.waiverAsked(found, { clock, reason, by: by.staffNo }));
  return viewOf(asked, call.now);
});

export const decideWaiverIt = action(contract.decideWaiver, async (call) => {
  const { clock } = call.input.params;
  const decided = await changeCase(call, ({ found, by }) => {
    const of = { ...call.input.body, clock, by: by.staffNo, now: by.now };
    return rules.waiverDecided(found, of);
  });
  return viewOf(decided, call.now);
});
