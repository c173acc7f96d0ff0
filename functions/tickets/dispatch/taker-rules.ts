import { addMinutes, type Instant, isBefore } from '../../kernel/time.ts';
import type { Duty } from '../../rosters/duty-rules.ts';
import type { StaffMember } from '../../staff/model.ts';
import { actingPost, type CanTake, unitsAt } from '../../staff/rules.ts';
import { fitsGuard } from '../guard/guard-rules.ts';
import type { Ticket } from '../model.ts';
import type { Domain, Priority } from '../words.ts';
import type { Taker } from './offer-rules.ts';

/** How somebody is reached now. Off duty he is asked only where a person names him, or where he stands in for somebody. */
export type Reached = 'ON_SHIFT' | 'ON_CALL' | 'DUTY_MANAGER' | 'OFF_DUTY' | 'ON_LEAVE';
const askedInTurn: readonly Reached[] = ['ON_SHIFT', 'ON_CALL', 'DUTY_MANAGER'];

export interface Candidate extends Taker {
  readonly skills: readonly Domain[];
  /** Supervisor or above: can be given what is about somebody of the house. */
  readonly leads?: boolean;
  /** Open work that he has now, weighted. */
  readonly load: number;
  /** The matters that it is of, as far as they are known. */
  readonly holds?: readonly string[];
  /** When he was last given a matter; left out: never. */
  readonly givenAt?: Instant;
}

/** What a person can carry, and what a matter of each priority weighs. */
export interface Carrying {
  readonly capacity: number;
  readonly weights: Readonly<Record<Priority, number>>;
}

/** Whether a matter fits beside what somebody has; who has nothing at all can take any. */
const hasRoom = (load: number, priority: Priority, { capacity, weights }: Carrying): boolean =>
  load === 0 || load + weights[priority] <= capacity;

/**
 * F05: who is asked next. Skilled for the domain, not passed over in this round, with room for it, least loaded, and of these who
 * was given nothing for the longest time; then the staff number decides, so that the choice can be told beforehand. Who is on
 * call is asked where nobody on shift can be, the duty manager where nobody on call can.
 */
export function nextTaker(ticket: Ticket, candidates: readonly Candidate[], carrying: Carrying): Candidate | undefined {
  const fit = candidates.filter(
    (one) =>
      !ticket.passedOver.includes(one.staffNo) &&
      !ticket.recused?.includes(one.staffNo) &&
      fitsGuard(ticket, one) &&
      hasRoom(one.load, ticket.priority, carrying) &&
      (ticket.domain === undefined || one.skills.length === 0 || one.skills.includes(ticket.domain)),
  );
  const turn = askedInTurn.find((one) => fit.some(({ reached = 'ON_SHIFT' }) => reached === one));
  const first = fit.filter(({ reached = 'ON_SHIFT' }) => reached === turn);
  return first.sort((a, b) => a.load - b.load || longestAgo(a, b) || (a.staffNo < b.staffNo ? -1 : 1))[0];
}

function longestAgo({ givenAt: a = NEVER }: Candidate, { givenAt: b = NEVER }: Candidate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
const NEVER = '' as Instant;

/**
 * F05: who is asked where nobody is left: one who has declined, if he is the only one who can take it; then his leader knows of
 * it (`onlyOne`).
 */
export function onlyOneLeft(
  ticket: Ticket,
  candidates: readonly Candidate[],
  carrying: Carrying,
): (Candidate & { readonly onlyOne: true }) | undefined {
  const alone = nextTaker({ ...ticket, passedOver: [] }, candidates, carrying);
  return alone && { ...alone, onlyOne: true };
}

const AT_LEAST_MINUTES = 30; // F05: on shift now and for half an hour

/** Whether somebody is at work now and long enough to begin something. */
function staysOn(duty: Duty, staffNo: string): boolean {
  const enough = addMinutes(duty.at, AT_LEAST_MINUTES);
  return duty.people
    .filter((one) => one.staffNo === staffNo && one.why !== 'ON_CALL')
    .some(({ until }) => until === undefined || !isBefore(until, enough));
}

/**
 * F05: how each person who can take a matter is reached now. The duty manager comes last and is asked for everything, so that
 * a matter that nobody on shift or on call can take is not left.
 */
export function reachedNow(
  able: readonly CanTake[],
  of: {
    readonly duty: Duty;
    readonly staff: readonly StaffMember[];
    readonly unitId: string | undefined;
    readonly now: Instant;
  },
): Array<CanTake & { readonly reached: Reached }> {
  const { duty, staff, unitId, now } = of;
  const reached = ({ staffNo }: CanTake): Reached => {
    if (staffNo === duty.dutyManager) return 'DUTY_MANAGER';
    const presence = duty.presence.get(staffNo);
    if (presence === 'ON_CALL' || presence === 'ON_LEAVE') return presence;
    return staysOn(duty, staffNo) ? 'ON_SHIFT' : 'OFF_DUTY';
  };
  const found = able.map((one) => ({ ...one, reached: reached(one) }));
  const manager = staff.find((member) => member.staffNo === duty.dutyManager);
  if (!manager || found.some((one) => one.staffNo === manager.staffNo)) return found;
  if (!actingPost(manager, 'workOrder.takeOver', now)) return found;
  const own = { staffNo: manager.staffNo, unitId: unitId ?? unitsAt(manager, now)[0], skills: [] };
  return [...found, { ...own, reached: 'DUTY_MANAGER' }];
}
