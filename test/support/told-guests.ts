import type { CustomerActor } from '../../functions/kernel/actor.ts';
import type { Outcome, Outgoing } from '../../functions/notices/channels/port.ts';
import { deliverNotice } from '../../functions/notices/deliver-notice.ts';
import type { Channel, Notice } from '../../functions/notices/model.ts';
import { reconcileNotices } from '../../functions/notices/reconcile-notices.ts';
import { noticeKind } from '../../functions/notices/store.ts';
import { view } from '../../functions/tickets/desk/actions/view-ticket.ts';
import { askIt } from '../../functions/tickets/dialogue/actions/converse.ts';
import { writeIt } from '../../functions/tickets/dialogue/actions/guest-acts.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { accept, assess } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { submitMine } from '../../functions/tickets/intake/actions/submit-my-ticket.ts';
import { closedChat } from './closed-chat.ts';
import { findings, of, takenOver } from './complaint.ts';
import { guest, withWechat } from './wechat-house.ts';
import { site, world } from './world.ts';

const { customerId } = guest;

/** A house that tells guests, and two ways that answer as a test wants. */
export async function toldGuests(answer: (channel: Channel, message: Outgoing) => Outcome) {
  const w = await world({ tells: true });
  await withWechat(w);
  const asked: Array<Outgoing & { channel: Channel }> = [];
  const port = (channel: Channel) => async (message: Outgoing) => {
    asked.push({ ...message, channel });
    return answer(channel, message);
  };
  const ports = { WECOM: port('WECOM'), SMS: port('SMS'), SUBSCRIPTION: port('SUBSCRIPTION'), SERVICE: closedChat };
  const delivered = new Set<string>();
  /** The subscriber of `notice.planned` and `notice.due`. */
  async function deliver(): Promise<void> {
    await w.relay();
    for (const { id, type, entityId } of w.events()) {
      if (!/^notice\.(planned|due)$/.test(type) || delivered.has(id)) continue;
      delivered.add(id);
      await deliverNotice(site, entityId, { now: w.now, deps: w.notices, ports, correlationId: 'deliver' });
    }
  }
  /** Time passes; as often as it does, the reconciler wakes what is due. */
  async function pass(ms: number, every: number): Promise<void> {
    for (let left = ms; left > 0; left -= every) {
      await w.pass(every);
      await reconcileNotices(site, { now: w.now, notices: w.notices.notices, correlationId: 'reconcile' });
      await deliver();
    }
  }
  const all = async (): Promise<Notice[]> => {
    const items = w.table.items().filter((item) => item.is === 'notice');
    return Promise.all(items.map((item) => w.records.decode(noticeKind, item)));
  };
  const ofGuest = async () => (await all()).filter(({ recipient }) => recipient === customerId);
  return {
    w,
    deliver,
    pass,
    ofGuest,
    every: all,
    asked,
    toGuest: () => asked.filter(({ recipient }) => recipient === customerId),
  };
}
export type ToldGuests = Awaited<ReturnType<typeof toldGuests>>;

let filings = 0;
const codes = new Map<string, string>();
async function filed({ w }: ToldGuests, over: object = {}) {
  filings += 1;
  const actor: CustomerActor = { kind: 'customer', site, customerId };
  const body = { kind: 'COMPLAINT', description: '空调不制冷', noticeVersion: '2026-11', ...over } as const;
  const call = { actor, now: w.now, deps: w.tickets, op: { key: `filing ${filings}`, body: '' }, version: undefined };
  const told = await submitMine.run({ ...call, input: { params: {}, query: {}, body }, correlationId: 'c' });
  codes.set(told.ticketNo, told.queryCode);
  return w.as('S04', view, { params: { ticketId: told.id } });
}

/** He answers the question by number and code. */
export async function answers({ w }: ToldGuests, { ticketNo }: { ticketNo: string }) {
  const input = { params: { ticketNo }, query: {}, body: { queryCode: codes.get(ticketNo) ?? '', text: 'A1203' } };
  const actor = { kind: 'public', site } as const;
  const call = { actor, now: w.now, deps: w.tickets, version: undefined, correlationId: 'answer' };
  await writeIt.run({ ...call, input: input as never });
}

/** His matter until somebody works on it. */
async function worked(h: ToldGuests, over: object = {}) {
  const assessed = await h.w.as('S04', assess, { ...of(await filed(h, over)), body: findings });
  const accepted = await h.w.as('S04', accept, of(assessed));
  return takenOver(h.w, await h.w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } }));
}
/** His matter with a question that waits for his answer. */
export const asking = async (h: ToldGuests, over: object = {}) => {
  const ticket = await worked(h, over);
  await h.w.as(ticket.workOrder?.assignee ?? '', askIt, { ...of(ticket), body: { question: '您住哪间房？' } });
  return ticket;
};
