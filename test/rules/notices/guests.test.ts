import { describe, expect, test } from 'vitest';
import type { CustomerActor } from '../../../functions/kernel/actor.ts';
import { acknowledgeIt, showUndeliverable } from '../../../functions/notices/actions/inbox.ts';
import type { Outcome, Outgoing } from '../../../functions/notices/channels/port.ts';
import { deliverNotice } from '../../../functions/notices/deliver-notice.ts';
import type { Channel, Notice } from '../../../functions/notices/model.ts';
import { noticeKind } from '../../../functions/notices/store.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { askIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { writeIt } from '../../../functions/tickets/dialogue/actions/guest-acts.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { accept, assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { submitMine } from '../../../functions/tickets/intake/actions/submit-my-ticket.ts';
import { closedChat } from '../../support/closed-chat.ts';
import { dispatchedComplaint, findings, of, takenOver } from '../../support/complaint.ts';
import { guest, withWechat } from '../../support/wechat-house.ts';
import { hours, site, world } from '../../support/world.ts';

const { customerId } = guest;
const PHONE = '19000000001';

/** A house that tells guests, and two ways that answer as a test wants. */
async function house(answer: (channel: Channel, message: Outgoing) => Outcome) {
  const w = await world({ tells: true });
  await withWechat(w);
  const asked: Array<Outgoing & { channel: Channel }> = [];
  const port = (channel: Channel) => async (message: Outgoing) => {
    asked.push({ ...message, channel });
    return answer(channel, message);
  };
  const ports = { WECOM: port('WECOM'), SMS: port('SMS'), SUBSCRIPTION: port('SUBSCRIPTION'), SERVICE: closedChat };
  async function deliver(): Promise<void> {
    await w.relay();
    for (const { type, entityId } of w.events())
      if (type === 'notice.planned')
        await deliverNotice(site, entityId, { now: w.now, deps: w.notices, ports, correlationId: 'deliver' });
  }
  const all = async (): Promise<Notice[]> => {
    const items = w.table.items().filter((item) => item.is === 'notice');
    return Promise.all(items.map((item) => w.records.decode(noticeKind, item)));
  };
  const ofGuest = async () => (await all()).filter(({ recipient }) => recipient === customerId);
  return {
    w,
    deliver,
    ofGuest,
    every: all,
    asked,
    toGuest: () => asked.filter(({ recipient }) => recipient === customerId),
  };
}
type House = Awaited<ReturnType<typeof house>>;

let filings = 0;
const codes = new Map<string, string>();
async function filed({ w }: House, over: object = {}) {
  filings += 1;
  const actor: CustomerActor = { kind: 'customer', site, customerId };
  const body = { kind: 'COMPLAINT', description: '空调不制冷', noticeVersion: '2026-11', ...over } as const;
  const call = { actor, now: w.now, deps: w.tickets, op: { key: `filing ${filings}`, body: '' }, version: undefined };
  const told = await submitMine.run({ ...call, input: { params: {}, query: {}, body }, correlationId: 'c' });
  codes.set(told.ticketNo, told.queryCode);
  return w.as('S04', view, { params: { ticketId: told.id } });
}

/** He answers the question by number and code. */
async function answers({ w }: House, { ticketNo }: { ticketNo: string }) {
  const input = { params: { ticketNo }, query: {}, body: { queryCode: codes.get(ticketNo) ?? '', text: 'A1203' } };
  const actor = { kind: 'public', site } as const;
  const call = { actor, now: w.now, deps: w.tickets, version: undefined, correlationId: 'answer' };
  await writeIt.run({ ...call, input: input as never });
}

/** His matter until somebody works on it. */
async function worked(h: House, over: object = {}) {
  const assessed = await h.w.as('S04', assess, { ...of(await filed(h, over)), body: findings });
  const accepted = await h.w.as('S04', accept, of(assessed));
  return takenOver(h.w, await h.w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } }));
}
const asking = async (h: House, over: object = {}) => {
  const ticket = await worked(h, over);
  await h.w.as(ticket.workOrder?.assignee ?? '', askIt, { ...of(ticket), body: { question: '您住哪间房？' } });
  return ticket;
};

