import type { Instant } from '../kernel/time.ts';
import { type DeputyLine, deputyChain } from './deputy-rules.ts';
import { nobodyInDirectory } from './errors.ts';
import type { HeldPost, StaffMember, Unit } from './model.ts';
import { type Level, ladderPosts, levels, type PostCode } from './posts.ts';
import { isAvailable } from './rules.ts';

/** Why a person, or a whole level of the ladder, was passed over. */
export type WhySkipped =
  | 'NO_HOLDER'
  | 'NOT_AVAILABLE'
  | 'OFF_DUTY'
  | 'ON_LEAVE'
  | 'SAME_PERSON'
  | 'RECUSED'
  | 'LEFT'
  | 'DEPUTY_LOOP';

export interface Skipped {
  readonly level: Level;
  readonly why: WhySkipped;
  /** Everybody who was thought of at this level, in order. */
  readonly people: ReadonlyArray<{ readonly staffNo: string; readonly why: WhySkipped }>;
}

/** In what a person is asked: as the holder, for him, on call, as the duty manager, or because nobody else is there. */
export type AskedAs = 'HOLDER' | 'DEPUTY' | 'ON_CALL' | 'DUTY_MANAGER' | 'LAST_RESORT';

export interface NextUp {
  readonly level: Level;
  readonly staffNo: string;
  readonly as: AskedAs;
  readonly skipped: readonly Skipped[];
}

export interface Asked {
  /** The lowest level to ask. */
  readonly from: Level;
  /** People who must not be asked again: told already, or handling the matter. */
  readonly exclude: readonly string[];
  /** People whom the matter is about: they are not asked while anybody else is left. */
  readonly recused?: readonly string[];
  readonly now: Instant;
  /** The unit that the matter lies with: its own leader is level 1, if it has one. */
  readonly unit?: Pick<Unit, 'id' | 'leaderPost'> | undefined;
  readonly deputies?: readonly DeputyLine[];
  /** How a person can be reached now, by the roster; left out, whoever holds a post is at work. */
  readonly onDuty?: (staffNo: string) => 'AT_WORK' | 'ON_CALL' | 'OFF_DUTY' | 'ON_LEAVE';
  readonly dutyManager?: string | undefined;
}

interface Thought {
  readonly member: StaffMember;
  readonly as: 'HOLDER' | 'DEPUTY';
}

const heldAt = (post: HeldPost, now: Instant) => post.from <= now && (post.to === undefined || now < post.to);

/** Whoever holds a post, has left while holding it, or stands in by a post of his own. */
const withPost = (staff: readonly StaffMember[], code: PostCode, of: { now: Instant; deputy: boolean }) =>
  staff.filter((member) =>
    member.posts.some((post) => post.code === code && post.deputy === of.deputy && heldAt(post, of.now)),
  );

/** Everybody who is thought of for a post, in order: its holders, those named for them, those who hold it as deputies. */
function thoughtOf(
  staff: readonly StaffMember[],
  code: PostCode,
  { now, deputies = [] }: Pick<Asked, 'now' | 'deputies'>,
) {
  const holders = withPost(staff, code, { now, deputy: false });
  const chains = holders.map((holder) => deputyChain(deputies, { holder: holder.staffNo, code, at: now }));
  const named = chains.flatMap(({ people }) => staff.filter((member) => people.includes(member.staffNo)));
  const inOrder = chains.flatMap(({ people }) => people);
  const byChain = named.sort((a, b) => inOrder.indexOf(a.staffNo) - inOrder.indexOf(b.staffNo));
  const others = withPost(staff, code, { now, deputy: true });
  const all: Thought[] = [
    ...holders.map((member) => ({ member, as: 'HOLDER' as const })),
    ...[...byChain, ...others].map((member) => ({ member, as: 'DEPUTY' as const })),
  ];
  const once = all.filter(({ member }, n) => all.findIndex((one) => one.member === member) === n);
  return { thought: once, loops: chains.some((chain) => chain.ends === 'LOOP') };
}

/** Why somebody is not asked, whoever he is; undefined where he may be. */
function barred(member: StaffMember, asked: Asked): WhySkipped | undefined {
  if (member.status === 'LEFT') return 'LEFT';
  if (asked.recused?.includes(member.staffNo)) return 'RECUSED';
  if (asked.exclude.includes(member.staffNo)) return 'SAME_PERSON';
  return undefined;
}

