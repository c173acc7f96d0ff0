import type { Instant } from '../kernel/time.ts';
import type { HeldPost, StaffMember } from './model.ts';
import type { StaffView } from './people-contract.ts';
import { postLabels } from './posts.ts';
import { activePosts, unitsAt } from './rules.ts';

const labelled = (post: HeldPost) => ({ ...post, label: { ...postLabels[post.code] } });

/** A member of staff as colleagues see him: with the posts that he holds now. */
export const viewOf = (member: StaffMember, now: Instant): StaffView => ({
  ...member,
  unitIds: unitsAt(member, now),
  posts: activePosts(member, now).map(labelled),
});

/** The same with every post that is kept: those to come and those that have ended, too. */
export const fullViewOf = (member: StaffMember, now: Instant): StaffView => ({
  ...viewOf(member, now),
  posts: member.posts.map(labelled),
});
