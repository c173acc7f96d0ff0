import type { Changed } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/time.ts';
import * as refused from './errors.ts';
import type { Deputy, StaffMember } from './model.ts';
import type { PostCode } from './posts.ts';

/** Longest way from a holder to the last who stands in (F05: chain up to 3). */
export const LONGEST_CHAIN = 3;

/** One line of who stands in for whom, as far as a chain needs it. */
export type DeputyLine = Pick<Deputy, 'code' | 'holder' | 'deputy' | 'from' | 'to'>;

export interface Chain {
  /** Who stands in, nearest first. */
  readonly people: readonly string[];
  /** Why it goes no further: nobody stands in for the last one, it came back to somebody in it, or it is as long as it may be. */
  readonly ends: 'NOBODY' | 'LOOP' | 'LIMIT';
}

const inForce = (line: DeputyLine, at: Instant) =>
  !isBefore(at, line.from) && (line.to === undefined || isBefore(at, line.to));

/**
 * F05, F07: who stands in for the holder of a post at an instant, then for him, and so on. At most three, and it ends visibly
 * whatever the data says. Of several deputies of one person the one with the lower staff number comes first.
 */
export function deputyChain(
  lines: readonly DeputyLine[],
  of: { readonly holder: string; readonly code: PostCode; readonly at: Instant },
): Chain {
  const people: string[] = [];
  const next = (holder: string) =>
    lines
      .filter((line) => line.code === of.code && line.holder === holder && inForce(line, of.at))
      .map((line) => line.deputy)
      .sort()[0];
  for (let last = of.holder; ; ) {
    const deputy = next(last);
    if (deputy === undefined) return { people, ends: 'NOBODY' };
    if (deputy === of.holder || people.includes(deputy)) return { people, ends: 'LOOP' };
    if (people.length === LONGEST_CHAIN) return { people, ends: 'LIMIT' };
    people.push(deputy);
    last = deputy;
  }
}

const overlaps = (a: Pick<DeputyLine, 'from' | 'to'>, b: Pick<DeputyLine, 'from' | 'to'>) =>
  (a.to === undefined || isBefore(b.from, a.to)) && (b.to === undefined || isBefore(a.from, b.to));

/** Every way on from a person along the lines, for as long as no one comes twice. */
function longestFrom(lines: readonly DeputyLine[], person: string, walked: readonly string[]): number {
  if (walked.includes(person)) return Number.POSITIVE_INFINITY;
  const on = lines.filter((line) => line.holder === person);
  return Math.max(0, ...on.map((line) => 1 + longestFrom(lines, line.deputy, [...walked, person])));
}

/** The longest chain that the lines make for any holder; infinite where they close to a loop. */
const longest = (lines: readonly DeputyLine[]): number =>
  Math.max(0, ...[...new Set(lines.map((line) => line.holder))].map((holder) => longestFrom(lines, holder, [])));

export interface WantedDeputy {
  readonly site: SiteId;
  readonly code: PostCode;
  readonly holder: string;
  readonly deputy: string;
  readonly from: Instant;
  readonly to?: Instant | undefined;
}

const idOf = ({ holder, deputy, code }: WantedDeputy) => `dep_${holder}_${deputy}_${code}`;

/**
 * F29: names who stands in for a holder. Refused where either is not there, one would stand in for himself, the holder does
 * not hold the post, or the lines that are in force together would close to a loop or a chain of more than three.
 */
export function appointDeputy(
  wanted: WantedDeputy,
  of: { readonly lines: readonly Deputy[]; readonly staff: readonly StaffMember[] },
): Changed<Deputy> {
  const { site, code, holder, deputy, from, to } = wanted;
  if (holder === deputy) throw refused.deputyOfHimself();
  if (to !== undefined && !isBefore(from, to)) throw refused.periodEmpty();
  const person = (no: string) => of.staff.find((member) => member.staffNo === no && member.status !== 'LEFT');
  const [held, stands] = [person(holder), person(deputy)];
  if (!held || !stands) throw refused.staffNotFound();
  if (!held.posts.some((post) => post.code === code && overlaps(post, wanted))) throw refused.postNotHeld();
  const standing = of.lines.find((line) => line.id === idOf(wanted));
  const others = of.lines.filter((line) => line !== standing && line.code === code && overlaps(line, wanted));
  const length = longest([...others, wanted]);
  if (length === Number.POSITIVE_INFINITY) throw refused.deputyLoop();
  if (length > LONGEST_CHAIN) throw refused.deputyChainTooLong();
  const head: Deputy = {
    ...{ id: idOf(wanted), site, code, holder, deputy, from },
    ...(to !== undefined && { to }),
    version: standing?.version ?? 1,
  };
  return { head, event: { type: 'deputy.appointed', facts: { code, holder, deputy, from, ...(to && { to }) } } };
}

/** Ends a line now, or takes back one that has not begun. */
export function endDeputy(line: Deputy, now: Instant): Changed<Deputy> {
  if (line.to !== undefined && !isBefore(now, line.to)) throw refused.deputyEnded();
  const to = isBefore(now, line.from) ? line.from : now;
  const { code, holder, deputy } = line;
  return { head: { ...line, to }, event: { type: 'deputy.ended', facts: { code, holder, deputy } } };
}
