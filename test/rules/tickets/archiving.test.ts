import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { resealItem } from '../../../functions/audit/rotation/reseal-item.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { archive, keepUntil, retentionOf } from '../../../functions/tickets/archiving/archiving-rules.ts';
import type { ArchiveRecord } from '../../../functions/tickets/archiving/model.ts';
import { contentsOf, verdictOn } from '../../../functions/tickets/archiving/record-set.ts';
import { TicketStatus } from '../../../functions/tickets/words.ts';
import { aTicket } from '../../support/builders-tickets.ts';
import { resolvedComplaint } from '../../support/complaint.ts';
import { everyRoute, pathOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { outcomeOf } from '../../support/world.ts';

test.each<[string, Parameters<typeof aTicket>[0], string]>([
  ['an ordinary complaint', {}, 'DISPUTE'],
  ['one of a tour', { domain: 'TOUR' }, 'TOURISM'],
  ['one where safety was at stake', { safety: true, domain: 'TOUR' }, 'SAFETY'],
  ['an emergency', { kind: 'EMERGENCY' }, 'SAFETY'],
])('%s is kept as %s', (_title, over, retention) => {
  expect(retentionOf(aTicket(over))).toBe(retention);
});

test.each<[string, number, string]>([
  ['2026-11-23T02:00:00.000Z', 5, '2031-11-23'],
  ['2026-12-31T16:30:00.000Z', 5, '2032-01-01'],
  ['2028-02-29T02:00:00.000Z', 5, '2033-03-01'],
  ['2028-02-29T02:00:00.000Z', 4, '2032-02-29'],
  ['2027-02-28T02:00:00.000Z', 10, '2037-02-28'],
])('sealed at %s and kept for %i years, it is kept until %s', (from, years, until) => {
  expect(keepUntil(from as Instant, years)).toBe(until);
});

test.each(TicketStatus.options)('in state %s a matter is sealed only where it is over', async (status) => {
  const over = ['CLOSED', 'DECLINED', 'TRANSFERRED', 'CONCLUDED', 'WITHDRAWN'].includes(status);
  const seal = { root: '0'.repeat(64), entries: 1, keepUntil: '2031-11-23' as never };

  const outcome = await outcomeOf(() => archive(aTicket({ status }), seal).head.status);

  expect(outcome).toBe(over ? 'ARCHIVED' : 'state.notAllowed');
});

const route = (name: string) => everyRoute.find((one) => one.name === name) as (typeof everyRoute)[number];

/** A complaint that was resolved, followed up and closed. */
async function closed({ w }: WholeDoor) {
  const done = await resolvedComplaint(w);
  await w.relay();
  const followUpId = `fu_${done.id.slice(4)}_1`;
  const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
  await w.as('S13', record, { params: { followUpId }, body });
  await w.relay();
  return w.ticket(done.ticketNo);
}

const acting =
  (door: WholeDoor, ticketId: string) =>
  (name: string, staffNo: string, version?: number, body: object = {}, key?: string) =>
    door.askRoute(route(name), {
      path: pathOf(route(name).route, { ticketId }),
      staffNo,
      ...(route(name).route.method === 'POST' && { body }),
      headers: {
        ...(version !== undefined && { 'if-match': String(version) }),
        ...(key && { 'idempotency-key': key }),
      },
    });

describe('a sealed matter', () => {
  let door: WholeDoor;
  let ticketId = '';
  let sealed: ArchiveRecord;
  let items: Item[];

  beforeAll(async () => {
    door = await wholeDoor();
    const ticket = await closed(door);
    ticketId = ticket.id;
    const act = acting(door, ticketId);
    const taps = await Promise.all(
      [1, 2].map(() => act('archiveTicket', 'S17', ticket.version, {}, 'one-seal-tapped-twice')),
    );
    expect(taps.map(({ status, data }) => [status, data.status])).toEqual(Array(2).fill([200, 'ARCHIVED']));
    sealed = (await door.w.tickets.tickets.sealed(ticket.site, ticket.ticketNo)) as ArchiveRecord;
    items = await door.w.tickets.tickets.wholePartition(ticket.site, ticket.ticketNo);
  });

  test('has a contents list of everything, and is intact', async () => {
    const act = acting(door, ticketId);
    const [view, verdict] = [await act('viewArchive', 'S02'), await act('verifyArchive', 'S19')];

    const kinds = new Set((view.data.contents as { kind: string }[]).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['event', 'follow-up', 'ticket', 'ticket-detail']);
    expect(verdict.data).toEqual({ intact: true, later: 1, root: sealed.root });
    expect(sealed.keepUntil).toBe('2031-11-23');
  });

  test('changes by no verb any more, and what is found later is added beside it', async () => {
    const act = acting(door, ticketId);
    const { version } = await door.w.ticket(sealed.ticketNo);
    const verbs = everyRoute.filter(
      ({ domain, name, route: one }) =>
        domain === 'tickets' &&
        one.method === 'POST' &&
        one.path.startsWith('/tickets/{ticketId}/') &&
        !['addToArchive', 'followOn', 'holdTicket', 'liftHoldOfTicket'].includes(name),
    );

    const told = [];
    for (const { name, route: one } of verbs)
      told.push([name, (await act(name, 'S01', version, (one.example?.body ?? {}) as object)).status]);
    const added = await act('addToArchive', 'S17', version, { text: '监管来函', reason: '归档后收到' });
    const verdict = await act('verifyArchive', 'S19');

    expect(told.filter(([, status]) => status !== 409 && status !== 403 && status !== 404)).toEqual([]);
    expect((await door.w.ticket(sealed.ticketNo)).version).toBe(version + 1);
    expect([added.status, verdict.data.intact, verdict.data.later]).toEqual([200, true, 2]);
  });

  test('shows whatever is changed, taken away, put in between or exchanged, wherever it is', () => {
    expect(verdictOn(sealed, items).intact).toBe(true);
    const own = items
      .map((item, n) => [item, n] as const)
      .filter(([item]) => /^[ABCEF]#/.test(item.sk) && (item.is !== 'event' || Number(item.version) <= sealed.version));
    const text = (item: Item) =>
      Object.keys(item).filter(
        (name) =>
          !(item.is === 'event' && name === 'texts') &&
          !['pk', 'sk', 'queuePk', 'queueSk', 'watchPk', 'watchSk', 'watchAt', 'ladderAt'].includes(name),
      );
    const tampered = fc.oneof(
      fc.tuple(fc.nat(own.length - 1), fc.nat(50), fc.string({ minLength: 1 })).map(([n, field, other]) => {
        const [item, place] = own[n] as (typeof own)[number];
        const name = text(item)[field % text(item).length] ?? 'is';
        return items.map((one, k) => (k === place ? { ...one, [name]: `${JSON.stringify(one[name])}${other}` } : one));
      }),
      fc.nat(own.length - 1).map((n) => items.filter((_one, k) => k !== own[n]?.[1])),
      fc
        .tuple(fc.nat(own.length - 1), fc.nat(99))
        .map(([n, k]) => [...items, { ...(own[n]?.[0] as Item), sk: `E#00000${String(k).padStart(3, '0')}x` }]),
      fc.uniqueArray(fc.nat(own.length - 1), { minLength: 2, maxLength: 2 }).map(([a = 0, b = 1]) => {
        const [one, other] = [own[a], own[b]] as [(typeof own)[number], (typeof own)[number]];
        return items.map((item, k) =>
          k === one[1] ? { ...other[0], sk: item.sk } : k === other[1] ? { ...one[0], sk: item.sk } : item,
        );
      }),
    );

    fc.assert(
      fc.property(tampered, (changed) => {
        expect(verdictOn(sealed, changed as Item[]).intact).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('shows words that are not those that were sealed, and holds when they are sealed anew under another key', async () => {
    const act = acting(door, ticketId);
    const { table, records } = door.w;
    const event = items.find(({ is, texts }) => is === 'event' && texts !== undefined) as Item;

    await table.putAll([{ ...event, texts: `${String(event.texts).slice(0, -8)}AAAAAAAA` }]);
    const changed = await act('verifyArchive', 'S19');
    await table.putAll([event]);
    for (const item of await door.w.tickets.tickets.wholePartition(sealed.site, sealed.ticketNo))
      await resealItem(item, records, '20991231');
    const anew = await door.w.tickets.tickets.wholePartition(sealed.site, sealed.ticketNo);
    const verdict = await act('verifyArchive', 'S19');

    expect(changed.data).toMatchObject({ intact: false, difference: { item: event.sk, what: 'CHANGED' } });
    expect(anew.find(({ sk }) => sk === event.sk)?.texts).not.toBe(event.texts);
    expect(anew.find(({ is }) => is === 'ticket-detail')?.description).not.toBe(
      items.find(({ is }) => is === 'ticket-detail')?.description,
    );
    expect(verdict.data.intact).toBe(true);
  });

  test('shows a head that is not what its last event made of it', () => {
    const changed = items.map((item) => (item.is === 'ticket' ? { ...item, status: 'CLOSED' } : item));

    const { intact, difference } = verdictOn(sealed, changed);

    expect({ intact, difference }).toEqual({ intact: false, difference: { item: 'A#HEAD', what: 'CHANGED' } });
  });

  test('covers each addition by the next one: whoever changes one that is followed is found', async () => {
    const act = acting(door, ticketId);
    const { site, version } = await door.w.ticket(sealed.ticketNo);
    await act('addToArchive', 'S17', version, { text: '第二件', reason: '归档后收到' });
    const all = await door.w.tickets.tickets.wholePartition(site, sealed.ticketNo);
    const additions = all.filter((item) => item.is === 'event' && Number(item.version) > sealed.version);

    const verdicts = additions.map(({ sk }) =>
      verdictOn(
        sealed,
        all.map((item) => (item.sk === sk ? { ...item, actor: { kind: 'staff', id: 'S99' } } : item)),
      ),
    );
    const gap = verdictOn(
      sealed,
      all.filter(({ sk }) => sk !== additions[1]?.sk),
    );

    expect(additions).toHaveLength(3);
    expect([verdictOn(sealed, all).intact, ...verdicts.map(({ intact }) => intact)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(verdicts[0]?.difference).toEqual({ item: additions[0]?.sk, what: 'CHANGED' });
    expect([gap.intact, gap.difference?.what]).toEqual([false, 'MISSING']);
  });

  test('stays intact wherever it is filed, and however its items are read', () => {
    const refiled = items.map((item) => ({ ...item, watchPk: 'x', watchSk: 'y', queuePk: 'z' })).reverse();

    expect(verdictOn(sealed, refiled).intact).toBe(true);
    expect(contentsOf(refiled, sealed.version).root).toBe(sealed.root);
  });
});

test('who has no right to it seals nothing, an older version is refused, and an open matter has no seal to read', async () => {
  const door = await wholeDoor();
  const ticket = await closed(door);
  const act = acting(door, ticket.id);

  const codes = [
    (await act('archiveTicket', 'D01', ticket.version)).status,
    (await act('archiveTicket', 'S17', ticket.version - 1)).code,
    (await act('viewArchive', 'S02')).code,
    (await act('addToArchive', 'S17', ticket.version, { text: '早', reason: '早' })).code,
  ];

  expect(codes).toEqual([403, 'version.stale', 'archive.notArchived', 'archive.notArchived']);
});
