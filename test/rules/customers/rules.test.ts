import { describe, expect, test } from 'vitest';
import { completeness, freshness } from '../../../functions/customers/archive/score-rules.ts';
import { added, doubt, end } from '../../../functions/customers/identifiers/change-rules.ts';
import { type Holder, matched } from '../../../functions/customers/identifiers/match-rules.ts';
import {
  ended,
  recycled,
  showsHistory,
  verified,
  withIdentifier,
} from '../../../functions/customers/identifiers/rules.ts';
import {
  type Customer,
  type CustomerStatus,
  customerMoves,
  CustomerStatus as Statuses,
} from '../../../functions/customers/model.ts';
import { closedBy, reopened } from '../../../functions/customers/rules.ts';
import { isAppError } from '../../../functions/kernel/errors.ts';
import type { CustomerId } from '../../../functions/kernel/ids.ts';
import { move } from '../../../functions/kernel/moves.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { aCustomer, anIdentifier, known } from '../../support/builders-customers.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const [one, two] = ['cus_01HK153X00FV0QTBMYWKVK8T81', 'cus_01HK153X00FV0QTBMYWKVK8T82'] as CustomerId[] as [
  CustomerId,
  CustomerId,
];

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};

describe('completeness', () => {
  const phone = anIdentifier();
  test.each([
    ['everything is known', known({ identifiers: [phone] }), 100, []],
    [
      'an alias stands for the name',
      known({ customer: aCustomer({ name: undefined, alias: '示例先生' }), identifiers: [phone] }),
      100,
      [],
    ],
    ['nobody knows his name', known({ customer: aCustomer({ name: undefined }), identifiers: [phone] }), 75, ['NAME']],
    ['nothing reaches him', known(), 75, ['REACHABLE']],
    ['his only number is doubted', known({ identifiers: [anIdentifier({ state: 'RECYCLED' })] }), 75, ['REACHABLE']],
    ['a card reaches nobody', known({ identifiers: [anIdentifier({ kind: 'CARD' })] }), 75, ['REACHABLE']],
    ['he is reached by the mini-program', known({ wechat: true }), 100, []],
    [
      'nobody knows whence he came',
      known({ customer: aCustomer({ source: undefined }), identifiers: [phone] }),
      75,
      ['SOURCE'],
    ],
    [
      'there is no ground to keep him',
      known({ customer: aCustomer({ basis: undefined }), identifiers: [phone] }),
      75,
      ['BASIS'],
    ],
    [
      'nothing is known',
      known({ customer: aCustomer({ name: undefined, source: undefined, basis: undefined }) }),
      0,
      ['NAME', 'REACHABLE', 'SOURCE', 'BASIS'],
    ],
  ] as const)('%s', (_case, of, score, missing) => {
    expect(completeness(of)).toEqual({ score, missing });
  });

  test('a consent that was withdrawn is no ground any more', () => {
    const customer = aCustomer({ basis: undefined });
    const consent = (given: boolean) => [
      { site: customer.site, customerId: customer.id, purpose: 'SERVICE' as const, steps: [{ given, at: now }] },
    ];

    expect(completeness(known({ customer, consents: consent(true), wechat: true })).missing).toEqual([]);
    expect(completeness(known({ customer, consents: consent(false), wechat: true })).missing).toEqual(['BASIS']);
  });
});

describe('freshness', () => {
  const at = (day: string) => `${day}T02:00:00.000Z` as Instant;
  test.each([
    ['V, asked within the year', 'V', at('2026-01-10'), undefined, 'FRESH', 100],
    ['V, on the very day of the year', 'V', at('2025-11-23'), undefined, 'DUE', 100],
    ['A, half a year late', 'A', at('2025-05-24'), undefined, 'DUE', 50],
    ['A, more than a year late', 'A', at('2024-01-01'), undefined, 'DUE', 0],
    ['B, not spoken with since', 'B', at('2020-01-01'), undefined, 'FRESH', 100],
    ['B, spoken with before he was asked', 'B', at('2026-10-01'), at('2026-09-01'), 'FRESH', 100],
    ['C, spoken with since and not asked', 'C', at('2026-10-01'), at('2026-11-01'), 'DUE', 100],
    ['N, never asked', 'N', undefined, undefined, 'DUE', 0],
  ] as const)('%s', (_case, grade, checkedAt, contactAt, state, score) => {
    const told = freshness({ grade, checkedAt, contactAt }, now);

    expect([told.state, Math.min(100, told.score)]).toEqual([state, score]);
  });
});

