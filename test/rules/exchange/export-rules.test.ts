import { describe, expect, test } from 'vitest';
import { lineOf, listed } from '../../../functions/exchange/exports/line-rules.ts';
import { exportMarks, passwordOf } from '../../../functions/exchange/exports/marks.ts';
import { ExportStatus, exportMoves } from '../../../functions/exchange/exports/model.ts';
import { mayBeListed, mustSuit } from '../../../functions/exchange/exports/purpose-rules.ts';
import * as rules from '../../../functions/exchange/exports/rules.ts';
import { recipientsOf } from '../../../functions/exchange/exports/watermark-rules.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { aCustomer, anIdentifier, known } from '../../support/builders-customers.ts';
import { anExport } from '../../support/builders-exchange.ts';
import { outcomeOf } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const supervisor = { staffNo: 'S02', postCodes: ['SERVICE_SUPERVISOR'] };
const manager = { staffNo: 'S01', postCodes: ['GUEST_SERVICE_MANAGER'] };
const privacy = { staffNo: 'P01', postCodes: ['PRIVACY_OFFICER'] };
const both = { staffNo: 'S90', postCodes: ['GUEST_SERVICE_MANAGER', 'PRIVACY_OFFICER'] };
const applicant = { staffNo: 'S17', postCodes: ['SERVICE_SUPERVISOR', 'GUEST_SERVICE_MANAGER', 'PRIVACY_OFFICER'] };

describe('who approves a list', () => {
  test.each([
    [1, [supervisor], 'APPROVED'],
    [1_000, [supervisor], 'APPROVED'],
    [1_000, [manager], 'APPROVED'],
    [1_000, [privacy], 'customerExport.othersApprove'],
    [1_001, [supervisor], 'customerExport.othersApprove'],
    [1_001, [manager], 'COUNTED'],
    [1_001, [manager, privacy], 'APPROVED'],
    [1_001, [privacy, manager], 'APPROVED'],
    [1_001, [both, both], 'customerExport.approvedAlready'],
    [1_001, [both, privacy], 'APPROVED'],
    [1, [applicant], 'customerExport.own'],
    [1_001, [manager, applicant], 'customerExport.own'],
  ] as const)('of %i rows, by %j: %s', async (rows, approvers, expected) => {
    const outcome = await outcomeOf(() => {
      let one = anExport({ rows });
      for (const by of approvers) one = rules.approved(one, { ...by, otherRows: 0 }, now).head;
      return one.status;
    });
    expect(outcome).toBe(expected);
  });

  test.each([
    ['of slices that are one list together', [{ rows: 600 }, { rows: 400, status: 'READY' }], 1, 'othersApprove'],
    ['of slices that stay below', [{ rows: 600 }, { rows: 399, status: 'APPROVED' }], 1, 'APPROVED'],
    [
      'beside what was declined or called off',
      [
        { rows: 999, status: 'DECLINED' },
        { rows: 999, status: 'CANCELLED' },
      ],
      2,
      'APPROVED',
    ],
    ['beside what is out of time', [{ rows: 999, status: 'EXPIRED' }], 2, 'APPROVED'],
    ['beside what another asked for', [{ rows: 999, askedBy: 'S02' }], 2, 'APPROVED'],
    ['beside itself', [{ rows: 1_000, id: 'exp_01HK153X00FV0QTBMYWKVK8T81' }], 1_000, 'APPROVED'],
  ] as const)('%s', async (_case, others, rows, expected) => {
    const all = others.map((over) => anExport({ id: 'exp_01HK153X00FV0QTBMYWKVK8T82', ...over } as never));
    const one = anExport({ rows });
    const otherRows = rules.rowsBeside(one, all);

    const outcome = await outcomeOf(() => rules.approved(one, { ...supervisor, otherRows }, now).head.status);

    expect(String(outcome).replace('customerExport.', '')).toBe(expected);
  });

  test('is told with the count, by all open lists of the applicant together', () => {
    const asked = anExport({ status: 'REQUESTED', rows: 0, parts: 0 });
    const { head, event } = rules.counted(asked, { rows: 5, withheld: 0, otherRows: 996 }, now);

    expect([event.facts?.needs, rules.missing(head)]).toEqual([
      ['MANAGER', 'PRIVACY_OFFICER'],
      ['MANAGER', 'PRIVACY_OFFICER'],
    ]);
  });

  test('does so within seven days, whether or not it was swept yet', async () => {
    const late = '2026-11-30T02:00:00.000Z' as Instant;

    expect(await outcomeOf(() => rules.approved(anExport(), { ...supervisor, otherRows: 0 }, late).head.status)).toBe(
      'customerExport.outOfTime',
    );
  });
});

