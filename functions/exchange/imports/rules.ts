import type { Changed, Happening } from '../../kernel/event.ts';
import { move } from '../../kernel/moves.ts';
import { addDays, addMinutes, type Instant, isBefore } from '../../kernel/time.ts';
import {
  type Counts,
  type CustomerImport,
  importMoves,
  isOpen,
  isWorking,
  type Mapping,
  noCounts,
  type RowOutcome,
  sumOf,
} from './model.ts';

/** An import after a decision, with what happened. */
export type ChangedImport = Changed<CustomerImport>;

/** How long a file waits for a word, and its report is there: the bucket itself takes it away a day later. */
const KEPT_DAYS = 7;
/** A part takes seconds; after so long its message was lost, and the reconciler wakes it. */
const STALLED_MINUTES = 10;
/** Woken so often without getting on, it never will: the file kills whoever reads it. */
const MOST_WOKEN = 5;
/** Rows of a part: at a slow table, with some forty milliseconds a row and eight at once, it is done in a second. */
export const PART_ROWS = 200;

export const partsOf = (rows: number): number => Math.ceil(rows / PART_ROWS);

type Asked = Pick<
  CustomerImport,
  'id' | 'site' | 'askedBy' | 'format' | 'size' | 'onKnown' | 'source' | 'basis' | 'mapping'
>;

/** Somebody is going to send a file. */
export function requested(asked: Asked, now: Instant): ChangedImport {
  const expiresAt = addDays(now, KEPT_DAYS);
  const head: CustomerImport = {
    ...{ ...asked, status: importMoves.request.to, generation: 0, cursor: 0, woken: 0, version: 1 },
    ...{ lookAt: expiresAt, expiresAt },
  };
  const { format, size, onKnown, source, basis } = asked;
  return { head, event: { type: 'customer-import.requested', facts: { format, size, onKnown, source, basis } } };
}

const working = (head: CustomerImport, now: Instant): CustomerImport => ({
  ...head,
  woken: 0,
  lookAt: addMinutes(now, STALLED_MINUTES),
});

/** The file is there: it is tried, or tried again with another mapping. Nothing is changed for it. */
export function checking(before: CustomerImport, mapping: Mapping | undefined, now: Instant): ChangedImport {
  const { rows: _rows, parts: _parts, planned: _planned, ...rest } = move(before, 'check', importMoves);
  const generation = before.generation + 1;
  const head = working({ ...rest, generation, cursor: 0, ...(mapping && { mapping }) }, now);
  return { head, event: { type: 'customer-import.uploaded', facts: { generation } } };
}

/** The file was read, and its rows lie in parts. */
export function read(before: CustomerImport, of: { rows: number; mapping: Mapping }, now: Instant): ChangedImport {
  const parts = partsOf(of.rows);
  const head = working({ ...before, ...of, parts, planned: noCounts }, now);
  const event = { type: 'customer-import.read', facts: { rows: of.rows, parts } };
  return parts === 0 ? checked(head, event) : { head, event };
}

const added = (to: Counts, more: Counts): Counts => {
  const of = (one: RowOutcome) => to[one] + more[one];
  return { CREATED: of('CREATED'), UPDATED: of('UPDATED'), DUPLICATE: of('DUPLICATE'), REJECTED: of('REJECTED') };
};

function checked(head: CustomerImport, told: Happening): ChangedImport {
  const facts = { ...told.facts, rows: head.rows ?? 0, ...head.planned, to: head.askedBy };
  const done = { ...move(head, 'finishCheck', importMoves), lookAt: head.expiresAt, cursor: 0 };
  return { head: done, event: { type: 'customer-import.checked', facts } };
}

/** One part more was tried or imported: how far it is and what it came to change in one step. */
export function advanced(before: CustomerImport, more: Counts, now: Instant): ChangedImport {
  const cursor = before.cursor + 1;
  const which = before.status === 'UPLOADED' ? 'planned' : 'done';
  const counts = added(before[which] ?? noCounts, more);
  const head = working({ ...before, cursor, [which]: counts }, now);
  const event = { type: 'customer-import.advanced', facts: { part: cursor, ...more } };
  if (cursor < (before.parts ?? 0)) return { head, event };
  return before.status === 'UPLOADED' ? checked(head, event) : finished(head, now);
}

function finished(head: CustomerImport, now: Instant): ChangedImport {
  const expiresAt = addDays(now, KEPT_DAYS);
  return {
    head: { ...move(head, 'finish', importMoves), expiresAt, lookAt: expiresAt },
    event: { type: 'customer-import.done', facts: { rows: head.rows ?? 0, ...head.done, to: head.askedBy } },
  };
}

/** Somebody has seen what it comes to, and wants it so. */
export function committing(before: CustomerImport, now: Instant): ChangedImport {
  const head = working({ ...move(before, 'commit', importMoves), cursor: 0, done: noCounts, committedAt: now }, now);
  const event = { type: 'customer-import.committed', facts: { rows: before.rows ?? 0, ...before.planned } };
  return (before.parts ?? 0) === 0 ? finished(head, now) : { head, event };
}

export function failed(before: CustomerImport, failure: NonNullable<CustomerImport['failure']>): ChangedImport {
  const head = { ...move(before, 'fail', importMoves), failure, lookAt: before.expiresAt };
  return { head, event: { type: 'customer-import.failed', facts: { code: failure.code, to: before.askedBy } } };
}

export const cancelled = (before: CustomerImport): ChangedImport => ({
  head: { ...move(before, 'cancel', importMoves), lookAt: before.expiresAt },
  event: { type: 'customer-import.cancelled' },
});

export const stuck = {
  code: 'customerImport.stuck',
  reason: { zh: '文件多次处理中断，已停止', en: 'Work on this file broke off again and again' },
} as const;

/** What time alone brings: out of time, or woken because nothing has moved for minutes; undefined where there is nothing to do. */
export function looked(before: CustomerImport, now: Instant): ChangedImport | undefined {
  if (!isOpen(before) || isBefore(now, before.lookAt)) return undefined;
  if (!isWorking(before)) {
    const head = { ...move(before, 'expire', importMoves), lookAt: before.expiresAt };
    return { head, event: { type: 'customer-import.expired', facts: { to: before.askedBy } } };
  }
  if (before.woken >= MOST_WOKEN) return failed(before, stuck);
  const woken = before.woken + 1;
  const head = { ...before, woken, lookAt: addMinutes(now, STALLED_MINUTES) };
  return { head, event: { type: 'customer-import.woken', facts: { woken } } };
}

/** How far it is: rows of the check, then of the import. */
export function progressOf({ status, rows, planned, done }: CustomerImport): { of: number; rows: number } {
  const counted = status === 'COMMITTING' || status === 'DONE' ? done : planned;
  return { rows: sumOf(counted ?? noCounts), of: rows ?? 0 };
}
