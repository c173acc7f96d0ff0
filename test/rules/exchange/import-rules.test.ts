import { describe, expect, test } from 'vitest';
import { isFormula } from '../../../functions/exchange/imports/cell-rules.ts';
import { guessed } from '../../../functions/exchange/imports/mapping-rules.ts';
import { ImportStatus, importMoves, noCounts } from '../../../functions/exchange/imports/model.ts';
import { meant, mustBeHis, toldAnew } from '../../../functions/exchange/imports/outcome-rules.ts';
import { markedSame, rowTold } from '../../../functions/exchange/imports/row-rules.ts';
import * as rules from '../../../functions/exchange/imports/rules.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { aCustomer, anIdentifier, known } from '../../support/builders-customers.ts';
import { anImport } from '../../support/builders-exchange.ts';
import { outcomeOf } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;

describe('columns', () => {
  test.each([
    [['姓名', '手机号码', '会员卡号'], { name: 1, phone: 2, card: 3 }],
    [['Card No.', 'E-mail', 'Mobile', 'Guest Name'], { card: 1, email: 2, phone: 3, name: 4 }],
    [['序号', '客户姓名（必填）', '联系电话（常用）', '备注'], { name: 2, phone: 3, note: 4 }],
    [['身份证号', '出生日期', '通讯地址', '称呼'], { idDocument: 1, bornOn: 2, address: 3, alias: 4 }],
    [['电话', '手机'], { phone: 1 }],
    [['一', '', '二'], {}],
  ])('%j are guessed to be %j', (headings, mapping) => {
    expect(guessed(headings)).toEqual(mapping);
  });
});

describe('a cell', () => {
  test.each([
    ...['=1', '＝1', '@a', '+a', '-a', '－a', '\t=1', ' =1'].map((text) => [text, true] as const),
    ...['+86 190', '-1', '+(86)', '1=1', 'a@b', '张三', ''].map((text) => [text, false] as const),
  ])('%j is a formula: %s', (text, formula) => {
    expect(isFormula(text)).toBe(formula);
  });
});

const mapping = { name: 1, phone: 2, kind: 3, bornOn: 4, card: 5 };
const recognise = (kind: string, value: string) =>
  value.length < 4 ? undefined : { id: `${kind} ${value}`, kind: kind as 'PHONE', index: value, value };
const read = (...cells: string[]) => rowTold({ row: 7, cells }, mapping, recognise);

describe('a row', () => {
  test.each([
    [['张三', '19000000001', '企业', '1990年3月2日'], { kind: 'ORGANISATION', bornOn: '1990-03-02' }],
    [['张三', '19000000001', '个人', '1990.12.31'], { kind: 'PERSON', bornOn: '1990-12-31' }],
    [["'=1", '19000000001'], { name: '=1' }],
  ])('%j is understood', (cells, expected) => {
    const { told } = read(...cells);
    expect({ ...told, ...told?.profile }).toMatchObject(expected);
  });

  test.each([
    [['张三', '12'], ['customer.notANumber phone 2']],
    [['张三', '', '', '1990-02-30'], ['customerImport.badCell bornOn 4']],
    [
      ['长'.repeat(61), '12', '人'],
      ['customerImport.badCell name 1', 'customerImport.badCell kind 3', 'customer.notANumber phone 2'],
    ],
    [['@x', '19000000001'], ['customerImport.formula name 1']],
    [['张三'], ['customerImport.nothingToMatch undefined undefined']],
  ])('%j is refused with every reason', (cells, expected) => {
    const { problems = [], told } = read(...cells);
    expect(told).toBeUndefined();
    expect(problems.map(({ code, path, column }) => `${code} ${path} ${column}`)).toEqual(expected);
    for (const { reason } of problems) expect([reason.zh, reason.en].every((text) => text.length > 0)).toBe(true);
  });

  test('shows no more of itself than its owner knows it by', () => {
    expect(read('张三丰', '19000000001').shown).toEqual({ name: '张**', phone: '190****0001' });
  });

  test('is another of the first with one of its numbers; a bad one is none of them', () => {
    const first = new Map<string, number>();
    const one = markedSame({ row: 2, shown: {} }, ['a', 'b'], first);
    const two = markedSame({ row: 3, shown: {} }, ['b', 'c'], first);
    const three = markedSame({ row: 4, shown: {} }, ['c'], first);

    expect([one.sameAs, two.sameAs, three.sameAs]).toEqual([undefined, 2, 3]);
  });
});

const holder = (customerId: string, over: object = {}) => ({
  ...{ customerId: customerId as never, kind: 'PHONE' as const, state: 'ACTIVE' as const, verified: true, ...over },
});

describe('who is meant', () => {
  test.each([
    ['nobody has it', [], 'NOBODY'],
    ['one has proved his number', [holder('a')], 'KNOWN a'],
    ['one has it, unproved', [holder('a', { verified: false })], 'UNSURE a'],
    ['two have proved it', [holder('a'), holder('b')], 'UNSURE a,b'],
    ['a proved number wins over another’s card', [holder('b', { kind: 'CARD' }), holder('a')], 'KNOWN a'],
    ['a card wins over a WeChat user', [holder('b', { kind: 'WECHAT' }), holder('a', { kind: 'CARD' })], 'KNOWN a'],
    ['a WeChat user alone', [holder('a', { kind: 'WECHAT' })], 'KNOWN a'],
    ['it was his and is no more', [holder('a', { state: 'ENDED' })], 'NOBODY'],
    ['it may be another’s by now', [holder('a', { state: 'RECYCLED' })], 'UNSURE a'],
  ])('%s', (_title, holders, expected) => {
    const who = meant(holders);
    const told = {
      NOBODY: '',
      KNOWN: 'customerId' in who && who.customerId,
      UNSURE: 'candidates' in who && who.candidates,
    };
    expect(`${who.kind} ${told[who.kind]}`.trim()).toBe(expected);
  });

  test('a row that gives one customer another’s card or document is not taken; a shared number may be another’s, too', async () => {
    const taken = (over: object) => outcomeOf(() => mustBeHis('a' as never, [holder('a'), holder('b', over)]));

    expect(await taken({ kind: 'CARD' })).toBe('customerImport.takenByAnother');
    expect(await taken({ kind: 'CARD', state: 'ENDED' })).toBeUndefined();
    expect(await taken({ kind: 'EMAIL' })).toBeUndefined();
  });
});

