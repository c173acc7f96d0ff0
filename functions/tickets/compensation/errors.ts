import { refusal } from '../../kernel/errors.ts';

export const compensationAsked = refusal('ticket.compensationAsked', 'conflict', () => ({
  zh: '已有待审批的补偿申请',
  en: 'Compensation is asked for and not decided yet',
}));

export const noCompensationAsked = refusal('ticket.noCompensationAsked', 'conflict', () => ({
  zh: '没有待审批的补偿申请',
  en: 'No compensation is asked for',
}));

/** What somebody may offer himself he asks nobody for; `data.limitFen` is what his post may give. */
export const withinOwnAuthority = refusal(
  'ticket.withinOwnAuthority',
  'refused',
  (_limitFen: number) => ({
    zh: '该金额在您的授权之内，请直接提出方案',
    en: 'Your own post may give as much; propose it',
  }),
  (limitFen) => ({ limitFen }),
);

/** More money was given than the guest has agreed to: offered to nobody, it passed nobody's authority. `data.agreedFen` is what he has. */
export const givenBeyondAgreed = refusal(
  'ticket.givenBeyondAgreed',
  'refused',
  (agreedFen: number) => ({
    zh: `给付金额超出诉求人已同意的 ${agreedFen / 100} 元，请先提出方案`,
    en: `More than the ¥${agreedFen / 100} that the guest has agreed to; propose it first`,
  }),
  (agreedFen) => ({ agreedFen, fields: [{ path: 'givenFen', reason: 'more than was agreed' }] }),
);
