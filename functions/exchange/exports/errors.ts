import { refusal } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ApproverRole } from './model.ts';

export const exportNotFound = refusal('customerExport.notFound', 'missing', () => ({
  zh: '导出申请不存在',
  en: 'There is no such export',
}));

export const notForThisPurpose = refusal(
  'customerExport.notForThisPurpose',
  'refused',
  (_n: number, _allowed: readonly string[]) => ({
    zh: '该用途不允许导出此字段明文',
    en: 'This purpose does not allow this field in clear',
  }),
  (n, allowed) => ({ fields: [{ path: `plain.${n}`, reason: 'not allowed for this purpose' }], allowed }),
);

export const plainNotAsked = refusal(
  'customerExport.plainNotAsked',
  'invalid',
  (_n: number) => ({ zh: '明文字段须在导出字段之内', en: 'What is told in clear must be among the fields' }),
  (n) => ({ fields: [{ path: `plain.${n}`, reason: 'not among the fields' }] }),
);

/** Applicant ≠ approver, by person and not by post (F26). */
export const ownExport = refusal('customerExport.own', 'refused', () => ({
  zh: '不能审批自己的导出申请',
  en: 'Nobody approves an export of his own',
}));

export const approvedAlready = refusal('customerExport.approvedAlready', 'conflict', () => ({
  zh: '您已审批过，须由另一人审批',
  en: 'You have approved it; the other approval is another person’s',
}));

/** Others have to approve it: a list of this size is beyond this post. */
export const othersApprove = refusal(
  'customerExport.othersApprove',
  'refused',
  (_needed: readonly ApproverRole[]) => ({
    zh: '该行数的导出须由其他岗位审批',
    en: 'A list of this size is approved by others',
  }),
  (needed) => ({ needed }),
);

export const notYourExport = refusal('customerExport.notYours', 'refused', () => ({
  zh: '文件只交给申请人',
  en: 'The file is for whoever asked for it alone',
}));

/** Seven days are over; that nobody has swept it away yet changes nothing. */
export const exportOutOfTime = refusal(
  'customerExport.outOfTime',
  'refused',
  (_since: Instant) => ({ zh: '该导出已过期，请重新申请', en: 'This list is out of time; ask anew' }),
  (since) => ({ since }),
);

export const nobodyInIt = refusal('customerExport.empty', 'conflict', () => ({
  zh: '没有符合条件的客户',
  en: 'No customer is like that',
}));

export const tooManyInIt = refusal(
  'customerExport.tooMany',
  'refused',
  (_most: number) => ({ zh: '行数超出一次导出的上限，请缩小范围', en: 'More than one list may hold; ask for fewer' }),
  (most) => ({ most }),
);

export const rowsGone = refusal('customerExport.rowsGone', 'conflict', () => ({
  zh: '制作所需数据已过期，请重新申请',
  en: 'What it was to be made of is gone; ask anew',
}));