describe('what a list may tell', () => {
  test.each([
    ['SERVICE', ['phone'], undefined],
    ['SERVICE', ['address'], 'customerExport.notForThisPurpose'],
    ['MAILING', ['address'], undefined],
    ['ANALYSIS', ['name'], 'customerExport.notForThisPurpose'],
    ['ANALYSIS', [], undefined],
    ['AUTHORITY', ['email'], 'customerExport.plainNotAsked'],
  ] as const)('for %s in clear %j: %s', async (purpose, plain, expected) => {
    const fields = ['name', 'phone', 'address'] as const;
    expect(await outcomeOf(() => mustSuit({ purpose, fields, plain }))).toBe(expected);
  });

  test('is masked but for what is told in clear; a number is written as it is dialled', () => {
    const his = known({
      customer: aCustomer({ name: '张三丰', phone: '+8619000000001' }),
      identifiers: [anIdentifier({ kind: 'EMAIL', value: 'guest@example.invalid' })],
    });
    const line = (plain: Array<'name' | 'phone' | 'email'>) =>
      lineOf('cus', listed(his), { fields: ['name', 'phone', 'email', 'grade', 'status'], plain });

    expect(line([])).toEqual(['cus', '张**', '190****0001', 'g***@example.invalid', 'C', '活跃']);
    expect(line(['name', 'phone', 'email'])).toEqual([
      'cus',
      '张三丰',
      '19000000001',
      'guest@example.invalid',
      'C',
      '活跃',
    ]);
  });

  test('for advertising only those who agreed to just that', () => {
    const said = (purpose: 'MARKETING_CALL' | 'SURVEY', given: boolean) =>
      known({
        consents: [{ site: 'dolon' as never, customerId: aCustomer().id, purpose, steps: [{ given, at: now }] }],
      });
    expect([
      mayBeListed('MARKETING_CALL', said('MARKETING_CALL', true)),
      mayBeListed('MARKETING_CALL', said('MARKETING_CALL', false)),
      mayBeListed('MARKETING_CALL', said('SURVEY', true)),
      mayBeListed('SERVICE', known()),
      mayBeListed('SERVICE', known({ customer: aCustomer({ status: 'RESTRICTED' }) })),
    ]).toEqual([true, false, false, true, false]);
  });
});

