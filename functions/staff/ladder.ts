import type { Instant } from '../kernel/time.ts';
import { nobodyInDirectory } from './errors.ts';
import type { StaffMember, Unit } from './model.ts';
import { type Level, ladderPosts, levels, type PostCode } from './posts.ts';
import { activePosts, isAvailable } from './rules.ts';

/** Why a level of the ladder was passed over. */
export type WhySkipped = 'NO_HOLDER' | 'NOT_AVAILABLE' | 'SAME_PERSON';

export interface NextUp {
  readonly level: Level;
  readonly staffNo: string;
  readonly skipped: ReadonlyArray<{ readonly level: Level; readonly why: WhySkipped }>;
}

export interface Asked {
  /** The lowest level to ask. */
  readonly from: Level;
  /** People who must not be asked: told already, handling the matter, or complained about. */
  readonly exclude: readonly string[];
  readonly now: Instant;
  /** The unit that the matter lies with: its own leader is level 1, if it has one. */
  readonly unit?: Pick<Unit, 'id' | 'leaderPost'> | undefined;
}

const holds = (member: StaffMember, code: PostCode, now: Instant, deputy: boolean) =>
  activePosts(member, now).some((post) => post.code === code && post.deputy === deputy);

/** Who is asked for a post, in order: its holders, then who stands in for them. */
const askedFor = (staff: readonly StaffMember[], code: PostCode, now: Instant) => [
  ...staff.filter((member) => holds(member, code, now, false)),
  ...staff.filter((member) => !holds(member, code, now, false) && holds(member, code, now, true)),
];

const byNumber = (staff: readonly StaffMember[]) => [...staff].sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1));

function lastResort(staff: readonly StaffMember[], now: Instant): { level: Level; staffNo: string } {
  const manager = askedFor(staff, ladderPosts[3], now).find((member) => member.status !== 'LEFT');
  const anyone =
    manager ?? staff.find((member) => isAvailable(member, now)) ?? staff.find((member) => member.status !== 'LEFT');
  if (!anyone) throw nobodyInDirectory();
  return { level: 3, staffNo: anyone.staffNo };
}

/**
 * F07: who is told next. From the given level up: the holder of its post, else his deputy, else the next level; a level
 * whose people are all excluded is passed over, so that one person in two posts is not told twice. When the ladder ends,
 * the guest service manager owns the matter, whatever else is true: there is always a named human.
 */
export function nextUp(staff: readonly StaffMember[], asked: Asked): NextUp {
  const people = byNumber(staff);
  const skipped: Array<{ level: Level; why: WhySkipped }> = [];
  for (const level of levels.filter((one) => one >= asked.from)) {
    const code = (level === 1 ? asked.unit?.leaderPost : undefined) ?? ladderPosts[level];
    const holders = askedFor(people, code, asked.now);
    const present = holders.filter((member) => isAvailable(member, asked.now));
    const found = present.find((member) => !asked.exclude.includes(member.staffNo));
    if (found) return { level, staffNo: found.staffNo, skipped };
    skipped.push({
      level,
      why: holders.length === 0 ? 'NO_HOLDER' : present.length === 0 ? 'NOT_AVAILABLE' : 'SAME_PERSON',
    });
  }
  return { ...lastResort(people, asked.now), skipped };
}