describe('somebody who is known', () => {
  const his = known({ customer: aCustomer({ name: '旧名' }), identifiers: [anIdentifier()] });
  const tell = (told: object, onKnown: 'FILL' | 'REPLACE' = 'FILL', identifiers: object[] = []) =>
    toldAnew(
      his,
      { told: { identifiers: [], profile: {}, ...told } as never, identifiers: identifiers as never },
      { onKnown, now, nameMarksOf: () => ['mark'] },
    );
  const card = { id: 'idn_cardcardcardcard', kind: 'CARD', index: 'c', value: 'VIP-1' };

  test.each([
    ['the same', { name: '旧名' }, 'FILL', undefined],
    ['another name, to be filled in', { name: '新名' }, 'FILL', undefined],
    ['another name, to replace his', { name: '新名' }, 'REPLACE', { fields: ['name'], identifiers: [] }],
    [
      'what is missing',
      { alias: '先生', profile: { address: '一号' } },
      'FILL',
      { fields: ['alias', 'address'], identifiers: [] },
    ],
  ] as const)('is told %s', (_title, told, onKnown, facts) => {
    expect(tell(told, onKnown)?.event.facts).toEqual(facts);
  });

  test('gets a card, keeps the number he is called on, and a number that he gave up stays given up', () => {
    const again = { ...anIdentifier(), state: 'ENDED' as const };
    const gave = known({ customer: aCustomer(), identifiers: [again] });
    const row = { told: { identifiers: [], profile: {} } as never, identifiers: [again] as never };

    expect(tell({}, 'FILL', [card])?.event.facts).toEqual({ fields: [], identifiers: ['CARD'] });
    expect(tell({}, 'FILL', [card])?.head.holdsCard).toBe(true);
    expect(toldAnew(gave, row, { onKnown: 'REPLACE', now, nameMarksOf: () => [] })).toBeUndefined();
  });

  test('who is restricted is told nothing', async () => {
    const shut = known({ customer: aCustomer({ status: 'RESTRICTED' }) });
    const row = { told: { identifiers: [], profile: {}, alias: '先生' } as never, identifiers: [] };
    const telling = { onKnown: 'FILL' as const, now, nameMarksOf: () => [] };

    expect(await outcomeOf(() => toldAnew(shut, row, telling))).toBe('state.notAllowed');
  });
});

describe('an import', () => {
  const checking = rules.checking(anImport(), { name: 1 }, now).head;
  const reading = rules.read(checking, { rows: 201, mapping: { name: 1 } }, now).head;
  const counts = { ...noCounts, CREATED: 200 };

  test('goes part by part to its end, and its counts add up', () => {
    const one = rules.advanced(reading, counts, now).head;
    const two = rules.advanced(one, { ...noCounts, REJECTED: 1 }, now).head;
    const begun = rules.committing(two, now).head;
    const half = rules.advanced(begun, counts, now).head;
    const done = rules.advanced(half, { ...noCounts, REJECTED: 1 }, now).head;

    expect([reading.parts, one.status, two.status, begun.status, half.status, done.status]).toEqual([
      ...[2, 'UPLOADED', 'CHECKED', 'COMMITTING', 'COMMITTING', 'DONE'],
    ]);
    expect(rules.progressOf(half)).toEqual({ rows: 200, of: 201 });
    expect([done.done, done.planned]).toEqual([done.planned, { ...counts, REJECTED: 1 }]);
  });

  test('of a file without rows is over at once', () => {
    const empty = rules.read(checking, { rows: 0, mapping: {} }, now).head;

    expect([empty.status, rules.committing(empty, now).head.status]).toEqual(['CHECKED', 'DONE']);
  });

  test('that does not get on is woken a few times, then ends in words', () => {
    let one = checking;
    const told: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const next = rules.looked(one, one.lookAt);
      if (!next) break;
      one = next.head;
      told.push(next.event.type.split('.')[1] ?? '');
    }
    expect(told).toEqual(['woken', 'woken', 'woken', 'woken', 'woken', 'failed']);
    expect(rules.looked(checking, now)).toBeUndefined();
    expect(one.failure?.code).toBe('customerImport.stuck');
  });

  const verbs = {
    check: (one: ReturnType<typeof anImport>) => rules.checking(one, undefined, now),
    commit: (one: ReturnType<typeof anImport>) => rules.committing(one, now),
    cancel: rules.cancelled,
  };
  test.each(Object.keys(verbs) as Array<keyof typeof verbs>)(
    'is changed by %s where its table says so',
    async (verb) => {
      for (const status of ImportStatus.options) {
        const allowed = (importMoves[verb].from as readonly string[]).includes(status);
        const outcome = await outcomeOf(() => verbs[verb](anImport({ status })).head.status);
        expect(outcome === 'state.notAllowed', status).toBe(!allowed);
      }
    },
  );
});