describe('who is meant', () => {
  const holder = (over: Partial<Holder>): Holder => ({
    customerId: one,
    kind: 'PHONE',
    state: 'ACTIVE',
    verified: true,
    ...over,
  });
  test.each([
    ['nobody has it', [], { kind: 'NONE' }],
    ['one who has proved his number', [holder({})], { kind: 'SURE', customerId: one, by: 'PHONE' }],
    ['one who has not proved it', [holder({ verified: false })], { kind: 'CANDIDATES', customerIds: [one] }],
    [
      'several people on one phone',
      [holder({}), holder({ customerId: two })],
      { kind: 'CANDIDATES', customerIds: [one, two] },
    ],
    [
      'several on one phone, though one has a card',
      [holder({}), holder({ customerId: two }), holder({ kind: 'CARD' })],
      { kind: 'CANDIDATES', customerIds: [one, two] },
    ],
    [
      'the number before the card',
      [holder({}), holder({ customerId: two, kind: 'CARD' })],
      { kind: 'SURE', customerId: one, by: 'PHONE' },
    ],
    [
      'the card where the number proves nothing',
      [holder({ verified: false }), holder({ customerId: two, kind: 'CARD' })],
      { kind: 'SURE', customerId: two, by: 'CARD' },
    ],
    ['the WeChat user last', [holder({ kind: 'WECHAT' })], { kind: 'SURE', customerId: one, by: 'WECHAT' }],
    ['nobody by a mailbox', [holder({ kind: 'EMAIL' })], { kind: 'CANDIDATES', customerIds: [one] }],
    [
      'nobody by a number that is doubted',
      [holder({ state: 'RECYCLED', verified: false })],
      { kind: 'CANDIDATES', customerIds: [one] },
    ],
    [
      'nobody by a number that another one doubts',
      [holder({}), holder({ customerId: two, state: 'RECYCLED', verified: false })],
      { kind: 'CANDIDATES', customerIds: [one, two] },
    ],
    ['nobody by what ended', [holder({ state: 'ENDED' })], { kind: 'NONE' }],
  ])('%s', (_case, holders, match) => {
    expect(matched(holders)).toEqual(match);
  });
});

describe('a number that was recycled', () => {
  const phone = anIdentifier();
  const card = anIdentifier({
    id: 'idn_card000000000000',
    kind: 'CARD',
    index: 'card',
    verifiedAt: undefined,
    verifiedBy: undefined,
  });

  test('hides the past until it, or anything else of his, is verified since', () => {
    const doubted = recycled([phone, card], phone.id, now);
    const later = '2026-11-24T02:00:00.000Z' as Instant;

    expect(showsHistory([phone, card])).toBe(true);
    expect(showsHistory(doubted)).toBe(false);
    expect(showsHistory(verified(doubted, phone.id, { now: later, by: 'CALL' }))).toBe(true);
    expect(showsHistory(verified(doubted, card.id, { now: later, by: 'CARD' }))).toBe(true);
    expect(showsHistory(ended(doubted, phone.id))).toBe(true);
  });

  test('stays doubted when it is only told again, and is his again when he proves it', () => {
    const doubted = recycled([phone], phone.id, now);
    const adding = { site: phone.site, customerId: phone.customerId, now };
    const told = { id: phone.id, kind: phone.kind, index: phone.index, value: phone.value };

    expect(withIdentifier(doubted, told, adding)).toMatchObject([{ state: 'RECYCLED', recycledAt: now }]);
    expect(withIdentifier(doubted, told, { ...adding, verifiedBy: 'SMS' })).toMatchObject([
      { state: 'ACTIVE', verifiedAt: now },
    ]);
  });
});