describe('a list', () => {
  test('is counted to its end; nobody in it, or too many, is said', async () => {
    const asked = anExport({ status: 'REQUESTED', rows: 0, parts: 0 });
    const part = (rows: number, more = true) => ({
      rows,
      withheld: 1,
      ...(more && { next: { status: 'ACTIVE' as const } }),
    });
    const one = rules.counted(asked, part(200), now).head;
    const none = rules.counted(one, part(0), now).head;
    const all = rules.counted(none, part(3, false), now);

    expect([one.status, one.parts, none.parts, all.head.status, all.head.rows, all.head.withheld]).toEqual([
      ...['REQUESTED', 1, 1, 'COUNTED', 203, 3],
    ]);
    expect(all.event.facts?.needs).toEqual(['SUPERVISOR']);
    expect(await outcomeOf(() => rules.counted(asked, part(0, false), now))).toBe('customerExport.empty');
    expect(await outcomeOf(() => rules.counted(asked, part(50_001), now))).toBe('customerExport.tooMany');
  });

  test('is opened by whoever asked alone, each time on record; it and its link are good for seven days', async () => {
    const ready = rules.made(anExport({ status: 'APPROVED' }), { sha256: 'a', bytes: 1 }, now).head;
    const first = rules.opened(ready, { staffNo: 'S17' }, now);
    const second = rules.opened(first.head, { staffNo: 'S17' }, now);

    expect(ready.expiresAt).toBe('2026-11-30T02:00:00.000Z');
    expect([first.event.facts, second.event.facts]).toEqual([
      { times: 1, passwordTold: true },
      { times: 2, passwordTold: false },
    ]);
    expect(await outcomeOf(() => rules.opened(ready, supervisor, now))).toBe('customerExport.notYours');
    expect(await outcomeOf(() => rules.opened(ready, { staffNo: 'S17' }, ready.expiresAt))).toBe(
      'customerExport.outOfTime',
    );
    expect(rules.looked(ready, '2026-11-30T02:00:00.000Z' as Instant)?.head.status).toBe('EXPIRED');
  });

  test('is changed where its table says so', async () => {
    const verbs = {
      agree: (one: ReturnType<typeof anExport>) => rules.approved(one, { ...supervisor, otherRows: 0 }, now),
      decline: (one: ReturnType<typeof anExport>) => rules.declined(one, supervisor, 'a'),
      cancel: (one: ReturnType<typeof anExport>) => rules.cancelled(one, { staffNo: 'S17' }),
      open: (one: ReturnType<typeof anExport>) => rules.opened(one, { staffNo: 'S17' }, now),
    };
    for (const [verb, act] of Object.entries(verbs)) {
      for (const status of ExportStatus.options) {
        const allowed = (exportMoves[verb as keyof typeof verbs].from as readonly string[]).includes(status);
        const outcome = await outcomeOf(() => act(anExport({ status })).head.status);
        expect(outcome === 'state.notAllowed', `${verb} ${status}`).toBe(!allowed);
      }
    }
  });
});

describe('what is hidden in a list', () => {
  const marks = exportMarks(Buffer.alloc(32, 1));
  const lists = Array.from({ length: 200 }, (_, n) =>
    anExport({ id: `exp_01HK153X00FV0QTBMYWKVK${String(n).padStart(4, '0')}` as never, askedBy: `S${10 + (n % 90)}` }),
  );
  const ids = Array.from({ length: 60 }, (_, n) => `cus_01HK153X00FV0QTBMYWKVK${String(n).padStart(4, '0')}`);
  const ordered = (list: (typeof lists)[number]) =>
    [...ids].sort((a, b) => (marks.rankOf(list.id, a) < marks.rankOf(list.id, b) ? -1 : 1));

  test('names one list of two hundred by its order, in any part of twelve people or more, and no list by chance', () => {
    for (const list of lists.slice(0, 12)) {
      const part = ordered(list).filter((_id, n) => n % 4 === 0);
      expect(part.length).toBeGreaterThanOrEqual(12);
      expect(recipientsOf(part.join('\n'), lists, marks)).toEqual([
        { exportId: list.id, recipient: list.askedBy, by: 'ORDER' },
      ]);
    }
    expect(recipientsOf(ids.join('\n'), lists, marks)).toEqual([]);
    expect(recipientsOf(ids.slice(0, 3).join('\n'), lists, marks)).toEqual([]);
  });

  test('is a customer of its own, whose telephone is nobody’s, and a password that only the house can make', () => {
    const canaries = lists.map(({ id }) => marks.canaryOf(id));
    const [first] = lists;

    expect(new Set(canaries.map(({ customerId }) => customerId)).size).toBe(lists.length);
    for (const { phone, name } of canaries)
      expect([phone, name]).toEqual([
        expect.stringMatching(/^1541\d{7}$/),
        expect.stringMatching(/^\p{Script=Han}{3}$/u),
      ]);
    expect(recipientsOf(`张三 ${canaries[0]?.phone.replace(/(\d{3})(\d{4})/, '$1-$2-')}`, lists, marks)).toEqual([
      { exportId: first?.id, recipient: first?.askedBy, by: 'CANARY' },
    ]);
    const passwords = [1, 2].map((key) => passwordOf(Buffer.alloc(32, key), 'exp_1'));
    expect(passwords[0]).toMatch(/^[2-9A-HJKMNP-Z]{20}$/);
    expect(passwords[0]).not.toBe(passwords[1]);
  });
});
