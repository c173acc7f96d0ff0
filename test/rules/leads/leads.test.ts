import { beforeEach, describe, expect, test } from 'vitest';
import { staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes } from '../../support/world.ts';

let door: WholeDoor;
let sent = 0;
beforeEach(async () => {
  door = await wholeDoor();
});

const send = (
  domain: 'tickets' | 'leads',
  path: string,
  of: { as: string; body?: object; version?: number; key?: string },
) => {
  sent += 1;
  const headers = {
    'idempotency-key': of.key ?? `lead-request-${sent}`,
    ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
  };
  return door.ask(domain, { method: 'POST', path, body: of.body ?? {}, headers, staffNo: of.as });
};
const inquiry = {
  kind: 'INQUIRY',
  channel: 'PHONE',
  description: '元旦两间家庭房多少钱',
  contact: { name: '访客甲', phone: '19000000001' },
};

async function asked(over: object = {}) {
  const { data } = await send('tickets', '/tickets', { as: 'S07', body: { ...inquiry, ...over } });
  return data as { id: string; ticketNo: string; version: number };
}
async function lead() {
  const ticket = await asked();
  await send('tickets', `/tickets/${ticket.id}/lead`, { as: 'S07', body: { text: '销售同事将与您联系' }, version: 1 });
  return { ticket, id: `led_${ticket.ticketNo.slice(2)}` };
}
const nextAt = '2026-11-26T10:00:00+08:00';

describe('an inquiry that sales goes on with', () => {
  test('ends as that, told to the guest, and the lead shows what was asked without its being typed again', async () => {
    const { ticket, id } = await lead();
    const seen = await door.ask('leads', { method: 'GET', path: `/leads/${id}`, staffNo: 'S16' });
    const listed = await door.ask('leads', { method: 'GET', path: '/leads', staffNo: 'S16' });

    const closed = await door.w.ticket(ticket.ticketNo);
    expect(closed.status).toBe('CLOSED');
    expect(door.w.story(ticket.id)).toEqual(['ticket.received', 'ticket.became-lead']);
    expect(seen.data).toMatchObject({ status: 'OPEN', description: inquiry.description, late: false });
    expect(seen.text).not.toContain('19000000001');
    expect((listed.data.items as { id: string }[]).map((one) => one.id)).toEqual([id]);
  });

  test('is one lead however often the button is tapped', async () => {
    const ticket = await asked();
    const tap = () =>
      send('tickets', `/tickets/${ticket.id}/lead`, {
        as: 'S07',
        body: { text: '稍后联系' },
        version: 1,
        key: 'one-and-the-same-tap',
      });

    const told = await Promise.all([tap(), tap(), tap()]);

    expect(told.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(door.w.events().filter(({ type }) => type === 'lead.opened')).toHaveLength(1);
  });

  test('is none of a complaint, which nobody turns into business', async () => {
    const ticket = await asked({ kind: 'COMPLAINT' });

    const told = await send('tickets', `/tickets/${ticket.id}/lead`, { as: 'S07', body: { text: 'x' }, version: 1 });

    expect([told.code, (await door.w.ticket(ticket.ticketNo)).status]).toEqual(['ticket.notAnInquiry', 'RECEIVED']);
  });
});

describe('a lead', () => {
  test('belongs to whoever speaks to the guest first; another is refused, a supervisor is not', async () => {
    const { id } = await lead();
    const mine = await send('leads', `/leads/${id}/contact`, {
      as: 'S16',
      body: { note: '等日期', nextAt },
      version: 1,
    });
    const another = await send('leads', `/leads/${id}/win`, {
      as: staffNoOf('SALES_CLERK'),
      body: { ref: 'YD1' },
      version: 2,
    });
    const above = await send('leads', `/leads/${id}/win`, { as: 'S15', body: { ref: 'YD1' }, version: 2 });

    expect([mine.data.status, mine.data.owner]).toEqual(['IN_TALKS', 'S16']);
    expect([another.code, above.data.status, above.data.owner]).toEqual(['lead.notYours', 'WON', 'S16']);
  });

  test('shows the number in clear to whoever calls, and that stands in an event without it', async () => {
    const { id } = await lead();

    const shown = await send('leads', `/leads/${id}/number`, { as: 'S16', version: 1 });

    expect(shown.data).toEqual({ phone: '19000000001' });
    const event = door.w.events().find(({ type }) => type === 'lead.number-shown');
    expect(event?.actor.id).toBe('S16');
    expect(JSON.stringify(event)).not.toContain('19000000001');
  });

  test('counts as a reveal when it is taken up, and not while it is its owner’s call to make', async () => {
    const { id } = await lead();
    const shown = async (as: string, version: number) => send('leads', `/leads/${id}/number`, { as, version });
    const counted = () =>
      door.w.table
        .items()
        .filter(({ is }) => is === 'reveal-day')
        .map(({ count }) => count);
    await shown('S16', 1);
    const taken = counted();
    await shown('S16', 2);
    const again = counted();
    await shown('S15', 3);
    const above = counted();
    await send('leads', `/leads/${id}/contact`, { as: 'S16', body: { note: '等日期', nextAt }, version: 4 });
    await shown('S16', 5);
    const early = counted();

    expect([...early].sort()).toEqual([1, 2]);
    expect(taken).toEqual([1]);
    expect(again).toEqual([1]);
    expect(above).toEqual([1, 1]);
  });

  test('whose guest nobody calls is told every working day, until somebody does', async () => {
    const { id } = await lead();
    const late = () => door.w.events().filter(({ type }) => type === 'lead.late').length;
    await door.w.pass(hours(20));
    await door.w.reconcile();
    const early = late();
    await door.w.pass(hours(12));
    await door.w.reconcile();
    await door.w.reconcile();
    const first = late();
    await door.w.pass(hours(48));
    await door.w.reconcile();
    const second = late();
    const version = (await door.ask('leads', { method: 'GET', path: `/leads/${id}`, staffNo: 'S16' })).data
      .version as number;
    await send('leads', `/leads/${id}/lose`, { as: 'S16', body: { because: 'DATE', note: '已满' }, version });
    await door.w.pass(hours(24 * 7) + minutes(1));
    await door.w.reconcile();

    expect([early, first, second, late()]).toEqual([0, 1, 2, 2]);
  });

  test.each(['contact', 'win', 'lose'])('that is over takes no %s', async (verb) => {
    const { id } = await lead();
    await send('leads', `/leads/${id}/lose`, { as: 'S16', body: { because: 'PRICE', note: '太贵' }, version: 1 });
    const bodies: Record<string, object> = {
      contact: { note: 'x', nextAt },
      win: { ref: 'x' },
      lose: { because: 'PRICE', note: 'x' },
    };

    expect(
      (await send('leads', `/leads/${id}/${verb}`, { as: 'S16', body: bodies[verb] ?? {}, version: 2 })).code,
    ).toBe('state.notAllowed');
  });
});
