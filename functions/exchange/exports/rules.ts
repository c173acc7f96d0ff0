import type { CustomerStatus } from '../../customers/model.ts';
import type { Changed } from '../../kernel/event.ts';
import { move } from '../../kernel/moves.ts';
import { addDays, addMinutes, type Instant, isBefore } from '../../kernel/time.ts';
import { stuck } from '../imports/rules.ts';
import * as refused from './errors.ts';
import { type ApproverRole, type CustomerExport, exportMoves, isOpen, isWorking } from './model.ts';
import { mustSuit } from './purpose-rules.ts';

/** An export after a decision, with what happened. */
export type ChangedExport = Changed<CustomerExport>;

/** F26: a file is there for seven days; so long it waits for approval, too. */
const KEPT_DAYS = 7;
/** F26: up to here a supervisor approves alone, all lists of one applicant together that lie open at once: slices are one list. */
const FEW_ROWS = 1_000;
/** What was asked for earlier is swept: it waited seven days at most, and lay there for seven. */
export const liesSince = (now: Instant): Instant => addDays(now, -2 * KEPT_DAYS);
/** The rows of these lists that whoever asked for this one has at hand, or may come to have. One that is being counted counts this one. */
export const rowsBeside = (of: Pick<CustomerExport, 'id' | 'askedBy'>, all: readonly CustomerExport[]): number =>
  all
    .filter((one) => one.id !== of.id && one.askedBy === of.askedBy && isOpen(one) && one.status !== 'REQUESTED')
    .reduce((sum, { rows }) => sum + rows, 0);
export const MOST_ROWS = 50_000;
export const PART_ROWS = 200;
const STALLED_MINUTES = 10;
const MOST_WOKEN = 5;

const working = (head: CustomerExport, now: Instant): CustomerExport => ({
  ...head,
  woken: 0,
  lookAt: addMinutes(now, STALLED_MINUTES),
});

type Asked = Pick<
  CustomerExport,
  'id' | 'site' | 'askedBy' | 'purpose' | 'reason' | 'filter' | 'fields' | 'plain' | 'format'
>;

/** Somebody asks for a list; its rows are counted first, for their number says who approves it. */
export function requested(asked: Asked, now: Instant): ChangedExport {
  mustSuit(asked);
  const { reason, ...told } = asked;
  const head: CustomerExport = {
    ...{ ...asked, askedAt: now, status: exportMoves.request.to, rows: 0, parts: 0, cursor: 0, withheld: 0 },
    ...{ approvals: [], opened: 0, woken: 0, version: 1 },
    ...{ lookAt: addMinutes(now, STALLED_MINUTES), expiresAt: addDays(now, KEPT_DAYS) },
  };
  const { purpose, fields, plain, format, filter } = told;
  const facts = { purpose, fields, plain, format, ...filter };
  return { head, event: { type: 'customer-export.requested', facts, texts: { reason } } };
}

/** One part of the rows was found; `next` says where counting goes on, undefined that it is over. */
export function counted(
  before: CustomerExport,
  found: {
    readonly rows: number;
    readonly withheld: number;
    readonly next?: { status: CustomerStatus; after?: string };
    /** Of the applicant's other lists; told with the last part. */
    readonly otherRows?: number;
  },
  now: Instant,
): ChangedExport {
  const { countAt: _was, ...rest } = before;
  const rows = before.rows + found.rows;
  if (rows > MOST_ROWS) throw refused.tooManyInIt(MOST_ROWS);
  const sofar = {
    ...rest,
    rows,
    withheld: before.withheld + found.withheld,
    parts: before.parts + (found.rows > 0 ? 1 : 0),
  };
  if (found.next)
    return {
      head: working({ ...sofar, countAt: found.next }, now),
      event: { type: 'customer-export.counting', facts: { rows } },
    };
  if (rows === 0) throw refused.nobodyInIt();
  const { otherRows = 0 } = found;
  const head = { ...move({ ...sofar, otherRows }, 'count', exportMoves), lookAt: before.expiresAt };
  const needs = rolesFor(rows + otherRows);
  const facts = {
    rows,
    otherRows,
    withheld: sofar.withheld,
    needs: [...needs],
    posts: postsOf(needs),
    to: before.askedBy,
  };
  return { head, event: { type: 'customer-export.counted', facts } };
}

/** F26: who approves a list of so many rows; all of them, each another person. A manager may do what a supervisor may. */
export const rolesFor = (rows: number): readonly ApproverRole[] =>
  rows <= FEW_ROWS ? ['SUPERVISOR'] : ['MANAGER', 'PRIVACY_OFFICER'];

export interface Approver {
  readonly staffNo: string;
  readonly postCodes: readonly string[];
}

const posts: Readonly<Record<ApproverRole, readonly string[]>> = {
  SUPERVISOR: ['SERVICE_SUPERVISOR', 'GUEST_SERVICE_MANAGER'],
  MANAGER: ['GUEST_SERVICE_MANAGER'],
  PRIVACY_OFFICER: ['PRIVACY_OFFICER'],
};

/** The posts whose holders may say yes in one of these roles. */
const postsOf = (roles: readonly ApproverRole[]): string[] => [...new Set(roles.flatMap((role) => posts[role]))];

