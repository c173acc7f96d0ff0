import type { CustomerId } from '../../kernel/ids.ts';
import type { StaffMember } from '../../staff/model.ts';
import type { Kinship } from './model.ts';

/** A customer as far as it says whose he is: the blind marks of all his numbers, and his family in the archive. */
export interface Kin {
  readonly id: CustomerId;
  readonly phoneIndexes: readonly string[];
  readonly family: readonly CustomerId[];
}

/**
 * What a customer is to a member of staff, by all numbers that the house knows of both, not only the one on which he is called: himself,
 * somebody of his family, or somebody who has left. Numbers are compared by their blind marks; none is read.
 *
 * @param indexOf the blind mark of a number; undefined where it is none
 */
export async function kinshipOf(
  of: {
    readonly staffNo: string;
    readonly customer: Kin;
    readonly members: readonly StaffMember[];
    /** Records that have a number; asked for only where it matters. */
    holders(index: string): Promise<readonly CustomerId[]>;
  },
  indexOf: (number: string) => string | undefined,
): Promise<Kinship | undefined> {
  const { staffNo, customer, members } = of;
  const markOf = (member: StaffMember | undefined) => (member?.phone === undefined ? undefined : indexOf(member.phone));
  const his = markOf(members.find((member) => member.staffNo === staffNo));
  const { phoneIndexes, family } = customer;
  if (his !== undefined && phoneIndexes.includes(his)) return 'SELF';
  const left = members.filter(({ status }) => status === 'LEFT').map(markOf);
  if (phoneIndexes.some((one) => left.includes(one))) return 'FORMER_COLLEAGUE';
  if (his === undefined || family.length === 0) return undefined;
  return (await of.holders(his)).some((id) => family.includes(id)) ? 'RELATIVE' : undefined;
}
