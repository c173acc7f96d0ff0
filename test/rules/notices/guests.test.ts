import { describe, expect, test } from 'vitest';
import { profileKind } from '../../../functions/customers/kinds.ts';
import { acknowledgeIt, showUndeliverable } from '../../../functions/notices/actions/inbox.ts';
import { askIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { dispatchedComplaint, of, takenOver } from '../../support/complaint.ts';
import { answers, asking, toldGuests as house, type ToldGuests } from '../../support/told-guests.ts';
import { guest } from '../../support/wechat-house.ts';
import { hours, site } from '../../support/world.ts';

const { customerId } = guest;
const PHONE = '19000000001';

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

  test('who wants English reads English where WeChat lets us write it, and Chinese in its templates', async () => {
    const h = await house(() => ({ kind: 'SENT' }));
    const { records, table } = h.w;
    await table.write(await records.creating(profileKind, { site, customerId, language: 'en' }));
    await asking(h);

    await h.deliver();

    const said = h.toGuest().find(({ guest: to }) => to?.facts.status === '待补充')?.guest;
    expect([said?.language, said?.what, said?.facts.what]).toEqual([
      ...['en', 'We have a question', '请补充说明，以便继续处理'],
    ]);
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
  const calledIn = async (h: ToldGuests, contact?: object) => {
    const offered = await dispatchedComplaint(h.w, { ...told, ...(contact && { contact }) });
    return takenOver(h.w, offered);
  };
  const sms = (h: ToldGuests) => h.asked.filter(({ channel, phone }) => channel === 'SMS' && phone === number);

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
