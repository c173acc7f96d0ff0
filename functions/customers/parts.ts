import * as z from 'zod';
import { CustomerId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { customerNotFound } from './errors.ts';
import { CustomerView } from './views.ts';

/** What the customers' routes have in common. */

export const byCustomer = z.strictObject({ customerId: CustomerId });

/** A change of one customer, who knows its version. */
export const verb = {
  method: 'POST',
  audience: 'staff',
  capability: 'customer.write',
  params: byCustomer,
  versioned: true,
  answer: CustomerView,
  reads: { what: 'CUSTOMER', of: ['params.customerId'] },
} as const;

export const always = [customerNotFound, wrongState, stale, keyReused] as const;

export const exampleCustomer = 'cus_01HK153X00FV0QTBMYWKVK8T81';
