import * as z from 'zod';
import { CustomerId } from '../kernel/ids.ts';
import { route } from '../kernel/route.ts';
import { customerNotFound } from './errors.ts';
import { Customer } from './model.ts';

export const viewCustomer = route({
  method: 'GET',
  path: '/customers/{customerId}',
  audience: 'staff',
  capability: 'customer.read',
  summary: { zh: '查看客户（脱敏）', en: 'Read a customer, masked' },
  params: z.strictObject({ customerId: CustomerId }),
  answer: Customer.pick({ id: true, status: true, grade: true, name: true, phone: true, version: true }),
  refusals: [customerNotFound],
  example: { params: { customerId: 'cus_01HK153X00FV0QTBMYWKVK8T81' } },
});

export const contract = { viewCustomer } as const;
