import { refusal } from '../kernel/errors.ts';

/** No policy of that name is in use. */
export const unknownPolicy = refusal('policy.unknown', 'missing', () => ({
  zh: '没有此项策略',
  en: 'There is no policy of that name',
}));

/** This policy never had that version. */
export const unknownVersion = refusal('policy.versionUnknown', 'missing', () => ({
  zh: '该策略没有此版本',
  en: 'This policy has no such version',
}));

/** The policy does not fit its schema; `data.fields` names what is wrong. */
export const invalidPolicy = refusal(
  'policy.invalid',
  'invalid',
  (_fields: ReadonlyArray<{ path: string; reason: string }>) => ({
    zh: '策略内容有误，请检查标出的字段',
    en: 'Some fields of the policy are not right; see data.fields',
  }),
  (fields) => ({ fields }),
);
