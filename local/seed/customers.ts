import type { CustomerStatus } from '../../functions/customers/model.ts';
import type { Grade } from '../../functions/tickets/words.ts';

/** One invented customer; the telephone numbers belong to no subscriber. */
export interface SeededCustomer {
  readonly name: string;
  readonly phone: string;
  readonly grade: Grade;
  readonly status: CustomerStatus;
}

export const customers: readonly SeededCustomer[] = [
  { name: '示例一', phone: '+8619000000001', grade: 'V', status: 'ACTIVE' },
  { name: '示例二', phone: '+8619000000002', grade: 'A', status: 'ACTIVE' },
  { name: '示例三', phone: '+8619000000003', grade: 'A', status: 'AT_RISK' },
  { name: '示例四', phone: '+8619000000004', grade: 'B', status: 'ACTIVE' },
  { name: '示例五', phone: '+8619000000005', grade: 'B', status: 'ACTIVE' },
  { name: '示例六', phone: '+8619000000006', grade: 'B', status: 'WON_BACK' },
  { name: '示例七', phone: '+8619000000007', grade: 'C', status: 'ACTIVE' },
  { name: '示例八', phone: '+8619000000008', grade: 'C', status: 'LOST' },
  { name: '示例九', phone: '+8619000000009', grade: 'N', status: 'PROSPECT' },
  { name: '示例十', phone: '+8619000000010', grade: 'N', status: 'PROSPECT' },
];
