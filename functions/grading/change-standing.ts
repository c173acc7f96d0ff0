import type { Customer } from '../customers/model.ts';
import type { Changed, Circumstances } from '../kernel/event.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { GradingDeps } from './deps.ts';
import type { Activity, Standing } from './model.ts';
import { type ChangedStanding, type GradeNumbers, gradeOf, unknown } from './rules.ts';

/** The customer with another grade; undefined where it stays as it is. */
function graded(customer: Customer, standing: Standing, now: Instant): Changed<Customer> | undefined {
  const grade = gradeOf(standing, now);
  if (grade === customer.grade) return undefined;
  return {
    head: { ...customer, grade },
    event: { type: 'customer.graded', facts: { was: customer.grade, is: grade } },
  };
}

export interface Standings {
  readonly site: SiteId;
  readonly customerId: CustomerId;
  readonly now: Instant;
  readonly deps: Pick<GradingDeps, 'grading' | 'customer' | 'records' | 'numbers'>;
}

/** How the records stood that were merged into his. */
export async function broughtTo(
  { grading, records }: Pick<GradingDeps, 'grading' | 'records'>,
  site: SiteId,
  id: CustomerId,
): Promise<Standing[]> {
  const [, ...others] = await records(site, id);
  const found = await Promise.all(others.map((other) => grading.find(site, other)));
  return found.filter((one) => one !== undefined);
}

/**
 * The course of whatever changes a standing: 1. the customer and how he stands; 2. decide; 3. keep the standing, the grade on
 * his record and what was counted, in one transaction. Undefined from the decision changes nothing.
 */
export async function changeStanding(
  { site, customerId, now, deps }: Standings,
  by: Circumstances,
  decide: (standing: Standing, numbers: GradeNumbers) => ChangedStanding | undefined,
  activity?: Activity,
): Promise<Standing> {
  const [customer, found, numbers, brought] = await Promise.all([
    deps.customer(site, customerId),
    deps.grading.find(site, customerId),
    deps.numbers(site),
    broughtTo(deps, site, customerId),
  ]);
  const before = found ?? unknown({ id: customerId, site, grade: customer.grade }, now);
  const changed = decide(before, { ...numbers, brought });
  if (!changed) return before;
  return deps.grading.save(
    { before: found, changed, customer, graded: graded(customer, changed.head, now) },
    by,
    activity,
  );
}
