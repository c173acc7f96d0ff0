import { withHolder } from '../../tickets/ladder/tell-level.ts';
import { recordAttempt } from '../contract.ts';
import { action } from '../deps.ts';
import { attempt } from '../rules.ts';
import { changePair } from './change-pair.ts';

/**
 * 1. A repeat gets the first answer. 2. Load the call and its ticket. 3. Decide: closed, reopened, to be tried again.
 * 4. Keep both rows and their event, or nothing.
 */
export const record = action(recordAttempt, (call) =>
  changePair(call, async (before, { site, staffNo }) => {
    const { now, deps, input } = call;
    const timing = await deps.timing(site, before.ticket);
    const made = { ...input.body, by: staffNo };
    const after = attempt(before, made, { now, timing, calling: await deps.calling(site) });
    const ticket = await withHolder(before.ticket, after.ticket, { holderOf: deps.holderOf, now, timing });
    return { ...after, ticket };
  }),
);
