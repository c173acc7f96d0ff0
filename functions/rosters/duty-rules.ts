import type { Instant } from '../kernel/time.ts';
import { millis } from '../kernel/time.ts';
import { dayAt, plusDays } from '../kernel/zone.ts';
import { type DeputyLine, deputyChain } from '../staff/deputy-rules.ts';
import type { StaffMember } from '../staff/model.ts';
import type { PostCode } from '../staff/posts.ts';
import { activePosts } from '../staff/rules.ts';
import type { Roster } from './model.ts';
import type { Shift } from './shift-rules.ts';
import * as shifts from './shift-rules.ts';

/** Why somebody holds a post at an instant. */
export type DutyWhy = 'ON_SHIFT' | 'DUTY_MANAGER' | 'ON_CALL' | 'NOT_ROSTERED' | 'DEPUTY_OF';

export interface OnDuty {
  readonly staffNo: string;
  readonly post: PostCode;
  readonly why: DutyWhy;
  /** End of the shift, with what follows on without a gap; open where nothing is rostered. */
  readonly until?: Instant | undefined;
  readonly place?: string | undefined;
  /** Whom he stands in for. */
  readonly deputyOf?: string | undefined;
}

/** How a person can be reached at an instant. */
export type Presence = 'AT_WORK' | 'ON_CALL' | 'OFF_DUTY' | 'ON_LEAVE';

export interface Duty {
  readonly at: Instant;
  /** Whether the month is published; where it is not, whoever holds a post and is at work counts. */
  readonly rostered: boolean;
  readonly people: readonly OnDuty[];
  readonly presence: ReadonlyMap<string, Presence>;
  /** The one duty manager; absent where there is none, or more than one. */
  readonly dutyManager?: string | undefined;
  readonly gaps: ReadonlyArray<'NO_DUTY_MANAGER' | 'TWO_DUTY_MANAGERS'>;
}

export interface DutyAsked {
  /** The months around the instant, as many as there are. */
  readonly rosters: readonly Roster[];
  readonly staff: readonly StaffMember[];
  readonly deputies?: readonly DeputyLine[];
  readonly at: Instant;
}

const isNow = (shift: Shift, at: Instant) => shift.spans.some(({ from, to }) => from <= at && at < to);

/** When somebody who is there leaves: parts and shifts that follow each other without a gap count as one. */
function untilOf(own: readonly Shift[], at: Instant): Instant {
  const spans = own.flatMap((shift) => shift.spans).sort((a, b) => (a.from < b.from ? -1 : 1));
  return spans.reduce((end, span) => (span.from <= end && end < span.to ? span.to : end), at);
}

/** The months and the days of each that an instant can fall in: shifts of yesterday may last, those of tomorrow may follow on. */
function aroundIn({ rosters, at }: Pick<DutyAsked, 'rosters' | 'at'>) {
  const near = rosters.flatMap((roster) => {
    const today = dayAt(millis(at), roster.timeZone);
    const days = [-1, 0, 1].map((n) => plusDays(today, n));
    return [{ roster, today, days, isCurrent: today.startsWith(roster.month) }];
  });
  const published = near.filter(({ roster }) => roster.status === 'PUBLISHED');
  return {
    current: near.find((one) => one.isCurrent),
    shifts: published.flatMap(({ roster, days }) => shifts.shiftsOf(roster, days)),
  };
}

type Around = ReturnType<typeof aroundIn>;

const whyOf = { WORK: 'ON_SHIFT', DUTY_MANAGER: 'DUTY_MANAGER', ON_CALL: 'ON_CALL' } as const;

/** People of a shift now. One who is on two lines is told for each post, in the one place that he is at. */
function fromShifts(around: Around, staff: readonly StaffMember[], at: Instant): OnDuty[] {
  const working = new Set(staff.filter((member) => member.status === 'ACTIVE').map((member) => member.staffNo));
  return around.shifts
    .filter((shift) => isNow(shift, at) && working.has(shift.staffNo))
    .map((shift) => {
      const same = around.shifts.filter(
        (other) => other.staffNo === shift.staffNo && shifts.isPresence(other) === shifts.isPresence(shift),
      );
      const why = whyOf[shift.kind as keyof typeof whyOf];
      const place = shifts.isPresence(shift) && shift.place !== undefined ? { place: shift.place } : {};
      return { staffNo: shift.staffNo, post: shift.post, why, until: untilOf(same, at), ...place };
    });
}

