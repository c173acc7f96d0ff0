import { describe, expect, test } from 'vitest';
import type { UploadKey } from '../../../functions/attachments/model.ts';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import { makeTicketNo } from '../../../functions/kernel/ticket-number.ts';
import type { Instant, PlainDate } from '../../../functions/kernel/time.ts';
import type { Source } from '../../../functions/tickets/intake/source.ts';
import {
  checkedSource,
  internalTarget,
  keptSource,
  receivedFrom,
} from '../../../functions/tickets/intake/source-rules.ts';
import { assess, type Intake, receive } from '../../../functions/tickets/rules.ts';
import type { Channel } from '../../../functions/tickets/words.ts';
import { later, now, timing } from '../../support/builders-tickets.ts';
import { matter } from '../../support/complaint.ts';
import { everyRoute, wholeDoor } from '../../support/whole-door.ts';
import { outcomeOf } from '../../support/world.ts';

const DAY = 24 * 60;
const letter = { postmarkedOn: '2026-11-19' as PlainDate, receivedAt: later(-2 * DAY) };
const visit = { visitedAt: later(-30), place: '前台' };
const external = { authority: '12345', externalNo: 'NM-1', forwardedAt: later(-60), dueAt: later(10 * DAY) };

const intake = (channel: Channel, source: Source): Intake => ({
  ...{ kind: 'COMPLAINT', channel, anonymous: false, slaVersion: 0, source },
  ...{ site: 'dolon' as SiteId, ticketNo: makeTicketNo('20261123', 'A7K2M') },
});

describe('what only one way in tells', () => {
  test.each<[string, Channel, Source, string | undefined]>([
    ['a letter with both its dates', 'LETTER', { letter }, undefined],
    ['a visit', 'WALK_IN', { visit }, undefined],
    ['the case of an authority', 'HOTLINE_12345', { external }, undefined],
    ['an authority that writes a letter', 'LETTER', { letter, external }, undefined],
    ['what 12345 forwards without its number and date', 'HOTLINE_12345', {}, 'ticket.externalMissing'],
    ['what 12315 forwards without its number and date', 'PLATFORM_12315', {}, 'ticket.externalMissing'],
    ['what a platform forwards in its own name', 'OTA', {}, undefined],
    ['a letter by telephone', 'PHONE', { letter }, 'ticket.sourceNotOfChannel'],
    ['a visit by letter', 'LETTER', { visit }, 'ticket.sourceNotOfChannel'],
    ['the case of an authority by a walk-in', 'WALK_IN', { external }, 'ticket.sourceNotOfChannel'],
    [
      'a letter that comes tomorrow',
      'LETTER',
      { letter: { ...letter, receivedAt: later(DAY) } },
      'ticket.sourceOutOfOrder',
    ],
    [
      'a letter that was here before its postmark',
      'LETTER',
      { letter: { ...letter, postmarkedOn: '2026-11-22' as PlainDate } },
      'ticket.sourceOutOfOrder',
    ],
    ['a visit that is to come', 'WALK_IN', { visit: { ...visit, visitedAt: later(1) } }, 'ticket.sourceOutOfOrder'],
    [
      'a case that is forwarded later',
      'OTA',
      { external: { ...external, forwardedAt: later(1) } },
      'ticket.sourceOutOfOrder',
    ],
    [
      'a case due before it was forwarded',
      'OTA',
      { external: { ...external, dueAt: later(-61) } },
      'ticket.sourceOutOfOrder',
    ],
  ])('%s', async (_title, channel, source, code) => {
    expect(await outcomeOf(() => checkedSource(source, channel, now))).toBe(code);
  });

  test.each<[string, Source | undefined, Instant]>([
    ['of a letter from when the house had it', { letter }, letter.receivedAt],
    ['of a forwarded case from when it was forwarded', { external }, external.forwardedAt],
    ['of a visit from when the guest stood there', { visit }, visit.visitedAt],
    ['of everything else from now', undefined, now],
  ])('time runs %s', (_title, source, from) => {
    expect(receivedFrom(source, now)).toBe(from);
  });

  test('a letter that lay for two days has promises that began two days ago', () => {
    const { head } = receive(intake('LETTER', { letter }), now, timing);

    expect([head.receivedAt, head.clocks.ACCEPT?.from, head.clocks.RESOLVE?.from]).toEqual(
      Array(3).fill(letter.receivedAt),
    );
  });
});

