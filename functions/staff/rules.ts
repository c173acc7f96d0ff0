import type { Scope, StaffActor } from '../kernel/actor.ts';
import { addDays, type Instant, isBefore } from '../kernel/time.ts';
import type { Domain } from '../tickets/words.ts';
import { type Capability, type Grants, grants, together } from './capabilities.ts';
import type { HeldPost, StaffMember } from './model.ts';

const heldAt = (post: HeldPost, now: Instant): boolean =>
  !isBefore(now, post.from) && (post.to === undefined || isBefore(now, post.to));

/** The posts that a person holds now, the primary one first; none once he has left. */
export function activePosts(member: StaffMember, now: Instant): HeldPost[] {
  if (member.status === 'LEFT') return [];
  return member.posts.filter((post) => heldAt(post, now)).sort((a, b) => Number(b.primary) - Number(a.primary));
}

/** The units that a person belongs to now: those of his own posts, the primary one's first; where he only stands in is not his unit. */
export const unitsAt = (member: StaffMember, now: Instant): string[] => [
  ...new Set(
    activePosts(member, now)
      .filter((post) => !post.deputy)
      .map((post) => post.unitId),
  ),
];

/** What a person may do now: all active posts together, each capability with its widest scope. */
export const capabilitiesOf = (member: StaffMember, now: Instant): Grants =>
  together(activePosts(member, now).map((post) => grants[post.code]));

/**
 * The post that an act is done in: the chosen one if it is held and allows the act, else the first active post that does.
 * Undefined where no post allows it, or the chosen one does not: who names a post does not act in another.
 *
 * @param chosen code or id of a post, as the request names it
 */
export function actingPost(
  member: StaffMember,
  capability: string,
  now: Instant,
  chosen?: string,
): HeldPost | undefined {
  return activePosts(member, now).find(
    (post) =>
      grants[post.code][capability as Capability] !== undefined &&
      (!chosen || post.code === chosen || post.id === chosen),
  );
}

/** A person as he acts in one request; undefined where he may not. */
export function actorFor(
  member: StaffMember,
  of: { capability: string; now: Instant; chosen?: string | undefined },
): StaffActor | undefined {
  const post = actingPost(member, of.capability, of.now, of.chosen);
  if (!post) return undefined;
  const { site, id: staffId, staffNo } = member;
  return {
    kind: 'staff',
    site,
    staffId,
    staffNo,
    unitIds: unitsAt(member, of.now),
    post: { id: post.id, code: post.code },
    postCodes: activePosts(member, of.now).map((held) => held.code),
    capabilities: capabilitiesOf(member, of.now) as Readonly<Record<string, Scope>>,
  };
}

/** Who acts in a request: the person, or why not: no such person (any more), or a person whose posts do not allow it. */
export function whoActs(
  member: StaffMember | undefined,
  of: { capability: string; now: Instant; chosen?: string | undefined },
): StaffActor | 'unknown' | 'notAllowed' {
  if (!member || member.status === 'LEFT') return 'unknown';
  return actorFor(member, of) ?? 'notAllowed';
}

const LOOKED_AFTER_DAYS = 7; // by then a human has seen the dead letter of a lost message

/** Who has gone on leave or left in the last days: what a lost message has left with them is handed on by the reconciler. */
export const lastGone = (members: readonly StaffMember[], now: Instant): StaffMember[] =>
  members.filter(({ awaySince }) => awaySince !== undefined && isBefore(now, addDays(awaySince, LOOKED_AFTER_DAYS)));

/** Whether a person can be asked now: at work, and in a post. */
export const isAvailable = (member: StaffMember, now: Instant): boolean =>
  member.status === 'ACTIVE' && activePosts(member, now).length > 0;

/** Somebody who can be offered a matter, and the unit that it would then lie with. */
export interface CanTake {
  readonly staffNo: string;
  readonly unitId: string | undefined;
  /** The domains that he is asked for; none where the unit was named, for then its name decides and not the skill. */
  readonly skills: readonly Domain[];
}

/**
 * The people who can be offered a matter now: of one unit if it is named, else everybody who has a skill for some domain.
 */
export function canTake(members: readonly StaffMember[], of: { unitId?: string | undefined; now: Instant }): CanTake[] {
  return members
    .filter((member) => isAvailable(member, of.now) && actingPost(member, 'workOrder.takeOver', of.now) !== undefined)
    .map((member) => ({ member, units: unitsAt(member, of.now) }))
    .filter(({ member, units }) => (of.unitId === undefined ? member.skills.length > 0 : units.includes(of.unitId)))
    .map(({ member: { staffNo, skills }, units }) =>
      of.unitId === undefined ? { staffNo, unitId: units[0], skills } : { staffNo, unitId: of.unitId, skills: [] },
    );
}