describe('a guest who has filed a matter in the mini-program', () => {
  test('is told what happens to it by subscription messages, one each, with nothing of its story', async () => {
    const h = await house(() => ({ kind: 'SENT' }));
    const ticket = await asking(h);

    await h.deliver();

    const told = h.toGuest().map(({ channel, guest: to }) => `${channel} ${to?.purpose} ${to?.facts.status}`);
    expect(told.sort()).toEqual(
      ['已受理', '处理中', '待补充'].map((status) => `SUBSCRIPTION PROGRESS ${status}`).sort(),
    );
    expect(h.toGuest()[0]?.guest?.page).toBe(`pages/matter/index?ticket=${ticket.id}`);
    expect(JSON.stringify(h.toGuest())).not.toContain('空调');
  });

  test('gets by text message what he must know and no permission is left for, and not what is only good to know', async () => {
    const h = await house((channel) =>
      channel === 'SUBSCRIPTION' ? { kind: 'REFUSED', why: 'wechat.noCredit' } : { kind: 'SENT' },
    );
    await asking(h, { contact: { phone: PHONE } });

    await h.deliver();

    const texts = h.toGuest().filter(({ channel }) => channel === 'SMS');
    expect(texts.map(({ lines, phone }) => [lines[0]?.text, phone?.slice(0, 4), lines.length])).toEqual([
      ['请补充说明，以便继续处理', '1900', 1],
    ]);
    expect((await h.ofGuest()).map(({ kind, delivery }) => [kind, delivery.state]).sort()).toEqual([
      ['ticket.accepted', 'SUPPRESSED'],
      ['ticket.asked', 'SENT'],
      ['work-order.taken-over', 'SUPPRESSED'],
    ]);
  });

  test('is on the list of those whom no way has reached, until a colleague has called him', async () => {
    const h = await house((channel) => ({ kind: 'REFUSED', why: `${channel} refuses` }));
    await asking(h);
    await h.deliver();
    const before = (await h.w.as('S02', showUndeliverable, {})).items.filter(
      ({ recipient }) => recipient === customerId,
    );

    await h.w.as('S02', acknowledgeIt, { params: { noticeId: before[0]?.id }, body: {} });

    const after = (await h.w.as('S02', showUndeliverable, {})).items.filter(
      ({ recipient }) => recipient === customerId,
    );
    expect([before.map(({ kind }) => kind), after]).toEqual([['ticket.asked'], []]);
  });

  test('is not asked any more for what he has answered meanwhile', async () => {
    const h = await house(() => ({ kind: 'SENT' }));
    const ticket = await asking(h);
    await h.w.relay();
    await answers(h, ticket);

    await h.deliver();

    expect(
      h
        .toGuest()
        .map(({ guest: to }) => to?.facts.status)
        .sort(),
    ).toEqual(['处理中', '已受理'].sort());
  });

  test('who filed it anonymously is told of nothing', async () => {
    const h = await house(() => ({ kind: 'SENT' }));
    await asking(h, { anonymous: true });

    await h.deliver();

    expect([h.toGuest(), await h.ofGuest()]).toEqual([[], []]);
  });
});

describe('a guest who is in no archive', () => {
  const number = '19000000077';
  const told = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷' } as const;
  const calledIn = async (h: House, contact?: object) => {
    const offered = await dispatchedComplaint(h.w, { ...told, ...(contact && { contact }) });
    return takenOver(h.w, offered);
  };
  const sms = (h: House) => h.asked.filter(({ channel, phone }) => channel === 'SMS' && phone === number);

  test('is asked and reminded by text message on the number that he left with the matter', async () => {
    const h = await house(() => ({ kind: 'SENT' }));
    const ticket = await calledIn(h, { phone: number });
    await h.w.as(ticket.workOrder?.assignee ?? '', askIt, { ...of(ticket), body: { question: '您住哪间房？' } });
    await h.deliver();
    expect(sms(h)).toHaveLength(1);

    for (let day = 0; day < 3; day += 1) {
      await h.w.pass(hours(24));
      await h.deliver();
    }

    expect(sms(h)).toHaveLength(3);
    expect(h.asked.some(({ channel }) => channel === 'SUBSCRIPTION')).toBe(false);
  });

  test('who left no number is promised no message, and nothing waits to be sent', async () => {
    const h = await house(() => ({ kind: 'SENT' }));
    const ticket = await calledIn(h);
    await h.w.as(ticket.workOrder?.assignee ?? '', askIt, { ...of(ticket), body: { question: '您住哪间房？' } });
    await h.deliver();

    expect(sms(h)).toEqual([]);
    expect((await h.every()).filter(({ recipient }) => recipient === ticket.id)).toEqual([]);
  });
});