describe('an authority’s date', () => {
  // Monday 10:00 in China; the following Monday 18:00 leaves two working days from Thursday 18:00 on.
  test.each<[string, Instant, Instant, Instant]>([
    [
      'two working days before it, where that is more',
      now,
      '2026-11-30T10:00:00.000Z' as Instant,
      '2026-11-26T10:00:00.000Z' as Instant,
    ],
    [
      'a third of the time before it, where that is more',
      now,
      '2027-01-22T02:00:00.000Z' as Instant,
      '2027-01-04T02:00:00.000Z' as Instant,
    ],
    [
      'a third of the time before it, where two working days are all of it',
      now,
      '2026-11-24T02:00:00.000Z' as Instant,
      '2026-11-23T18:48:00.000Z' as Instant,
    ],
  ])('is our own target: %s', (_title, from, dueAt, target) => {
    expect(internalTarget({ from, dueAt }, { ...timing, calendars: timing.calendars })).toBe(target);
  });

  test('runs as a clock of its own, tells the manager at once, and keeps our promise before it whatever the priority', () => {
    const due = '2026-11-27T10:00:00.000Z' as Instant;
    const { head } = receive(intake('HOTLINE_12345', { external: { ...external, dueAt: due } }), now, timing);
    const found = {
      severity: 'MINOR',
      domain: 'LODGING',
      stage: 'IN_SALE',
      category: '空调',
      peopleAffected: 1,
    } as const;
    const assessed = assess(head, found, later(5), timing).head;

    expect([head.clocks.EXTERNAL?.dueAt, head.level]).toEqual([due, 3]);
    for (const one of [head, assessed]) expect(String(one.clocks.RESOLVE?.dueAt) < due).toBe(true);
    expect(assessed.clocks.EXTERNAL).toEqual(head.clocks.EXTERNAL);
  });
});

test('a letter is registered with its dates and a visit with its companion masked; what does not fit changes nothing', async () => {
  const door = await wholeDoor();
  const one = everyRoute.find(({ name }) => name === 'registerTicket') as (typeof everyRoute)[number];
  const registering = (channel: Channel, source: object) =>
    door.askRoute(one, { staffNo: 'S04', body: { ...matter, channel, source } });
  const { companion, ...signed } = { ...visit, companion: '乙某某' };

  const written = await registering('LETTER', { letter: { ...letter, receivedAt: '2026-11-21T10:00:00+08:00' } });
  const visited = await registering('WALK_IN', { visit: { ...signed, companion } });
  const before = door.w.table.items().length;
  const wrong = await registering('PHONE', { letter });
  const after = door.w.table.items().length;
  const view = await door.ask('tickets', { method: 'GET', path: `/tickets/${visited.data.id}`, staffNo: 'S04' });

  expect([written.status, written.data.receivedAt]).toEqual([201, '2026-11-21T10:00:00.000+08:00']);
  expect([wrong.status, wrong.code, wrong.data.fields]).toEqual([
    400,
    'ticket.sourceNotOfChannel',
    [{ path: 'source.letter', reason: 'not of this channel' }],
  ]);
  expect(after).toBe(before);
  expect((view.data.detail as { source: { visit: object } }).source.visit).toMatchObject({
    companion: '乙**',
  });
  expect(JSON.stringify(door.w.table.items())).not.toContain('乙某某');
});

describe('the summary that a visitor has signed', () => {
  const sheet = 'quarantine/dolon/att_01HK153X00FV0QTBMYWKVK8T81' as UploadKey;
  const signed = { visit: { ...visit, signedSummary: sheet } };

  test('is known by the file that it is, one of those that come with the matter', () => {
    expect(keptSource(signed, [sheet])?.visit).toEqual({ ...visit, signedSummary: 'att_01HK153X00FV0QTBMYWKVK8T81' });
  });

  test.each<[string, UploadKey[]]>([
    ['no file comes', []],
    ['another file comes', ['quarantine/dolon/att_01HK153X00FV0QTBMYWKVK8T82' as UploadKey]],
  ])('is refused where %s, with its path', async (_title, attachments) => {
    const told = await outcomeOf(() => {
      keptSource(signed, attachments);
      return 'kept';
    });

    expect(told).toBe('ticket.summaryNotAttached');
  });

  test('may be missing: not everybody signs', () => {
    expect(keptSource({ visit }, [sheet])).toEqual({ visit });
    expect(keptSource(undefined)).toBeUndefined();
  });
});
