import type { StaffActor } from '../../kernel/actor.ts';
import { isLeading } from '../../staff/posts.ts';
import type { Ticket } from '../model.ts';
import type { TicketKind } from '../words.ts';

/**
 * Matters about somebody of the house (F04, about an employee; F03, reports of misconduct): only the supervisor and above see them,
 * and whoever one of them has entrusted with the work. Whom it is about is kept away whatever his post.
 */

/** Why a matter is guarded; undefined where it is not. */
export type Guarded = 'MISCONDUCT' | 'STAFF';

export function guardOf({
  kind,
  about,
}: {
  readonly kind: TicketKind;
  readonly about?: Ticket['about'];
}): Guarded | undefined {
  if (kind === 'MISCONDUCT') return 'MISCONDUCT';
  return about === undefined ? undefined : 'STAFF';
}

export const isGuarded = (ticket: Pick<Ticket, 'kind' | 'about'>): boolean => guardOf(ticket) !== undefined;

const LYING: readonly string[] = ['OFFERED', 'TAKEN_OVER', 'SUBMITTED'];

/** Whether a person has been given it to do or to answer for, now: no former handler, and nobody who only wrote it down. */
export function isEntrusted(ticket: Ticket, staffNo: string): boolean {
  const { workOrder, told, supervision, coHandlers = [], handOver } = ticket;
  const holder = workOrder && LYING.includes(workOrder.status) ? workOrder.assignee : undefined;
  return [holder, told?.staffNo, supervision?.open?.to, handOver?.to, ...coHandlers].includes(staffNo);
}

/** Whether the posts of a person show him what is guarded; of misconduct also whoever looks into such cases (F27). */
export const postsShow = (
  { postCodes, capabilities }: Pick<StaffActor, 'postCodes' | 'capabilities'>,
  why: Guarded,
): boolean => isLeading(postCodes) || (why === 'MISCONDUCT' && capabilities['leakCase.triage'] !== undefined);

/** Whether somebody can be given a matter by rule: of a guarded one, only whoever would see it anyway. */
export const fitsGuard = (
  ticket: Pick<Ticket, 'kind' | 'about'>,
  one: { readonly leads?: boolean | undefined },
): boolean => !isGuarded(ticket) || one.leads === true;
