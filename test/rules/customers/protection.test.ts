import { describe, expect, test } from 'vitest';
import type { Profile, ProfileRevision } from '../../../functions/customers/archive/model.ts';
import { revised } from '../../../functions/customers/archive/rules.ts';
import { given, withdrawn } from '../../../functions/customers/consents/rules.ts';
import { mayUse } from '../../../functions/customers/consents/use-rules.ts';
import type { Identifier } from '../../../functions/customers/identifiers/model.ts';
import type { Known } from '../../../functions/customers/known.ts';
import { brought } from '../../../functions/customers/merging/compose-rules.ts';
import { merge } from '../../../functions/customers/merging/rules.ts';
import type { Customer, CustomerStatus } from '../../../functions/customers/model.ts';
import { isAppError } from '../../../functions/kernel/errors.ts';
import type { CustomerId } from '../../../functions/kernel/ids.ts';
import type { Instant, PlainDate } from '../../../functions/kernel/time.ts';
import { aCustomer, anIdentifier, known } from '../../support/builders-customers.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const [one, two] = ['cus_01HK153X00FV0QTBMYWKVK8T81', 'cus_01HK153X00FV0QTBMYWKVK8T82'] as [CustomerId, CustomerId];

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};

describe('a consent', () => {
  test.each([
    ['PROSPECT', undefined],
    ['ACTIVE', undefined],
    ['LOST', undefined],
    ['RESTRICTED', 'state.notAllowed'],
    ['MERGED', 'state.notAllowed'],
    ['ERASED', 'state.notAllowed'],
  ] as const)('given of a record that is %s: %s', (status, code) => {
    const step = { basis: 'CONSENT', noticeVersion: '1', proof: { kind: 'SPOKEN' }, at: now } as const;

    expect(codeOf(() => given(known({ customer: aCustomer({ status }) }), 'SURVEY', step))).toBe(code);
  });

  test.each(['ACTIVE', 'RESTRICTED'] as const)('is withdrawn of a record that is %s, too', (status) => {
    const customer = aCustomer({ status });
    const consents = [
      { site: customer.site, customerId: customer.id, purpose: 'SURVEY' as const, steps: [{ given: true, at: now }] },
    ];

    expect(withdrawn(known({ customer, consents }), 'SURVEY', now).learned?.consents?.[0]?.steps[0]?.given).toBe(false);
  });
});

describe('a no of somebody who never said yes', () => {
  test.each([
    ['SURVEY', undefined],
    ['PROFILING', undefined],
    ['MARKETING_CALL', 'customer.neverSaid'],
  ] as const)('to %s: %s', (purpose, code) => {
    expect(codeOf(() => withdrawn(known(), purpose, now))).toBe(code);
  });

  test('is said once, and stands', () => {
    const { learned } = withdrawn(known(), 'SURVEY', now);
    const after = known({ ...learned });

    expect([mayUse(known(), 'SURVEY'), mayUse(after, 'SURVEY')]).toEqual([true, false]);
    expect(codeOf(() => withdrawn(after, 'SURVEY', now))).toBe('customer.alreadySo');
  });
});

describe('the ground of a merge', () => {
  const [his, hers] = [aCustomer({ id: one }), aCustomer({ id: two })];
  const has = (customer: Customer, over: Partial<Identifier> = {}, more: Partial<Known> = {}) =>
    known({ customer, identifiers: [anIdentifier({ customerId: customer.id, ...over })], ...more });
  const card = { kind: 'CARD', id: 'idn_card000000000000' } as const;
  const document = { kind: 'ID_DOCUMENT', id: 'idn_document00000000' } as const;
  test.each([
    ['SAME_PHONE', has(his), has(hers), undefined],
    ['SAME_PHONE', has(his), has(hers, { id: 'idn_other00000000000' }), 'customer.notShared'],
    ['SAME_PHONE', has(his, { kind: 'EMAIL' }), has(hers, { kind: 'EMAIL' }), 'customer.notShared'],
    ['SAME_PHONE', has(his), has(hers, { state: 'RECYCLED' }), 'customer.notShared'],
    ['SAME_PHONE', has(his, { state: 'ENDED' }), has(hers), 'customer.notShared'],
    ['SAME_CARD', has(his), has(hers), 'customer.notShared'],
    ['SAME_CARD', has(his, { ...card, state: 'ENDED' }), has(hers, card), undefined],
    ['SAME_DOCUMENT', has(his, { ...document, state: 'ENDED' }), has(hers, document), undefined],
    ['SAME_WECHAT', has(his), has(hers), 'customer.notShared'],
    ['SAME_WECHAT', has(his, {}, { wechat: true }), has(hers), undefined],
    ['CONFIRMED_BY_CUSTOMER', known({ customer: his }), known({ customer: hers }), undefined],
  ] as const)('%s needs what it names to be shared', (ground, source, target, code) => {
    expect(codeOf(() => merge(source, target, { now, ground, reason: '本人' }))).toBe(code);
  });

  test('is shared, too, where it came with a record that was merged before', () => {
    const { id: customerId, site } = hers;
    const merged = [
      {
        ...brought(has(aCustomer({ id: 'cus_01HK153X00FV0QTBMYWKVK8T83' as CustomerId })), { customerId, at: now }),
        site,
      },
    ];

    expect(
      codeOf(() => merge(has(his), known({ customer: hers, merged }), { now, ground: 'SAME_PHONE', reason: '本人' })),
    ).toBe(undefined);
  });
});