function whyNot(member: StaffMember, asked: Asked): WhySkipped | undefined {
  const bar = barred(member, asked);
  if (bar) return bar;
  if (member.status === 'ON_LEAVE') return 'ON_LEAVE';
  if (!isAvailable(member, asked.now)) return 'NOT_AVAILABLE';
  const presence = asked.onDuty?.(member.staffNo) ?? 'AT_WORK';
  if (presence === 'AT_WORK') return undefined;
  return presence === 'ON_LEAVE' ? 'ON_LEAVE' : 'OFF_DUTY';
}

const codeOf = (level: Level, { unit }: Asked): PostCode =>
  (level === 1 ? unit?.leaderPost : undefined) ?? ladderPosts[level];

/** One level: the first who can be asked, or why nobody can. */
function atLevel(staff: readonly StaffMember[], level: Level, asked: Asked): Thought | Skipped {
  const { thought, loops } = thoughtOf(staff, codeOf(level, asked), asked);
  const judged = thought.map((one) => ({ ...one, why: whyNot(one.member, asked) }));
  const found = judged.find((one) => one.why === undefined);
  if (found) return found;
  const people = judged.map(({ member, why }) => ({ staffNo: member.staffNo, why: why as WhySkipped }));
  const first = people[0]?.why ?? 'NO_HOLDER';
  // Why the holder cannot is what a reader asks first; that deputies point in a circle is worth more where it cost the level.
  const why = loops && first !== 'SAME_PERSON' && first !== 'RECUSED' ? 'DEPUTY_LOOP' : first;
  return { level, why, people };
}

/** Off duty but to be called: holders and deputies of the levels asked, the lowest first; then the duty manager. */
function called(staff: readonly StaffMember[], asked: Asked): Omit<NextUp, 'skipped'> | undefined {
  const open = (member: StaffMember) => barred(member, asked) === undefined && isAvailable(member, asked.now);
  for (const level of levels.filter((one) => one >= asked.from)) {
    const { thought } = thoughtOf(staff, codeOf(level, asked), asked);
    const found = thought.find(({ member }) => open(member) && asked.onDuty?.(member.staffNo) === 'ON_CALL');
    if (found) return { level, staffNo: found.member.staffNo, as: 'ON_CALL' };
  }
  const manager = staff.find((member) => member.staffNo === asked.dutyManager);
  return manager && open(manager) ? { level: asked.from, staffNo: manager.staffNo, as: 'DUTY_MANAGER' } : undefined;
}

/** The owner of last resort: the guest service manager, wherever he is; never whom the matter is about while anybody else is left. */
export function lastResort(
  staff: readonly StaffMember[],
  asked: Omit<Asked, 'from' | 'exclude'>,
): Omit<NextUp, 'skipped'> {
  const here = staff.filter((member) => member.status !== 'LEFT');
  const managers = thoughtOf(here, ladderPosts[3], asked).thought.map(({ member }) => member);
  const leaders = thoughtOf(here, ladderPosts[4], asked).thought.map(({ member }) => member);
  const inPost = here.filter((member) => isAvailable(member, asked.now));
  const order = [...managers, ...leaders, ...inPost, ...here];
  const owner = order.find((member) => !asked.recused?.includes(member.staffNo)) ?? order[0];
  if (!owner) throw nobodyInDirectory();
  const isLeader = leaders.includes(owner) && !managers.includes(owner);
  return { level: isLeader ? 4 : 3, staffNo: owner.staffNo, as: 'LAST_RESORT' };
}

const isSkipped = (found: Thought | Skipped): found is Skipped => 'level' in found;
const byNumber = (staff: readonly StaffMember[]) => [...staff].sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1));

/**
 * F07: who is told next. From the given level up: the holder of its post, else who stands in for him (named deputies, at most
 * three, then whoever holds the post as a deputy), else the next level. Passed over are people who are off duty, on leave or
 * gone, who were told or handle the matter, and whom it is about. Where no level has anybody: who is on call, the duty manager,
 * and at last the guest service manager, whatever else is true. There is always a named human, and for each level passed over why.
 */
export function nextUp(staff: readonly StaffMember[], asked: Asked): NextUp {
  const people = byNumber(staff);
  const skipped: Skipped[] = [];
  for (const level of levels.filter((one) => one >= asked.from)) {
    const found = atLevel(people, level, asked);
    if (!isSkipped(found)) return { level, staffNo: found.member.staffNo, as: found.as, skipped };
    skipped.push(found);
  }
  return { ...(called(people, asked) ?? lastResort(people, asked)), skipped };
}
