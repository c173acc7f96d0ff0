import type { Actor, CustomerActor } from '../../kernel/actor.ts';
import { once } from '../../platform/once.ts';
import { changeSubscriptions } from '../change-subscriptions.ts';
import { reportSubscriptions, viewSubscriptions } from '../contract.ts';
import { action, type MiniProgramDeps } from '../deps.ts';
import { noWechatAccount } from '../errors.ts';
import type { Moment, Subscriptions } from '../model.ts';
import { answered, creditsOf } from '../rules.ts';
import { toAsk } from '../template-rules.ts';

/** The WeChat user of whoever asks. Errors: `subscription.noAccount`. */
async function indexOf(deps: MiniProgramDeps, actor: Actor): Promise<string> {
  const account = await deps.accounts.ofCustomer(actor.site, (actor as CustomerActor).customerId);
  if (!account) throw noWechatAccount();
  return account.index;
}

const viewOf = (deps: MiniProgramDeps, head: Subscriptions | undefined, moment: Moment) => ({
  items: Object.entries(head?.permissions ?? {}).map(([templateId, { last }]) => ({
    ...{ templateId, credits: head ? creditsOf(head, templateId) : 0 },
    ...(last && { last }),
  })),
  subscribe: toAsk(deps.templates(), moment, head),
});

/** What is still allowed, and what to ask for at a moment. */
export const showSubscriptions = action(viewSubscriptions, async ({ input, actor, deps }) => {
  const head = await deps.subscriptions.find(actor.site, await indexOf(deps, actor));
  return viewOf(deps, head, input.query.moment);
});

/** 1. Whose it is. 2. A repeat counts once. 3. Each acceptance allows one message more. */
export const reportThem = action(reportSubscriptions, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const index = await indexOf(deps, actor);
  const by = { actor, now, correlationId, op };
  const act = () =>
    changeSubscriptions(deps.subscriptions, { site, index, by }, (head) =>
      answered(head, input.body.results, 'reported'),
    );
  const head = await once(() => deps.subscriptions.repeated(site, index, by), act);
  return viewOf(deps, head, 'TICKET');
});
