import { msOfElapsed } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { addMs, type Instant, isBefore, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { instantOfWall, plusDays } from '../kernel/zone.ts';
import { passedInACircle } from './errors.ts';
import { type Channel, type Delivery, deliveryMoves, type Notice, noticeMoves } from './model.ts';

/** The numbers of notices (F34): policy data. */
export interface NoticeNumbers {
  /** Local times between which nobody is disturbed, but for a P1. */
  readonly quiet: { readonly from: string; readonly to: string };
  /** Waits before the next try on one channel; when they are used up, the next channel is tried. */
  readonly retryAfter: readonly string[];
  /** How often, once all channels have failed, those that may take it later are asked again … */
  readonly laterEvery: string;
  /** … and how old a notice is when nobody tries any more. */
  readonly giveUpAfter: string;
  /** How many messages the robot of a site may send in a minute. */
  readonly robotAMinute: number;
}

export interface Sending {
  readonly now: Instant;
  readonly timeZone: string;
  readonly numbers: NoticeNumbers;
  /** The ways of its kind. */
  readonly channels: readonly Channel[];
  /** Nobody need be called where no way was open. */
  readonly optional?: boolean;
}

export type ChangedNotice = Changed<Notice>;

/** A claim that nobody ended is taken up again after this long: whoever claimed it has crashed. */
const CLAIMED_MS = 120_000;

const minutesOf = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * F34, quiet hours: when a notice may go out; now, if it may. The hours may run over midnight, and a P1 has none.
 */
export function allowedAt(
  priority: Notice['priority'],
  now: Instant,
  of: Pick<Sending, 'timeZone' | 'numbers'>,
): Instant {
  if (priority === 'P1') return now;
  const [from, to] = [minutesOf(of.numbers.quiet.from), minutesOf(of.numbers.quiet.to)];
  const today = plainDateIn(now, of.timeZone);
  const at = (day: PlainDate, minute: number) => instantOfWall(day, minute, of.timeZone);
  const ms = Date.parse(now);
  const nights = [plusDays(today, -1), today].map((day) => ({
    begins: at(day, from),
    ends: from < to ? at(day, to) : at(plusDays(day, 1), to),
  }));
  const night = nights.find(({ begins, ends }) => begins <= ms && ms < ends);
  return night ? (new Date(night.ends).toISOString() as Instant) : now;
}

const told = (notice: Notice, delivery: Delivery, type: string): ChangedNotice => ({
  head: { ...notice, delivery },
  event: {
    type,
    facts: {
      ...{ recipient: notice.recipient, kind: notice.kind, state: delivery.state, tries: delivery.tries },
      ...(delivery.channel && { channel: delivery.channel }),
      ...(delivery.why && { why: delivery.why }),
    },
  },
});

const moved = (notice: Notice, verb: keyof typeof deliveryMoves): Delivery => {
  const { status } = move({ status: notice.delivery.state, version: notice.version }, verb, deliveryMoves);
  return { ...notice.delivery, state: status };
};

/** A notice that somebody is to be told: in his inbox at once; what has no way out of the house is there alone. */
export function tell(
  of: Omit<Notice, 'status' | 'passedBy' | 'delivery' | 'version'>,
  channels: readonly Channel[],
): ChangedNotice {
  const [channel] = channels;
  const delivery: Delivery = channel
    ? { state: 'PLANNED', channel, tries: 0, dueAt: addMs(of.createdAt, CLAIMED_MS) }
    : { state: 'SUPPRESSED', tries: 0, why: 'INBOX_ONLY' };
  const head: Notice = { ...of, status: noticeMoves.tell.to, passedBy: [], delivery, version: 1 };
  return told(head, delivery, 'notice.planned');
}

/** Whether it waits to go out, and its time has come. */
export const isDue = ({ delivery }: Notice, now: Instant): boolean =>
  (deliveryMoves.claim.from as readonly string[]).includes(delivery.state) &&
  (delivery.state !== 'SENDING' || (delivery.dueAt !== undefined && !isBefore(now, delivery.dueAt))) &&
  (delivery.state !== 'PLANNED' ||
    (delivery.tries === 0 && delivery.rounds === undefined) ||
    (delivery.dueAt !== undefined && !isBefore(now, delivery.dueAt)));

/** Its time has come: the event has it sent. */
export const wake = (notice: Notice): ChangedNotice => told(notice, notice.delivery, 'notice.due');

/** Kept until the end of the quiet hours. */
export const hold = (notice: Notice, until: Instant): ChangedNotice =>
  told(notice, { ...moved(notice, 'hold'), dueAt: until }, 'notice.held');

/** Taken up to be sent; nobody else may for two minutes. */
export const claim = (notice: Notice, now: Instant): ChangedNotice => {
  const delivery = moved(notice, 'claim');
  return told(notice, { ...delivery, tries: delivery.tries + 1, dueAt: addMs(now, CLAIMED_MS) }, 'notice.claimed');
};

const settledAs = (notice: Notice, verb: 'send' | 'suppress' | 'giveUp', why?: string): Delivery => {
  const { dueAt: _over, ...delivery } = moved(notice, verb);
  return { ...delivery, ...(why !== undefined && { why }) };
};

export const sent = (notice: Notice): ChangedNotice => told(notice, settledAs(notice, 'send'), 'notice.sent');

/** It does not matter any more: the offer is taken, the level has acknowledged, the matter is over. */
export const suppress = (notice: Notice, why: string): ChangedNotice =>
  told(notice, settledAs(notice, 'suppress', why), 'notice.suppressed');

/** When all channels that failed for the moment are asked again, undefined where no more; a P1 does not wait an hour at first. */
function nextRound({ priority, delivery, createdAt }: Notice, { now, numbers }: Sending): Instant | undefined {
  const pressing = priority === 'P1' ? numbers.retryAfter[delivery.rounds ?? 0] : undefined;
  const at = addMs(now, msOfElapsed(pressing ?? numbers.laterEvery));
  return isBefore(addMs(createdAt, msOfElapsed(numbers.giveUpAfter)), at) ? undefined : at;
}

/** How long to wait until the same channel is asked again; undefined where the next one is asked first. */
function sameAgain({ priority, delivery }: Notice, { numbers, channels }: Sending): string | undefined {
  // The waits are longer than a P1 may lie: by then its offer or level is over, and nobody was reached.
  const isPressing = priority === 'P1' && channels.length > 1;
  return isPressing || delivery.rounds !== undefined ? undefined : numbers.retryAfter[delivery.tries - 1];
}

/**
 * A try that failed. It is tried again after a wait, then on the next channel; what is refused for good goes to the next
 * channel at once, and so does every failed try of a P1. When the last one has failed, those that may take it later are asked
 * again in rounds, so that nothing is lost while a provider is away. What all have refused, or none has taken for two days, is
 * undeliverable: a human must look, and it is still in the inbox.
 */
export function failed(notice: Notice, why: string, forGood: boolean, of: Sending): ChangedNotice {
  const { channel, later: before = [], ...kept } = moved(notice, 'tryAgain');
  const others = before.filter((one) => one !== channel);
  const later = forGood || channel === undefined ? others : [...others, channel];
  const open = { ...(later.length > 0 && { later }), why };
  const again = forGood ? undefined : sameAgain(notice, of);
  if (again !== undefined && channel !== undefined) {
    const dueAt = addMs(of.now, msOfElapsed(again));
    return told(notice, { ...kept, ...open, channel, dueAt }, 'notice.failed');
  }
  const ways =
    kept.rounds === undefined ? of.channels : of.channels.filter((one) => later.includes(one) || one === channel);
  const next = ways[ways.indexOf(channel as Channel) + 1];
  if (next !== undefined)
    return told(notice, { ...kept, ...open, channel: next, tries: 0, dueAt: of.now }, 'notice.failed');
  const first = of.channels.find((one) => later.includes(one));
  const dueAt = nextRound(notice, of);
  if (first !== undefined && dueAt !== undefined) {
    const round = { channel: first, tries: 0, rounds: (kept.rounds ?? 0) + 1, dueAt };
    return told(notice, { ...kept, ...open, ...round }, 'notice.failed');
  }
  if (of.optional) return suppress(notice, why);
  return told(notice, settledAs(notice, 'giveUp', why), 'notice.undeliverable');
}

/** Its recipient has seen it. */
export function acknowledge(notice: Notice): ChangedNotice {
  const head = move(notice, 'acknowledge', noticeMoves);
  return { head, event: { type: 'notice.acknowledged', facts: { recipient: notice.recipient, kind: notice.kind } } };
}

/** Passed on to a colleague, who is told in turn; never back to somebody who had it. */
export function passOn(notice: Notice, to: string): ChangedNotice {
  if (to === notice.recipient || notice.passedBy.includes(to)) throw passedInACircle();
  const head = { ...move(notice, 'passOn', noticeMoves), passedTo: to };
  return { head, event: { type: 'notice.passed-on', facts: { recipient: notice.recipient, to, kind: notice.kind } } };
}
