import type { Changed } from '../kernel/event.ts';
import type { PostId, SiteId, StaffId } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { type Instant, isBefore } from '../kernel/time.ts';
import * as refused from './errors.ts';
import { type Establishment, type HeldPost, type StaffMember, staffMoves, type Unit } from './model.ts';

/** A member of staff after a decision, with what happened. */
export type ChangedMember = Changed<StaffMember>;

const MOST_POSTS = 12;

export interface Profile {
  readonly name: string;
  readonly skills: StaffMember['skills'];
  readonly languages: StaffMember['languages'];
  readonly certificates: StaffMember['certificates'];
}

/** F29: a person is taken on, as yet without a post and so without a right. */
export function takeOn(of: { id: StaffId; site: SiteId; staffNo: string } & Profile): ChangedMember {
  const head: StaffMember = { ...of, posts: [], status: 'ACTIVE', version: 1 };
  return { head, event: { type: 'staff.taken-on', facts: { staffNo: of.staffNo } } };
}

/** What a person is called and can do; what is left out stays as it is. */
export function describe(member: StaffMember, profile: Partial<Profile>): ChangedMember {
  if (member.status === 'LEFT') throw refused.staffNotFound();
  const told = Object.entries(profile).filter(([, value]) => value !== undefined);
  const head = { ...member, ...Object.fromEntries(told) };
  return { head, event: { type: 'staff.described', facts: { fields: told.map(([name]) => name) } } };
}

type Period = Pick<HeldPost, 'from' | 'to'>;

const overlaps = (a: Period, b: Period) =>
  (a.to === undefined || isBefore(b.from, a.to)) && (b.to === undefined || isBefore(a.from, b.to));

/** The most people who hold a post at one time while it would be held: counted wherever somebody begins. */
function mostAtOnce(wanted: HeldPost, staff: readonly StaffMember[]): number {
  const held = staff
    .filter((member) => member.status !== 'LEFT')
    .flatMap((member) => member.posts)
    .filter((post) => post.code === wanted.code && post.unitId === wanted.unitId && !post.deputy)
    .filter((post) => overlaps(post, wanted));
  const moments = [wanted.from, ...held.map((post) => post.from).filter((from) => isBefore(wanted.from, from))];
  const at = (moment: Instant) =>
    held.filter((post) => !isBefore(moment, post.from) && (!post.to || isBefore(moment, post.to))).length;
  return Math.max(...moments.map(at));
}

export interface Organisation {
  readonly staff: readonly StaffMember[];
  readonly units: readonly Unit[];
  readonly establishments: readonly Establishment[];
}

/**
 * F29: a person is given a post in a unit, from and to an instant. A new primary post takes the place of the one before.
 * Refused where the unit is not there, he holds that post already, or all places of it are taken at some moment.
 */
export function appoint(
  member: StaffMember,
  wanted: HeldPost,
  of: { readonly organisation: Organisation; readonly now: Instant },
): ChangedMember {
  const { staff, units, establishments } = of.organisation;
  if (member.status === 'LEFT') throw refused.staffNotFound();
  if (wanted.to !== undefined && !isBefore(wanted.from, wanted.to)) throw refused.periodEmpty();
  if (!units.some((unit) => unit.id === wanted.unitId)) throw refused.unitNotFound();
  const alike = (post: HeldPost) => post.code === wanted.code && post.unitId === wanted.unitId;
  if (member.posts.some((post) => alike(post) && overlaps(post, wanted))) throw refused.postHeldAlready();
  const kept = member.posts.filter((post) => !post.to || isBefore(of.now, post.to));
  if (kept.length >= MOST_POSTS) throw refused.tooManyPosts();
  const limit = establishments.find(({ code, unitId }) => code === wanted.code && unitId === wanted.unitId);
  const others = staff.filter((one) => one.staffNo !== member.staffNo);
  if (limit && !wanted.deputy && mostAtOnce(wanted, others) >= limit.headCount) throw refused.postFull(limit.headCount);
  const primary = wanted.primary || !kept.some((post) => post.primary);
  const posts = [...kept.map((post) => (primary ? { ...post, primary: false } : post)), { ...wanted, primary }];
  const { code, unitId, from, to, deputy } = wanted;
  const facts = { postId: wanted.id, code, unitId, from, ...(to && { to }), primary, deputy };
  return {
    head: { ...member, posts },
    event: { type: 'post.assigned', facts: { staffNo: member.staffNo, ...facts } },
  };
}

/** F29: a post ends at an instant, now if it is not later; the eldest of those left becomes primary where the primary one ends now. */
export function endPost(member: StaffMember, postId: PostId, of: { at: Instant; now: Instant }): ChangedMember {
  const { at, now } = of;
  const held = member.posts.find((post) => post.id === postId);
  if (!held || (held.to !== undefined && !isBefore(now, held.to))) throw refused.postNotHeld();
  const to = isBefore(at, now) ? now : at;
  const ended = member.posts.map((post) => (post.id === postId ? { ...post, to } : post));
  const gone = !isBefore(now, to);
  const next = gone && held.primary ? ended.find((post) => !post.to || isBefore(now, post.to)) : undefined;
  const posts = next ? ended.map((post) => ({ ...post, primary: post.id === next.id })) : ended;
  return {
    head: { ...member, posts },
    event: { type: 'post.ended', facts: { staffNo: member.staffNo, postId, code: held.code, unitId: held.unitId, to } },
  };
}

/** F29: away for longer than a day off: not asked for anything, and what he has open goes to others. */
export function goOnLeave(member: StaffMember, now: Instant): ChangedMember {
  const head = { ...move(member, 'goOnLeave', staffMoves), awaySince: now };
  return { head, event: { type: 'staff.went-on-leave', facts: { staffNo: member.staffNo } } };
}

export function comeBack(member: StaffMember): ChangedMember {
  const { awaySince: _back, ...head } = move(member, 'comeBack', staffMoves);
  return { head, event: { type: 'staff.came-back', facts: { staffNo: member.staffNo } } };
}

/** F26, F29: leaves for good: every post ends with this instant, and with them every right; his open work goes to others. */
export function depart(member: StaffMember, now: Instant): ChangedMember {
  const moved = move(member, 'depart', staffMoves);
  const posts = moved.posts.map((post) => (post.to && !isBefore(now, post.to) ? post : { ...post, to: now }));
  const head = { ...moved, posts, awaySince: now };
  return { head, event: { type: 'staff.departed', facts: { staffNo: member.staffNo } } };
}

/** Nobody gives himself a post or a status (separation of duties by person). */
export function mustBeSomebodyElse(actor: { readonly staffNo: string }, member: StaffMember): void {
  if (actor.staffNo === member.staffNo) throw refused.notOneself();
}
