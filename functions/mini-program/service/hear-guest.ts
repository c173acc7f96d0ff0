import type { CustomerActor } from '../../kernel/actor.ts';
import { type CustomerId, type SiteId, TicketId, ticketNoOf } from '../../kernel/ids.ts';
import type { Operation } from '../../kernel/route.ts';
import { addMs, type Instant, isBefore } from '../../kernel/time.ts';
import type { TicketDeps } from '../../tickets/deps.ts';
import { goingOn, guestActs, guestChanges } from '../../tickets/dialogue/guest-acting.ts';
import { fileTicket } from '../../tickets/intake/actions/file-ticket.ts';
import { isOpen, type Ticket } from '../../tickets/model.ts';
import { standsAt } from '../../tickets/standing.ts';
import type { Message } from '../push/model.ts';

const LOOKED_AT = 20; // his newest matters
/** A word so soon after the end is about what has ended, and no new matter. */
const AFTERWORD_MS = 24 * 3_600_000;
const MOST = 2_000;

/** What stands in the matter for something that is no text. */
const INSTEAD: Readonly<Record<string, string>> = {
  image: '（客人在客服会话中发来图片，请其在小程序“我的事项”补充说明）',
  voice: '（客人在客服会话中发来语音，请与其联系）',
  miniprogrampage: '（客人在客服会话中发来小程序卡片）',
};

/** What he wrote, fit to be kept: no characters that nobody sees, never empty; undefined for what is no message. */
export function wordsOf(message: Message): string | undefined {
  if (message.MsgType === 'event') return undefined;
  if (message.MsgType !== 'text') return INSTEAD[message.MsgType] ?? '（客人在客服会话中发来无法显示的内容）';
  const text = String(message.Content ?? '').toWellFormed();
  const clean = text.replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').trim();
  return [...clean].slice(0, MOST / 2).join('') || '（空白消息）';
}

/** When the mini-program is said to have heard it: WeChat's own second, never later than now. */
export function saidAt({ CreateTime }: Pick<Message, 'CreateTime'>, now: Instant): Instant {
  const ms = Number(CreateTime) * 1_000;
  return Number.isFinite(ms) && ms > 0 && ms < Date.parse(now) ? (new Date(ms).toISOString() as Instant) : now;
}

/** Which of his matters a word is about: one that waits for his answer, else the newest that is open or has only just ended. */
export function aboutWhich(tickets: readonly Ticket[], now: Instant): Ticket | undefined {
  const waits = tickets.find((ticket) => standsAt(ticket) === 'WAITING_CUSTOMER');
  const justEnded = ({ status, resolvedAt, closedAt }: Ticket) => {
    const end = closedAt ?? resolvedAt;
    return ['RESOLVED', 'CLOSED'].includes(status) && end !== undefined && isBefore(now, addMs(end, AFTERWORD_MS));
  };
  return waits ?? tickets.find(isOpen) ?? tickets.find(justEnded);
}

export interface Hearing {
  readonly now: Instant;
  readonly deps: TicketDeps;
  readonly correlationId: string;
  /** The push that brought it: the same one once more changes nothing more. */
  readonly hash: string;
}

async function hisMatters(site: SiteId, customerId: CustomerId, deps: TicketDeps): Promise<Ticket[]> {
  const { items } = await deps.dealingsOf(site, customerId, { limit: LOOKED_AT });
  const ids = items.flatMap(({ what, ref, by }) => {
    const id = what === 'TICKET' && by !== 'PHONE' ? TicketId.safeParse(ref) : undefined;
    return id?.success ? [id.data] : [];
  });
  const found = await Promise.all(ids.map((id) => deps.tickets.find(site, ticketNoOf(id))));
  return found.flatMap((ticket) => (ticket?.customerId === customerId && !ticket.anonymous ? [ticket] : []));
}

/**
 * A word of a guest in the service chat becomes a message of the matter that it is about; where there is none, a matter of its own,
 * a question until somebody finds it to be more. The same rules as everywhere else, and the same limits: nothing is refused.
 */
export async function hearGuest(
  of: { readonly site: SiteId; readonly customerId: CustomerId; readonly text: string },
  at: Hearing,
): Promise<void> {
  const { site, customerId, text } = of;
  const { deps, now, correlationId, hash } = at;
  const actor: CustomerActor = { kind: 'customer', site, customerId };
  const op: Operation = { key: `push ${hash}`.slice(0, 40), body: hash.slice(0, 16) };
  const call = { actor, now, deps, op, correlationId };
  const before = await deps.tickets.filedBy(site, deps.numbers.numberFor(op, now, 0));
  const about = before?.key === op.key ? undefined : aboutWhich(await hisMatters(site, customerId, deps), now);
  if (about) {
    const ticket = await goingOn(deps, about);
    await guestChanges(call, { ticket, asked: about.ticketNo }, guestActs.write(call, { text }));
    return;
  }
  const matter = { kind: 'INQUIRY', channel: 'MINI_PROGRAM', description: text, customerId } as const;
  await fileTicket(call, op, matter, () => deps.filingLimit(site, { customerId }, now));
}