describe('the number of somebody who holds a card', () => {
  const phone = anIdentifier();
  const card = anIdentifier({ id: 'idn_card000000000000', kind: 'CARD', index: 'index-of-card', value: 'VIP0001' });
  const holder: Customer = aCustomer({ phone: phone.value, phoneIndex: phone.index, holdsCard: true });
  const other = {
    id: 'idn_other00000000000',
    kind: 'PHONE' as const,
    index: 'index-of-other',
    value: '+8619000000002',
  };
  const change = (secondFactor?: { kind: 'CARD' | 'ID_DOCUMENT'; index: string }, has = [phone, card]) =>
    added(
      known({ customer: holder, identifiers: has }),
      { one: other, primary: true, verifiedBy: 'SMS', secondFactor },
      now,
    );

  test.each([
    ['without a second proof', undefined, 'customer.secondFactorNeeded'],
    ['by another card', { kind: 'CARD' as const, index: 'another' }, 'customer.secondFactorWrong'],
    [
      'by a document that nobody knows',
      { kind: 'ID_DOCUMENT' as const, index: 'index-of-card' },
      'customer.secondFactorWrong',
    ],
    ['by his card', { kind: 'CARD' as const, index: 'index-of-card' }, undefined],
  ])('is changed %s: %s', (_case, secondFactor, code) => {
    expect(codeOf(() => change(secondFactor))).toBe(code);
  });

  const document = anIdentifier({ id: 'idn_document00000000', kind: 'ID_DOCUMENT', index: 'index-of-document' });
  const spare = anIdentifier({ ...other, verifiedAt: undefined, verifiedBy: undefined });
  const byCard = { kind: 'CARD' as const, index: 'index-of-card' };
  const his = known({ customer: holder, identifiers: [phone, card, document, spare] });

  test.each([
    ['his number', phone, undefined, 'customer.secondFactorNeeded'],
    ['his card', card, undefined, 'customer.secondFactorNeeded'],
    ['his document', document, undefined, 'customer.secondFactorNeeded'],
    ['his document, by another card', document, { ...byCard, index: 'another' }, 'customer.secondFactorWrong'],
    ['a number he is not called on', spare, undefined, undefined],
    ['his number, by his card', phone, byCard, undefined],
    ['his card, by his document', card, { kind: 'ID_DOCUMENT' as const, index: 'index-of-document' }, undefined],
  ])('is not taken from him either, nor what proves it: %s', (_case, one, secondFactor, code) => {
    expect(codeOf(() => end(his, one.id, secondFactor))).toBe(code);
  });

  test.each([
    ['a document', 'ID_DOCUMENT', undefined, 'customer.secondFactorNeeded'],
    ['another card', 'CARD', undefined, 'customer.secondFactorNeeded'],
    ['another card, by his own', 'CARD', byCard, undefined],
    ['a mailbox', 'EMAIL', undefined, undefined],
  ] as const)('is not changed by a proof that was put in a moment before: %s', (_case, kind, secondFactor, code) => {
    const one = { id: 'idn_of_somebody_else', kind, index: 'index-of-another' };

    expect(codeOf(() => added(his, { one, primary: false, secondFactor }, now))).toBe(code);
  });

  test('is not changed by doubt: neither of the number, which would make another one his, nor of the card', () => {
    const doubted = doubt(his, phone.id, now);
    const cardDoubted = doubt(his, card.id, now);
    const after = { ...his, customer: cardDoubted.head, ...cardDoubted.learned };

    expect(doubted.head).toMatchObject({ phone: phone.value, phoneIndex: phone.index, holdsCard: true });
    expect(doubted.head.phoneVerifiedAt).toBeUndefined();
    expect(codeOf(() => added(after, { one: other, primary: true }, now))).toBe('customer.secondFactorNeeded');
    expect(codeOf(() => added(after, { one: other, primary: true, secondFactor: byCard }, now))).toBe(
      'customer.secondFactorWrong',
    );
  });

  test('is asked for, too, where the number came with a record that became his', () => {
    const { phone: _p, phoneIndex: _i, ...bare } = holder;
    const merged = [
      {
        ...{ site: holder.site, customerId: holder.id, source: two, at: now, earlier: [], consents: [], relations: [] },
        identifiers: [
          { ...phone, customerId: two },
          { ...card, customerId: two },
        ],
      },
    ];

    expect(codeOf(() => added(known({ customer: bare, merged }), { one: other, primary: true }, now))).toBe(
      'customer.secondFactorNeeded',
    );
  });

  test('is changed without one where he holds none, and he is called on the new one', () => {
    expect(change(undefined, [phone]).head).toMatchObject({ phone: other.value, phoneIndex: other.index });
  });
});

describe('moves of a customer', () => {
  const verbs = Object.keys(customerMoves) as Array<keyof typeof customerMoves>;
  const legal: Readonly<Record<string, readonly string[]>> = {
    PROSPECT: ['activate', 'erase', 'merge', 'restrict'],
    ACTIVE: ['endanger', 'erase', 'lose', 'merge', 'restrict'],
    AT_RISK: ['activate', 'erase', 'lose', 'merge', 'restrict'],
    LOST: ['erase', 'merge', 'restrict', 'winBack'],
    WON_BACK: ['activate', 'endanger', 'erase', 'lose', 'merge', 'restrict'],
    MERGED: ['erase'],
    RESTRICTED: ['erase'],
    ERASED: [],
  };

  test.each(Statuses.options)('from %s', (status) => {
    const found = verbs.filter((verb) => codeOf(() => move(aCustomer({ status }), verb, customerMoves)) === undefined);

    expect(found.sort()).toEqual([...(legal[status] ?? [])].sort());
  });

  test.each(['PROSPECT', 'ACTIVE', 'AT_RISK', 'LOST', 'WON_BACK'] as CustomerStatus[])(
    'a %s who was restricted, or merged, is that again afterwards',
    (status) => {
      const customer = aCustomer({ status });

      expect(reopened(closedBy(customer, 'restrict'), 'lift')).toEqual(customer);
      expect(reopened(closedBy(customer, 'merge'), 'undoMerge')).toEqual(customer);
      expect(codeOf(() => reopened(closedBy(customer, 'merge'), 'lift'))).toBe('state.notAllowed');
    },
  );
});