/** Who counts as at work because nothing is planned for him: the month is not published, or none of his posts is in it. */
function unplanned({ current }: Around, staff: readonly StaffMember[], at: Instant): OnDuty[] {
  const published = current?.roster.status === 'PUBLISHED' ? current.roster : undefined;
  const lines = Object.keys(published?.lines ?? {}).map(shifts.partsOf);
  const [people, posts] = [new Set(lines.map((one) => one.staffNo)), new Set(lines.map((one) => one.post))];
  const away = (staffNo: string) => current !== undefined && shifts.isOnLeave(current.roster, staffNo, current.today);
  return staff
    .filter((member) => member.status === 'ACTIVE' && !people.has(member.staffNo) && !away(member.staffNo))
    .flatMap((member) => {
      const held = activePosts(member, at);
      const own = held.filter((post) => !post.deputy);
      // Who does nothing but stand in is at work for that.
      const free = (own.length > 0 ? own : held).filter((post) => !posts.has(post.code));
      return free.map(({ code }): OnDuty => ({ staffNo: member.staffNo, post: code, why: 'NOT_ROSTERED' }));
    });
}

/** Who stands in for holders none of whom is there: by name, else whoever holds the post as a deputy; as far as he is at work. */
function standIns(present: readonly OnDuty[], { staff, deputies = [], at }: DutyAsked): OnDuty[] {
  const there = present.filter((one) => one.why !== 'ON_CALL');
  const held = (code: PostCode, asDeputy: boolean) =>
    staff.filter((member) => activePosts(member, at).some((post) => post.code === code && post.deputy === asDeputy));
  const codes = new Set(staff.flatMap((member) => activePosts(member, at).map((post) => post.code)));
  return [...codes].flatMap((post) => {
    if (present.some((one) => one.post === post && one.why !== 'ON_CALL')) return [];
    const holders = held(post, false).map((member) => member.staffNo);
    const named = holders.map((holder) => ({
      holder,
      ways: deputyChain(deputies, { holder, code: post, at }).people,
    }));
    const byPost = { holder: holders[0], ways: held(post, true).map((member) => member.staffNo) };
    for (const { holder, ways } of [...named, byPost]) {
      const own = ways.flatMap((staffNo) => there.filter((one) => one.staffNo === staffNo && staffNo !== holder))[0];
      if (own) return [{ ...own, post, why: 'DEPUTY_OF' as const, ...(holder && { deputyOf: holder }) }];
    }
    return [];
  });
}

function presenceOf(people: readonly OnDuty[], { current }: Around, staff: readonly StaffMember[]) {
  const presence = (member: StaffMember): Presence => {
    const own = people.filter((one) => one.staffNo === member.staffNo);
    if (own.some((one) => one.why !== 'ON_CALL')) return 'AT_WORK';
    if (own.length > 0) return 'ON_CALL';
    const away = current !== undefined && shifts.isOnLeave(current.roster, member.staffNo, current.today);
    return away || member.status === 'ON_LEAVE' ? 'ON_LEAVE' : 'OFF_DUTY';
  };
  return new Map(staff.map((member) => [member.staffNo, presence(member)]));
}

/**
 * Who holds which post at an instant, each with the reason. A person who is in a published month is on duty in his shifts; one
 * for whom nothing is planned counts as at work while he holds his post. Leave that is approved counts in both cases.
 */
export function dutyAt(asked: DutyAsked): Duty {
  const { staff, at } = asked;
  const around = aroundIn(asked);
  // What is planned for a person says more than that nothing is.
  const holding = [...unplanned(around, staff, at), ...fromShifts(around, staff, at)];
  const known = new Map(holding.map((one) => [`${one.staffNo}:${one.post}`, one]));
  const people = [...known.values(), ...standIns([...known.values()], asked)].sort((a, b) =>
    `${a.post} ${a.staffNo}` < `${b.post} ${b.staffNo}` ? -1 : 1,
  );
  const rostered = around.current?.roster.status === 'PUBLISHED';
  const managers = [...new Set(people.filter((one) => one.why === 'DUTY_MANAGER').map((one) => one.staffNo))];
  const gap = managers.length === 0 ? 'NO_DUTY_MANAGER' : 'TWO_DUTY_MANAGERS';
  return {
    ...{ at, rostered, people },
    presence: presenceOf(people, around, staff),
    ...(managers.length === 1 && { dutyManager: managers[0] }),
    gaps: rostered && managers.length !== 1 ? [gap] : [],
  };
}
