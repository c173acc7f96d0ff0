import * as z from 'zod';
import { CustomerId } from '../kernel/ids.ts';
import { Label } from '../kernel/text.ts';
import { addDays, Instant } from '../kernel/time.ts';
import { Profile } from './archive/model.ts';
import { completeness, freshness } from './archive/score-rules.ts';
import { ConsentStep, Purpose } from './consents/model.ts';
import { Dealing } from './dealings/model.ts';
import { Identifier } from './identifiers/model.ts';
import { showsHistory } from './identifiers/rules.ts';
import type { Known } from './known.ts';
import { together } from './merging/compose-rules.ts';
import { UNDO_DAYS } from './merging/model.ts';
import { Customer, customerLabels } from './model.ts';
import { Relation } from './relations/model.ts';

/** A customer as staff see him: everything on one page, personal texts masked. */
export const CustomerView = Customer.omit({ site: true, phoneIndex: true, before: true })
  .extend({
    statusText: Label,
    identifiers: z.array(Identifier.omit({ site: true, customerId: true, index: true })),
    wechat: z.boolean(),
    profile: Profile.omit({ site: true, customerId: true }).optional(),
    consents: z.array(ConsentStep.omit({ proof: true }).extend({ purpose: Purpose })),
    relations: z.array(Relation.omit({ site: true, customerId: true })),
    /** Records that are his, too; each can be taken out again for thirty days. */
    merged: z.array(z.object({ source: CustomerId, at: Instant, undoUntil: Instant })),
    completeness: z.object({ score: z.int(), missing: z.array(z.enum(['NAME', 'REACHABLE', 'SOURCE', 'BASIS'])) }),
    freshness: z.object({ state: z.enum(['FRESH', 'DUE']), score: z.int(), dueAt: Instant.optional() }),
    /** `HIDDEN`: a number of his may be somebody else's by now; first let him show who he is. */
    history: z.enum(['SHOWN', 'HIDDEN']),
    /** What hung on him last, the newest first. */
    dealings: z.array(Dealing.omit({ site: true, customerId: true })).optional(),
    moreDealings: z.boolean().optional(),
  })
  .meta({ id: 'CustomerView' });
export type CustomerView = z.input<typeof CustomerView>;

/** What a customer's page shows now. */
export function viewOf(
  known: Known & { readonly dealings?: readonly Dealing[]; readonly more?: boolean },
  now: Instant,
): CustomerView {
  const { dealings, more } = known;
  const { customer, identifiers, consents, relations, profile, wechat, merged } = together(known);
  const shown = showsHistory(identifiers);
  const complete = completeness(together(known));
  const contactAt = dealings?.[0]?.at;
  return {
    ...customer,
    statusText: customerLabels[customer.status],
    identifiers: [...identifiers],
    wechat,
    ...(profile && { profile }),
    consents: consents.flatMap(({ purpose, steps: [last] }) => (last ? [{ purpose, ...last }] : [])),
    relations: [...relations],
    merged: merged.map(({ source, at }) => ({ source, at, undoUntil: addDays(at, UNDO_DAYS) })),
    completeness: { ...complete, missing: [...complete.missing] },
    freshness: freshness({ grade: customer.grade, checkedAt: customer.checkedAt, contactAt }, now),
    history: shown ? 'SHOWN' : 'HIDDEN',
    ...(shown && dealings && { dealings: [...dealings], moreDealings: more ?? false }),
  };
}
