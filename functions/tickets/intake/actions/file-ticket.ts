import { uploadUsed } from '../../../attachments/errors.ts';
import type { UploadKey } from '../../../attachments/model.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { isAppError } from '../../../kernel/errors.ts';
import { type CustomerId, type TicketNo, ticketIdOf } from '../../../kernel/ids.ts';
import { keyReused } from '../../../kernel/refused-changes.ts';
import type { Operation } from '../../../kernel/route.ts';
import { addDays, type Instant } from '../../../kernel/time.ts';
import { WriteLost } from '../../../platform/table.ts';
import type { Decided } from '../../actions/change-ticket.ts';
import type { TicketDeps } from '../../deps.ts';
import { withFiles } from '../../files.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { Ticket, TicketDetail } from '../../model.ts';
import { type ChangedTicket, receive } from '../../rules.ts';
import type { Channel, Domain, ReviewReason, Stage, TicketKind } from '../../words.ts';
import type { MatterObject, OnBehalf } from '../behalf.ts';
import type { Source } from '../source.ts';
import { receivedFrom } from '../source-rules.ts';

/** What a guest or a colleague tells, whatever the channel. */
export interface Matter {
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly domain?: Domain | undefined;
  readonly stage?: Stage | undefined;
  readonly subject?: string | undefined;
  readonly description: string;
  readonly contact?: TicketDetail['contact'] | undefined;
  readonly anonymous?: boolean | undefined;
  readonly occurredAt?: Instant | undefined;
  readonly remedyAsked?: string | undefined;
  readonly onBehalf?: OnBehalf | undefined;
  readonly object?: MatterObject | undefined;
  readonly follows?: TicketNo | undefined;
  readonly noticeVersion?: string | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly source?: Source | undefined;
  readonly aboutStaff?: readonly string[] | undefined;
  /** Somebody of the house, as the guest describes him. */
  readonly aboutWhom?: string | undefined;
  readonly attachments?: readonly UploadKey[] | undefined;
  /** The colleague who met the guest first. */
  readonly owner?: string | undefined;
}

export interface FilingCall {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: TicketDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

const DRAWS = 5; // 33 million numbers a day: a second draw is already rare

const compact = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** The ticket that an equal request filed under this number; undefined when the number is free or another's. */
async function sameRequest(call: FilingCall, op: Operation, no: TicketNo): Promise<Ticket | undefined> {
  const filedBy = await call.deps.tickets.filedBy(call.actor.site, no);
  if (filedBy?.key !== op.key) return undefined;
  if (filedBy.body !== op.body) throw keyReused();
  return call.deps.tickets.get(call.actor.site, no);
}

/** Whoever tells something as nobody is on record as nobody, though he is signed in (F04). */
const onRecord = ({ actor }: FilingCall, { anonymous }: Pick<Ticket, 'anonymous'>): Actor =>
  anonymous && actor.kind === 'customer' ? { kind: 'public', site: actor.site } : actor;

/** What is received with the files that come with it. */
const received = (call: FilingCall, changed: ChangedTicket, { attachments }: Matter): Promise<Decided> =>
  withFiles(call, { ...changed.head, version: 0 }, changed, { keys: attachments, as: onRecord(call, changed.head) });

/**
 * Files a matter under a number that follows from its Idempotency-Key: 1. a repeat of yesterday's request is found under
 * yesterday's number; 2. head, detail, first event and files are kept together; 3. a number that is taken shows whether it was
 * taken by this very request (a repeat: same answer) or by another (draw again).
 */
export async function fileTicket(
  call: FilingCall,
  op: Operation,
  matter: Matter,
  admitted: () => Promise<ReviewReason | undefined>,
): Promise<Ticket> {
  const { now, deps } = call;
  const { site } = call.actor;
  const yesterday = await sameRequest(call, op, deps.numbers.numberFor(op, addDays(now, -1), 0));
  if (yesterday) return yesterday;
  const review = await admitted();
  const slaVersion = await deps.slaVersion(site);
  const [timing, grade] = await Promise.all([
    // As every later look at it: by the day of its receipt, and not by that on which somebody typed it (R0).
    deps.timing(site, { slaVersion, receivedAt: receivedFrom(matter.source, now) }),
    deps.gradeOf(site, matter.customerId),
  ]);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const ticketNo = deps.numbers.numberFor(op, now, draw);
    const anonymous = matter.anonymous ?? false;
    const taken = receive({ ...matter, site, ticketNo, anonymous, slaVersion, grade, review }, now, timing);
    const changed = await withHolder({ ...taken.head, level: 0 }, taken, {
      holderOf: deps.holderOf,
      now,
      timing,
    });
    const { subject, description, remedyAsked, occurredAt, noticeVersion, source, object, follows } = matter;
    const { aboutWhom: aboutStaff } = matter;
    const contact = anonymous ? undefined : matter.contact;
    const onBehalf = anonymous ? undefined : matter.onBehalf;
    const codeHash = deps.numbers.hashOf(ticketNo, deps.numbers.codeFor(ticketNo, op));
    const told = compact({
      subject,
      description,
      remedyAsked,
      occurredAt,
      noticeVersion,
      source,
      object,
      follows,
      aboutStaff,
      contact,
      onBehalf,
    });
    const detail: TicketDetail = { id: ticketIdOf(ticketNo), site, ticketNo, codeHash, ...told };
    try {
      const by = { actor: onRecord(call, changed.head), now, correlationId: call.correlationId, op };
      const { also = [], ...withFiles } = await received(call, changed, matter);
      return await deps.tickets.create(withFiles, detail, by, also);
    } catch (error) {
      const usedFile = isAppError(error) && error.code === uploadUsed.code;
      if (!(error instanceof WriteLost) && !usedFile) throw error;
      const same = await sameRequest(call, op, ticketNo);
      if (same) return same;
      if (usedFile) throw error;
    }
  }
  throw new Error(`no free ticket number in ${DRAWS} draws`);
}
