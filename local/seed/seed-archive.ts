import { findingWrites } from '../../functions/customers/findings.ts';
import type { Recognise } from '../../functions/customers/identifiers/recognise.ts';
import { withHeadOf, withIdentifier } from '../../functions/customers/identifiers/rules.ts';
import { customerKind, identifierKind, nameMarksKind } from '../../functions/customers/kinds.ts';
import { type Known, knownOf } from '../../functions/customers/known.ts';
import type { Customer } from '../../functions/customers/model.ts';
import type { Glimpses } from '../../functions/customers/search/glimpse.ts';
import type { SiteId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import type { Records } from '../../functions/platform/records.ts';
import { seededCustomers } from './seeded-records.ts';

/** What makes customers findable. */
export interface Archiving {
  readonly recognise: Recognise;
  readonly glimpses: Glimpses;
  nameMarksOf(site: SiteId, names: readonly (string | undefined)[]): readonly string[];
}

const SINCE = '2024-01-01T00:00:00.000Z' as Instant;

/** A customer with the number that he has shown to be his, and the marks of his name. */
function wholeOf(customer: Customer, { recognise, nameMarksOf }: Archiving): Known {
  const { site, id: customerId, phone = '', name } = customer;
  const one = recognise('PHONE', phone);
  const adding = { site, customerId, now: SINCE, verifiedBy: 'CALL' as const };
  const identifiers = one ? withIdentifier([], one, adding) : [];
  const nameMarks = nameMarksOf(site, [name]);
  return { ...knownOf(withHeadOf(customer, identifiers)), identifiers, nameMarks };
}

/** Makes the seeded customers of a site findable; those that people have changed since stay as they are. Answers how many. */
export async function seedArchive(records: Records, site: SiteId, archiving: Archiving): Promise<number> {
  let put = 0;
  for (const seeded of seededCustomers(site)) {
    const standing = await records.find(customerKind, customerKind.key(seeded));
    if (standing?.version !== 1 || standing.phoneIndex !== undefined) continue;
    const whole = wholeOf(standing, archiving);
    const beside = await Promise.all(whole.identifiers.map((one) => records.creating(identifierKind, one)));
    const { id: customerId } = seeded;
    const marks = await records.creating(nameMarksKind, { site, customerId, marks: [...whole.nameMarks] });
    const head = await records.replacing(customerKind, whole.customer, { version: 1 });
    await records.table.transact([head, marks, ...beside, ...findingWrites(undefined, whole, archiving.glimpses)]);
    put += 1;
  }
  return put;
}
