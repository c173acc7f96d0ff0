import type { Instant } from '../kernel/time.ts';
import type { Establishment, StaffMember } from './model.ts';
import { type PostCode, postLabels } from './posts.ts';
import { activePosts } from './rules.ts';

export interface Place {
  readonly unitId: string;
  readonly code: PostCode;
  readonly label: { zh: string; en: string };
  readonly headCount?: number;
  readonly holders: string[];
  readonly deputies: string[];
  readonly version: number;
}

/** Every post of every unit that is established or that somebody holds now: its places, its holders, who stands in. */
export function placesOf(
  of: { readonly staff: readonly StaffMember[]; readonly establishments: readonly Establishment[] },
  now: Instant,
): Place[] {
  const held = of.staff.flatMap((member) =>
    activePosts(member, now).map(({ unitId, code, deputy }) => ({ unitId, code, deputy, staffNo: member.staffNo })),
  );
  const known = new Map(
    [...of.establishments, ...held].map(({ unitId, code }) => [`${unitId}.${code}`, { unitId, code }]),
  );
  return [...known.keys()].sort().map((id) => {
    const { unitId, code } = known.get(id) as { unitId: string; code: PostCode };
    const limit = of.establishments.find((one) => one.id === id);
    const here = held.filter((one) => one.unitId === unitId && one.code === code);
    const numbers = (deputy: boolean) => here.filter((one) => one.deputy === deputy).map((one) => one.staffNo);
    return {
      ...{ unitId, code, label: { ...postLabels[code] }, holders: numbers(false), deputies: numbers(true) },
      ...(limit && { headCount: limit.headCount }),
      version: limit?.version ?? 0,
    };
  });
}
