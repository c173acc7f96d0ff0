import { refusal } from '../kernel/errors.ts';

export const customerNotFound = refusal('customer.notFound', 'missing', () => ({
  zh: '客户不存在',
  en: 'There is no such customer',
}));

/** Somebody may be known already; a human looks at those few, and files him anew only if none of them is he. */
export const mayBeKnown = refusal(
  'customer.mayBeKnown',
  'conflict',
  (_candidates: readonly string[]) => ({
    zh: '该号码或证件已有客户，请先核对；确为新客户请注明',
    en: 'The number or card belongs to somebody already; look there first, and say so if it is somebody new',
  }),
  (candidates) => ({ candidates }),
);

export const nothingToKnowBy = refusal(
  'customer.nothingToKnowBy',
  'invalid',
  () => ({ zh: '请至少填写姓名、称呼或一种联系方式', en: 'A name, an alias or one identifier is needed' }),
  () => ({ fields: [{ path: 'name', reason: 'a name, an alias or one identifier is needed' }] }),
);

export const notANumber = refusal(
  'customer.notANumber',
  'invalid',
  (_path: string) => ({ zh: '号码格式不正确', en: 'This is not written as such a number is' }),
  (path) => ({ fields: [{ path, reason: 'not a number of this kind' }] }),
);

/** A card or a document is one customer's. */
export const identifierTaken = refusal(
  'customer.identifierTaken',
  'conflict',
  (_customerId: string) => ({ zh: '该卡号或证件已属于其他客户', en: 'This card or document is another customer’s' }),
  (customerId) => ({ customerId }),
);

export const identifierNotFound = refusal('customer.identifierNotFound', 'missing', () => ({
  zh: '该客户没有此项标识',
  en: 'This customer has no such identifier',
}));

export const identifierEnded = refusal('customer.identifierEnded', 'conflict', () => ({
  zh: '该标识已停用',
  en: 'This identifier is his no more',
}));

export const tooManyOfThem = refusal(
  'customer.tooMany',
  'refused',
  (_most: number) => ({
    zh: '数量已达上限',
    en: 'There are as many as there can be',
  }),
  (most) => ({ most }),
);

/** The number of somebody who holds a card, and what proves it, are changed on two proofs: they are the keys to what the card is worth. */
export const secondFactorNeeded = refusal(
  'customer.secondFactorNeeded',
  'refused',
  () => ({
    zh: '持卡客户变更手机号、卡或证件须核验卡号或证件',
    en: 'He holds a card: its number or his document is needed to change his phone, card or document',
  }),
  () => ({ fields: [{ path: 'secondFactor', reason: 'card number or document needed' }] }),
);

export const secondFactorWrong = refusal(
  'customer.secondFactorWrong',
  'refused',
  () => ({ zh: '卡号或证件与该客户不符', en: 'This card or document is not his' }),
  () => ({ fields: [{ path: 'secondFactor', reason: 'not his' }] }),
);

export const neverSaid = refusal('customer.neverSaid', 'conflict', () => ({
  zh: '客户未曾作出该项同意',
  en: 'He has not agreed to this',
}));

export const alreadySo = refusal('customer.alreadySo', 'conflict', () => ({
  zh: '已是该状态，无需重复操作',
  en: 'It stands so already',
}));

export const noticeNeeded = refusal(
  'customer.noticeNeeded',
  'invalid',
  () => ({ zh: '同意须注明告知版本与凭证', en: 'Consent names the notice that was shown and how it can be proved' }),
  () => ({ fields: [{ path: 'noticeVersion', reason: 'needed where the basis is consent' }] }),
);

export const relatedToHimself = refusal('customer.relatedToHimself', 'invalid', () => ({
  zh: '不能与本人建立关系',
  en: 'Nobody is related to himself',
}));

export const notRelated = refusal('customer.notRelated', 'missing', () => ({
  zh: '两位客户之间没有关系记录',
  en: 'These two are not related',
}));

export const askOneThing = refusal(
  'customer.askOneThing',
  'invalid',
  () => ({ zh: '请按手机号、卡号、姓名、工单号之一查询', en: 'Search by one of phone, card, name and ticket' }),
  () => ({ fields: [{ path: 'phone', reason: 'one of phone, card, name, ticket' }] }),
);

export const tooLittleToFind = refusal(
  'customer.tooLittleToFind',
  'invalid',
  () => ({ zh: '请至少输入一个汉字或两个字母', en: 'One character or two letters are needed at least' }),
  () => ({ fields: [{ path: 'name', reason: 'one character or two letters at least' }] }),
);

export const onlyByNumber = refusal('customer.onlyByNumber', 'forbidden', () => ({
  zh: '您的岗位只能按完整手机号查询客户',
  en: 'Your post finds customers by their whole phone number alone',
}));

/** A number of his may be somebody else's by now, so whoever asks may not be he. */
export const historyHidden = refusal('customer.historyHidden', 'refused', () => ({
  zh: '号码疑似已被回收，核实身份前不显示历史',
  en: 'A number of his may be another’s by now; verify him first',
}));
