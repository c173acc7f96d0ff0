import { describe, expect, test } from 'vitest';
import { cancel, dialled } from '../../../functions/callbacks/rules.ts';
import { callbackKind } from '../../../functions/callbacks/store.ts';
import { showUndeliverable } from '../../../functions/notices/actions/inbox.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { recuseIt } from '../../../functions/tickets/dispatch/actions/recuse-person.ts';
import { message } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { timing } from '../../support/builders-callbacks.ts';
import { of } from '../../support/complaint.ts';
import { answers, asking, type ToldGuests, toldGuests } from '../../support/told-guests.ts';
import { guest } from '../../support/wechat-house.ts';
import { minutes, site } from '../../support/world.ts';

const PHONE = '19000000001';
/** Nobody's message gets through to a guest. */
const cutOff = () =>
  toldGuests((channel) => (channel === 'WECOM' ? { kind: 'SENT' } : { kind: 'REFUSED', why: `${channel} refuses` }));

async function callsOf({ w }: ToldGuests) {
  const items = w.table.items().filter((item) => item.is === 'callback');
  return Promise.all(items.map((item) => w.records.decode(callbackKind, item)));
}
type Call = Awaited<ReturnType<typeof callsOf>>[number];

const listed = async ({ w }: ToldGuests) =>
  (await w.as('S02', showUndeliverable, {})).items.filter(({ recipient }) => recipient === guest.customerId);

async function end({ w }: ToldGuests, call: Call, how: 'ANSWERED' | 'CANCELLED'): Promise<void> {
  const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: w.now, correlationId: 'test' };
  const made = { outcome: 'ANSWERED', by: 'S07' } as const;
  const changed = how === 'CANCELLED' ? cancel(call) : dialled(call, made, w.now, timing);
  await w.callbacks.callbacks.change(call, changed, by, 1);
  await w.relay();
}

/** One more word to the guest, which does not reach him either. */
async function say(h: ToldGuests, ticketId: string): Promise<void> {
  const ticket = await h.w.as('S04', view, { params: { ticketId } });
  const handler = ticket.workOrder?.assignee ?? '';
  await h.w.as(handler, message, { ...of(ticket), body: { text: '维修师傅已到。' } });
  await h.deliver();
  await h.w.relay();
}

describe('a guest whom no message has reached', () => {
  test('is called within half an hour, by whom it may be, who reads which matter and which message it is of', async () => {
    const h = await cutOff();
    const ticket = await asking(h, { contact: { phone: PHONE } });
    await h.deliver();
    await h.w.relay();

    const [notice] = await listed(h);
    const [call, ...more] = await callsOf(h);

    expect(more).toEqual([]);
    expect(call).toMatchObject({
      ...{ source: 'UNREACHED', topic: 'COMPLAINT', status: 'BOOKED', callAt: '2026-11-23T02:30:00.000Z' },
      ...{ customerId: guest.customerId, about: { ticketNo: ticket.ticketNo, noticeId: notice?.id } },
    });
  });

  test('is called once, whatever comes twice and however many words his matter has for him', async () => {
    const h = await cutOff();
    const ticket = await asking(h, { contact: { phone: PHONE } });
    await h.deliver();
    await h.w.relay();
    for (const event of h.w.events()) await h.w.consume(event);
    await say(h, ticket.id);

    expect(await callsOf(h)).toHaveLength(1);
    expect((await listed(h)).map(({ kind }) => kind).sort()).toEqual(['ticket.asked', 'ticket.messaged']);
  });

  test('is off the list once he was called, and called again for what comes after that', async () => {
    const h = await cutOff();
    const ticket = await asking(h, { contact: { phone: PHONE } });
    await h.deliver();
    await h.w.relay();
    const [first] = await callsOf(h);
    await end(h, first as Call, 'ANSWERED');
    const after = await listed(h);
    await h.w.pass(minutes(5));

    await say(h, ticket.id);

    const calls = await callsOf(h);
    expect(after).toEqual([]);
    expect(calls.map(({ status, about }) => [status, about?.ticketNo])).toEqual(
      expect.arrayContaining([
        ['DONE', ticket.ticketNo],
        ['BOOKED', ticket.ticketNo],
      ]),
    );
  });

  test('stays on the list where nobody called him, and is not called again for the same word', async () => {
    const h = await cutOff();
    await asking(h, { contact: { phone: PHONE } });
    await h.deliver();
    await h.w.relay();
    const [first] = await callsOf(h);
    await end(h, first as Call, 'CANCELLED');
    for (const event of h.w.events()) await h.w.consume(event);

    expect(await callsOf(h)).toHaveLength(1);
    expect(await listed(h)).toHaveLength(1);
  });

  test('is not called for what he has answered meanwhile', async () => {
    const h = await cutOff();
    const ticket = await asking(h, { contact: { phone: PHONE } });
    await answers(h, ticket);

    await h.deliver();
    await h.w.relay();

    expect(await callsOf(h)).toEqual([]);
  });

  test('of a matter from which somebody is kept away is left to the leaders, for anybody may be told to call', async () => {
    const h = await cutOff();
    const ticket = await asking(h, { contact: { phone: PHONE } });
    await h.w.as('S03', recuseIt, {
      ...of(await h.w.as('S03', view, { params: { ticketId: ticket.id } })),
      body: { staffNo: 'S07', reason: '亲属' },
    });

    await h.deliver();
    await h.w.relay();

    expect(await callsOf(h)).toEqual([]);
    expect(await listed(h)).toHaveLength(1);
  });
});
