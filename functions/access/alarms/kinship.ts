import type { Customer } from '../../customers/model.ts';
import type { StaffMember } from '../../staff/model.ts';
import type { Kinship } from './model.ts';

type Person = Pick<Customer, 'phoneIndex'>;

/**
 * What a customer is to a member of staff, by the numbers that the house knows of both: himself, somebody of his family, or
 * somebody who has left. Numbers are compared by their blind marks; none is read.
 *
 * @param indexOf the blind mark of a number; undefined where it is none
 */
export async function kinshipOf(
  of: {
    readonly staffNo: string;
    readonly customer: Person;
    readonly members: readonly StaffMember[];
    /** Whoever belongs to the customer's family; asked for only where it matters. */
    relatives(): Promise<readonly Person[]>;
  },
  indexOf: (number: string) => string | undefined,
): Promise<Kinship | undefined> {
  const { staffNo, customer, members } = of;
  const markOf = (member: StaffMember | undefined) => (member?.phone === undefined ? undefined : indexOf(member.phone));
  const his = markOf(members.find((member) => member.staffNo === staffNo));
  const { phoneIndex } = customer;
  if (his !== undefined && phoneIndex === his) return 'SELF';
  const left = members.filter(({ status }) => status === 'LEFT').map(markOf);
  if (phoneIndex !== undefined && left.includes(phoneIndex)) return 'FORMER_COLLEAGUE';
  if (his === undefined) return undefined;
  return (await of.relatives()).some((one) => one.phoneIndex === his) ? 'RELATIVE' : undefined;
}
