import type { StaffActor } from '../../kernel/actor.ts';
import { TicketId, ticketNoOf } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { isRecused } from '../../tickets/dispatch/recusal-rules.ts';
import { acknowledgeNotice, listNotices, listUndeliverable, type NoticeView, passOnNotice } from '../contract.ts';
import { action, type NoticeDeps } from '../deps.ts';
import { notForThem, noticeNotFound } from '../errors.ts';
import { isForGuest, kindOf } from '../guest-kinds.ts';
import type { Notice } from '../model.ts';
import { noticeKinds, wordsOf } from '../notice-kinds.ts';
import { acknowledge, passOn, tell } from '../rules.ts';
import { noticeIdOf } from '../store.ts';
import { awayFrom, hidesFrom } from '../tell-people.ts';

function viewOf(notice: Notice): NoticeView {
  const { facts, ticketNo, priority } = notice;
  const known = { ...facts, ticketNo, priority };
  const { zh, en } = kindOf(notice).text;
  return { ...notice, text: { zh: wordsOf(zh, known), en: wordsOf(en, known) } };
}

/** The caller's own inbox; what he has done with a notice can be asked for. */
export const showInbox = action(listNotices, async ({ input, actor, now, deps }) => {
  const { site, staffNo, staffId } = actor as StaffActor;
  const { cursor, limit, status } = input.query;
  const of = { query: `notices/${status ?? ''}`, principal: staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const { items, next } = await deps.notices.inbox(site, staffNo, { limit, ...(after && { after }) });
  const shown = items.filter((notice) => status === undefined || notice.status === status);
  return {
    items: shown.map(viewOf),
    hasMore: next !== undefined,
    ...(next && { nextCursor: deps.cursors.seal(next, of) }),
  };
});

/** What did not reach its recipient: somebody goes and tells him. */
export const showUndeliverable = action(listUndeliverable, async ({ input, actor, now, deps }) => {
  const { site, staffId } = actor as StaffActor;
  const { cursor, limit } = input.query;
  const of = { query: 'notices/undeliverable', principal: staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  const { items, last } = await deps.notices.undeliverable(site, { limit, ...(after !== undefined && { after }) });
  const next = last !== undefined && { nextCursor: deps.cursors.seal({ after: last }, of) };
  return { items: items.map(viewOf), hasMore: last !== undefined, ...next };
});

/** What did not reach a guest is acknowledged by whoever has called him instead. */
const isCalled = ({ capabilities }: StaffActor, notice: Notice) =>
  isForGuest(notice) && notice.delivery.state === 'UNDELIVERABLE' && Object.hasOwn(capabilities, 'notice.watch');

/** A notice of the caller's own; another's does not exist for him. */
async function own(deps: NoticeDeps, actor: StaffActor, id: string): Promise<Notice> {
  const notice = await deps.notices.get(actor.site, id);
  if (notice.recipient !== actor.staffNo) throw noticeNotFound();
  return notice;
}

export const acknowledgeIt = action(acknowledgeNotice, async ({ input, actor, now, deps, op, correlationId }) => {
  const who = actor as StaffActor;
  const { noticeId } = input.params;
  const by = { actor, now, correlationId, op };
  const seen = async () => {
    const told = await deps.notices.get(who.site, noticeId);
    const notice = isCalled(who, told) ? told : await own(deps, who, noticeId);
    return deps.notices.change(notice, acknowledge(notice), by);
  };
  return viewOf(await once(() => deps.notices.repeated(who.site, noticeId, by), seen));
});

interface Told {
  readonly staffNo: string;
  readonly now: Instant;
}

/** Domain 4.0: the accused hears nothing of his matter, from nobody. */
async function isKeptAway(deps: NoticeDeps, { site, entityId }: Notice, { staffNo, now }: Told): Promise<boolean> {
  if ((await awayFrom({ site, entityId }, deps)).includes(staffNo)) return true;
  const id = TicketId.safeParse(entityId);
  const ticket = id.success ? await deps.tickets.find(site, ticketNoOf(id.data)) : undefined;
  if (!ticket) return false;
  return isRecused(ticket, staffNo) || hidesFrom(ticket, { staffNo, staff: await deps.staff.all(site), now });
}

/** 1. A repeat gets the first answer. 2. The colleague must be there. 3. His notice and the mark on the caller's, together. */
export const passItOn = action(passOnNotice, async ({ input, actor, now, deps, op, correlationId }) => {
  const who = actor as StaffActor;
  const { noticeId } = input.params;
  const { to, reason } = input.body;
  const by = { actor, now, correlationId, op };
  const passed = async () => {
    const notice = await own(deps, who, noticeId);
    const colleague = await deps.staff.byNo(who.site, to);
    if (!colleague || colleague.status === 'LEFT') throw staffNotFound();
    if (await isKeptAway(deps, notice, { staffNo: to, now })) throw notForThem();
    const { head, event } = passOn(notice, to);
    const id = noticeIdOf({ recipient: to, at: now, eventId: notice.id, passedBy: who.staffNo });
    const { site, kind, entityId, ticketNo, priority, facts } = notice;
    const anew = tell(
      {
        ...{ id, site, recipient: to, kind, entityId, facts, createdAt: now },
        ...(ticketNo && { ticketNo }),
        ...(priority && { priority }),
      },
      noticeKinds[kind]?.channels ?? [],
    );
    const his = { ...anew, head: { ...anew.head, passedBy: [...notice.passedBy, who.staffNo].slice(-10) } };
    const noted = { head, event: { ...event, ...(reason !== undefined && { texts: { note: reason } }) } };
    return deps.notices.change(notice, noted, by, await deps.notices.telling(his, { actor, now, correlationId }));
  };
  return viewOf(await once(() => deps.notices.repeated(who.site, noticeId, by), passed));
});