describe('a profile that is told anew', () => {
  const customer = aCustomer();
  const contacts = [{ name: '联系人甲' }];
  const had = {
    site: customer.site,
    customerId: customer.id,
    bornOn: '1990-05-01' as PlainDate,
    note: '对花生过敏',
    contacts,
  };
  const kept = { site: customer.site, customerId: customer.id };
  test.each([
    ['one field', { address: '多伦县1号' }, { ...had, address: '多伦县1号' }],
    ['a field that was told before', { note: '无' }, { ...had, note: '无' }],
    ['nothing', {}, had],
    ['one field cleared', { bornOn: null }, { ...kept, note: had.note, contacts }],
    ['a list anew', { contacts: [{ name: '联系人乙' }] }, { ...had, contacts: [{ name: '联系人乙' }] }],
    ['all cleared', { bornOn: null, note: null, contacts: null }, kept],
  ] as const)('keeps what was not sent: %s', (_case, profile, expected) => {
    const { learned } = revised({ customer, profile: had }, { nameMarks: [], profile: profile as ProfileRevision });

    expect(learned?.profile).toEqual(expected);
  });

  test('keeps preferences, which are told by themselves; the event names what was sent alone', () => {
    const preferences = { FOOD: '不吃辣' } as NonNullable<Profile['preferences']>;
    const { learned, event } = revised(
      { customer, profile: { ...had, preferences } },
      { nameMarks: [], profile: { note: null } },
    );

    expect(learned?.profile?.preferences).toEqual(preferences);
    expect(event.facts).toEqual({ fields: ['note'] });
  });
});

describe('what a customer may be used for', () => {
  const uses = ['MARKETING_CALL', 'MARKETING_MESSAGE', 'SURVEY'] as const;
  const said = (status: CustomerStatus, given?: boolean): Known => {
    const customer = aCustomer({ status });
    const of = { site: customer.site, customerId: customer.id };
    const steps = given === undefined ? [] : [{ given, at: now }];
    return known({
      customer,
      consents: uses.flatMap((purpose) => (steps.length > 0 ? [{ ...of, purpose, steps }] : [])),
    });
  };
  test.each([
    ['ACTIVE', undefined, [false, false, true]],
    ['ACTIVE', true, [true, true, true]],
    ['ACTIVE', false, [false, false, false]],
    ['PROSPECT', true, [true, true, true]],
    ['RESTRICTED', true, [false, false, false]],
    ['MERGED', true, [false, false, false]],
    ['ERASED', undefined, [false, false, false]],
  ] as const)('%s, having said %s', (status, given, allowed) => {
    expect(uses.map((use) => mayUse(said(status, given), use))).toEqual(allowed);
  });

  test('follows the strictest word of all records that are his', () => {
    const his = said('ACTIVE', true);
    const other = { ...said('ACTIVE', false), customer: aCustomer({ id: two }) };
    const merged = [brought(other, { customerId: his.customer.id, at: '2026-11-24T02:00:00.000Z' as Instant })];

    expect(uses.map((use) => mayUse({ ...his, merged }, use))).toEqual([false, false, false]);
  });
});
