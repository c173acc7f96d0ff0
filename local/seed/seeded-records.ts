import { createHash } from 'node:crypto';
import { Customer } from '../../functions/customers/model.ts';
import { CustomerId, newId, PostId, type SiteId, StaffId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { type HeldPost, StaffMember, Unit } from '../../functions/staff/model.ts';
import { customers } from './customers.ts';
import { type SeededPerson, staff } from './staff.ts';
import { units } from './units.ts';

/** Before every test's clock: whoever is seeded has been there for long. */
const SINCE = '2024-01-01T00:00:00.000Z' as Instant;

/** Numbers that no carrier gives out. */
const STAFF_NUMBERS = '1900001';

/** The same word gives the same id, so that a second seeding finds what the first one made. */
const idFrom = (kind: 'staff' | 'post' | 'customer', word: string) =>
  newId(kind, SINCE, (bytes) => createHash('sha256').update(`${kind} ${word}`).digest().subarray(0, bytes));

function held(person: SeededPerson): HeldPost[] {
  const post = (code: HeldPost['code'], unitId: string, deputy: boolean): HeldPost => ({
    id: PostId.parse(idFrom('post', `${person.staffNo} ${code}`)),
    ...{ code, unitId, deputy },
    primary: !deputy,
    from: SINCE,
  });
  const { deputyOf } = person;
  return [post(person.post, person.unit, false), ...(deputyOf ? [post(deputyOf.post, deputyOf.unit, true)] : [])];
}

/** The seeded units as the table keeps them. */
export const seededUnits = (site: SiteId): Unit[] => units.map((unit) => Unit.parse({ ...unit, site, version: 1 }));

/** The seeded staff as the table keeps them. */
export const seededStaff = (site: SiteId): StaffMember[] =>
  staff.map((person, n) =>
    StaffMember.parse({
      id: StaffId.parse(idFrom('staff', person.staffNo)),
      site,
      staffNo: person.staffNo,
      name: person.name,
      phone: `${STAFF_NUMBERS}${String(n + 1).padStart(4, '0')}`,
      posts: held(person),
      skills: person.skills ?? [],
      status: 'ACTIVE',
      version: 1,
    }),
  );

/** The id of the nth seeded customer, counted from 1. */
export const seededCustomerId = (n: number): CustomerId => CustomerId.parse(idFrom('customer', String(n)));

/** The seeded customers as the table keeps them. */
export const seededCustomers = (site: SiteId): Customer[] =>
  customers.map((customer, n) => Customer.parse({ ...customer, id: seededCustomerId(n + 1), site, version: 1 }));