/** What is still to be approved, and by whom. */
export const missing = ({
  rows,
  otherRows = 0,
  approvals,
}: Pick<CustomerExport, 'rows' | 'otherRows' | 'approvals'>): readonly ApproverRole[] =>
  rolesFor(rows + otherRows).filter((role) => !approvals.some(({ as }) => as === role));

/** F26: after its days a list is neither approved nor opened, whether or not it was swept yet. Errors: `customerExport.outOfTime`. */
function mustBeInTime({ expiresAt }: CustomerExport, now: Instant): void {
  if (!isBefore(now, expiresAt)) throw refused.exportOutOfTime(expiresAt);
}

/** Somebody else says yes; when nobody's yes is missing, the file is made. Errors: see the contract. */
export function approved(
  asked: CustomerExport,
  by: Approver & { readonly otherRows: number },
  now: Instant,
): ChangedExport {
  const before = { ...asked, otherRows: by.otherRows };
  const still = move(before, 'agree', exportMoves);
  mustBeInTime(before, now);
  if (before.askedBy === by.staffNo) throw refused.ownExport();
  if (before.approvals.some((one) => one.by === by.staffNo)) throw refused.approvedAlready();
  const needed = missing(before);
  const as = needed.find((role) => posts[role].some((code) => by.postCodes.includes(code)));
  if (!as) throw refused.othersApprove(needed);
  const approvals = [...before.approvals, { by: by.staffNo, as, at: now }];
  const facts = { as, rows: before.rows, otherRows: before.otherRows, to: before.askedBy };
  if (missing({ ...before, approvals }).length > 0)
    return { head: { ...still, approvals }, event: { type: 'customer-export.agreed', facts } };
  const head = working({ ...move(before, 'approve', exportMoves), approvals, cursor: 0 }, now);
  return { head, event: { type: 'customer-export.approved', facts } };
}

export function declined(before: CustomerExport, by: Approver, reason: string): ChangedExport {
  if (before.askedBy === by.staffNo) throw refused.ownExport();
  const head = { ...move(before, 'decline', exportMoves), lookAt: before.expiresAt };
  return { head, event: { type: 'customer-export.declined', facts: { to: before.askedBy }, texts: { reason } } };
}

/** Only whoever asked calls it off. Errors: `customerExport.notYours`. */
export function cancelled(before: CustomerExport, by: Pick<Approver, 'staffNo'>): ChangedExport {
  if (before.askedBy !== by.staffNo) throw refused.notYourExport();
  return {
    head: { ...move(before, 'cancel', exportMoves), lookAt: before.expiresAt },
    event: { type: 'customer-export.cancelled' },
  };
}

/** One more part is made. */
export const advanced = (before: CustomerExport, now: Instant): ChangedExport => ({
  head: working({ ...before, cursor: before.cursor + 1 }, now),
  event: { type: 'customer-export.advanced', facts: { part: before.cursor + 1 } },
});

/** The file is there, for seven days from now. */
export function made(
  before: CustomerExport,
  file: { readonly sha256: string; readonly bytes: number },
  now: Instant,
): ChangedExport {
  const expiresAt = addDays(now, KEPT_DAYS);
  const head = { ...move(before, 'make', exportMoves), cursor: before.parts, expiresAt, lookAt: expiresAt };
  return {
    head,
    event: {
      type: 'customer-export.ready',
      facts: { ...file, rows: before.rows, to: before.askedBy, until: expiresAt },
    },
  };
}

/** F26: each opening is on record, and counted; the password is told at the first. Errors: `customerExport.notYours`. */
export function opened(before: CustomerExport, by: Pick<Approver, 'staffNo'>, now: Instant): ChangedExport {
  const head = move(before, 'open', exportMoves);
  mustBeInTime(before, now);
  if (before.askedBy !== by.staffNo) throw refused.notYourExport();
  const times = before.opened + 1;
  const facts = { times, passwordTold: before.passwordToldAt === undefined };
  return {
    head: { ...head, opened: times, passwordToldAt: before.passwordToldAt ?? now },
    event: { type: 'customer-export.opened', facts },
  };
}

export const failed = (before: CustomerExport, failure: NonNullable<CustomerExport['failure']>): ChangedExport => ({
  head: { ...move(before, 'fail', exportMoves), failure, lookAt: before.expiresAt },
  event: { type: 'customer-export.failed', facts: { code: failure.code, to: before.askedBy } },
});

/** What time alone brings; undefined where there is nothing to do. */
export function looked(before: CustomerExport, now: Instant): ChangedExport | undefined {
  if (!isOpen(before) || isBefore(now, before.lookAt)) return undefined;
  if (!isWorking(before))
    return {
      head: { ...move(before, 'expire', exportMoves), lookAt: before.expiresAt },
      event: { type: 'customer-export.expired', facts: { to: before.askedBy } },
    };
  if (before.woken >= MOST_WOKEN) return failed(before, stuck);
  const woken = before.woken + 1;
  return {
    head: { ...before, woken, lookAt: addMinutes(now, STALLED_MINUTES) },
    event: { type: 'customer-export.woken', facts: { woken } },
  };
}
