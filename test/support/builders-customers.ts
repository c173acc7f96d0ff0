import { Identifier } from '../../functions/customers/identifiers/model.ts';
import { type Known, knownOf } from '../../functions/customers/known.ts';
import { Customer } from '../../functions/customers/model.ts';

/** A customer who was entered and nothing more. */
export const aCustomer = (over: Partial<Customer> = {}): Customer =>
  Customer.parse({
    ...{ id: 'cus_01HK153X00FV0QTBMYWKVK8T81', site: 'dolon', status: 'ACTIVE', grade: 'C' },
    ...{ name: '示例客', source: 'PHONE', basis: 'CONTRACT', version: 1, ...over },
  });

/** An identifier of his, verified in January. */
export const anIdentifier = (over: Partial<Identifier> = {}): Identifier =>
  Identifier.parse({
    ...{ id: 'idn_0123456789abcdef', site: 'dolon', customerId: aCustomer().id, kind: 'PHONE' },
    ...{ index: 'index-of-his-phone', value: '+8619000000001', state: 'ACTIVE', since: '2026-01-01T00:00:00.000Z' },
    ...{ verifiedAt: '2026-01-01T00:00:00.000Z', verifiedBy: 'CALL', ...over },
  });

/** All that is known of him. */
export const known = (over: Partial<Known> = {}): Known => ({ ...knownOf(aCustomer()), ...over });
