import { action } from '../../deps.ts';
import { notANumber } from '../../errors.ts';
import { matchCustomer } from '../contract.ts';
import { findMatch } from '../find-match.ts';
import type { IdentifierKind } from '../model.ts';

const KINDS = { phone: 'PHONE', card: 'CARD', idDocument: 'ID_DOCUMENT' } as const satisfies Record<
  string,
  IdentifierKind
>;

export const matchIt = action(matchCustomer, async ({ input, actor, deps }) => {
  const by = (Object.keys(KINDS) as Array<keyof typeof KINDS>).flatMap((name) => {
    const value = input.body[name];
    if (value === undefined) return [];
    const one = deps.recognise(KINDS[name], value);
    if (!one) throw notANumber(name);
    return [one];
  });
  const match = await findMatch(deps.customers, actor.site, by);
  if (match.kind === 'SURE') return { match: match.kind, customerIds: [match.customerId] };
  return { match: match.kind, customerIds: match.kind === 'NONE' ? [] : [...match.customerIds] };
});
