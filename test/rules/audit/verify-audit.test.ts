import { beforeAll, describe, expect, test } from 'vitest';
import { eventsPlace, keys } from '../../../functions/platform/keys.ts';
import type { Item } from '../../../functions/platform/table.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { resolvedComplaint } from '../../support/complaint.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

describe('whoever checks the trail', () => {
  let door: WholeDoor;
  let ticket: Ticket;
  const asked = (query: Record<string, string>, staffNo = 'P01') =>
    door.ask('audit', { method: 'GET', path: '/audit/verify', query, staffNo });

  beforeAll(async () => {
    door = await wholeDoor();
    const { ticketNo } = await resolvedComplaint(door.w);
    await door.w.relay();
    ticket = await door.w.ticket(ticketNo);
  });

  test('sees by its id that a matter is as it was written down', async () => {
    const { status, data } = await asked({ entity: 'ticket', id: ticket.id });

    expect(status).toBe(200);
    expect(data).toMatchObject({
      items: [{ entity: 'ticket', entityId: ticket.id, from: 1, to: ticket.version, intact: true, complete: true }],
      hasMore: false,
    });
  });

  test('finds every chain of the service whole, by the name that it was given', async () => {
    const names = new Set(door.w.table.items().flatMap(({ pk, is }) => (is === 'event' ? [pk] : [])));

    const told = await Promise.all([...names].map((chain) => asked({ chain })));

    expect(names.size).toBeGreaterThan(0);
    expect(told.map(({ data }) => (data.items as { findings: unknown[] }[])[0]?.findings)).toEqual(
      [...names].map(() => []),
    );
  });

  test('is told in words what was tampered with, and the matter itself does not look different', async () => {
    const chain = eventsPlace(keys.ticket(ticket.site, ticket.ticketNo));
    const event = door.w.table.items().find(({ pk, version }) => pk === chain && version === 2) as Item;
    await door.w.table.putAll([{ ...event, actor: { kind: 'staff', id: 'S99', post: 'COMPLAINT_AGENT' } }]);

    const { data } = await asked({ chain });
    await door.w.table.putAll([event]);

    expect(data.items).toMatchObject([
      { intact: false, findings: [{ what: 'CHANGED', from: 2, to: 2, text: { zh: '事件内容被改动' } }] },
    ]);
    expect((await asked({ chain })).data.items).toMatchObject([{ intact: true }]);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['nothing', {}, 400, 'audit.askOneThing'],
    ['an entity without its id', { entity: 'ticket' }, 400, 'audit.askOneThing'],
    ['both', { entity: 'ticket', id: 'tck_20261123A7K2MX', chain: 'S#dolon#T#x#~EV' }, 400, 'audit.askOneThing'],
    ['a period without its end', { from: '2026-11-01' }, 400, 'audit.askOneThing'],
    ['a period that ends before it begins', { from: '2026-11-02', to: '2026-11-01' }, 400, 'audit.badPeriod'],
    ['more than a month', { from: '2026-11-01', to: '2026-12-02' }, 400, 'audit.badPeriod'],
    ['an id of something else', { entity: 'ticket', id: 'cus_1' }, 404, 'audit.noSuchChain'],
    ['what is not there', { entity: 'customer', id: 'cus_01HK153X00FV0QTBMYWKVK8T99' }, 404, 'audit.noSuchChain'],
    ['a partition that holds no events', { chain: 'S#dolon#STAFF' }, 404, 'audit.noSuchChain'],
    ['a chain of another site', { chain: 'S#north#STAFF#~EV#P#S01' }, 404, 'audit.noSuchChain'],
    ['a page that is none', { entity: 'staff', id: 'S01', cursor: 'made-up' }, 400, 'page.badCursor'],
  ])('who asks for %s is refused', async (_what, query, status, code) => {
    const told = await asked(query);

    expect([told.status, told.code]).toEqual([status, code]);
  });

  test('is the privacy officer or quality, and nobody who works on matters', async () => {
    const query = { entity: 'ticket', id: ticket.id };

    const told = await Promise.all(['P01', 'S19', 'S04', 'S01', 'A01'].map((staffNo) => asked(query, staffNo)));

    expect(told.map(({ status }) => status)).toEqual([200, 200, 403, 403, 403]);
  });
});
