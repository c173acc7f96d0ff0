import { staffNotFound } from '../../../staff/errors.ts';
import { changeCase, type Deciding } from '../../change-case.ts';
import { action } from '../../deps.ts';
import { keptAway } from '../../model.ts';
import { viewOf } from '../../views.ts';
import * as contract from '../contract.ts';
import * as rules from '../rules.ts';

export const proposeIt = action(contract.proposePenalty, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.propose(found, call.input.body, by)), call.now),
);

export const decideIt = action(contract.decidePenalty, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.decide(found, call.input.body, by)), call.now),
);

export const sendBackIt = action(contract.sendBackPenalty, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.sendBack(found, call.input.body.reason, by)), call.now),
);

export const executeIt = action(contract.executePenalty, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.execute(found, call.input.body, by)), call.now),
);

/** 1. Is it over? 2. Whoever owns the change works here and may know of the case. 3. Case and lesson, in one transaction. */
export const closeIt = action(contract.closeLeakCase, async (call) => {
  const { deps, input } = call;
  const decide = async ({ found, by, circumstances }: Deciding) => {
    const changed = rules.close(found, input.body, by);
    const { control } = input.body;
    if (!control) return changed;
    const owner = await deps.member(found.site, control.owner);
    if (!owner || owner.status === 'LEFT' || keptAway(found).includes(control.owner)) throw staffNotFound();
    return { ...changed, also: await deps.lesson(found, control, circumstances) };
  };
  return viewOf(await changeCase(call, decide), call.now);
});
