import { refusal } from '../kernel/errors.ts';

/** How a request can fail before its action is asked: every route can answer these. */

export interface FieldFault {
  readonly path: string;
  readonly reason: string;
}

export const invalidRequest = refusal(
  'request.invalid',
  'invalid',
  (_fields: readonly FieldFault[]) => ({
    zh: '提交内容有误，请检查标出的字段',
    en: 'Some fields are not right; see data.fields',
  }),
  (fields) => ({ fields }),
);
export const malformedBody = refusal('request.malformed', 'invalid', () => ({
  zh: '请求内容不是有效的 JSON',
  en: 'The body is not valid JSON',
}));
export const bodyTooLarge = refusal('request.tooLarge', 'tooLarge', () => ({
  zh: '请求内容过大',
  en: 'The body is over 64 KB',
}));
export const notJson = refusal('request.notJson', 'unsupported', () => ({
  zh: '请使用 application/json 提交',
  en: 'Send the body as application/json',
}));
export const noSuchRoute = refusal('route.missing', 'missing', () => ({
  zh: '接口不存在',
  en: 'There is no such route',
}));
export const methodNotAllowed = refusal('route.methodNotAllowed', 'notAllowed', () => ({
  zh: '该接口不支持此方法',
  en: 'This route does not take this method',
}));
export const keyNeeded = refusal('idempotency.keyNeeded', 'invalid', () => ({
  zh: '缺少 Idempotency-Key 请求头',
  en: 'The header Idempotency-Key is needed here: 8 to 128 visible characters',
}));
export const versionNeeded = refusal('version.needed', 'unversioned', () => ({
  zh: '缺少 If-Match 版本号',
  en: 'The header If-Match with the version you read is needed here',
}));
export const signInNeeded = refusal('auth.signInNeeded', 'unauthenticated', () => ({
  zh: '请先登录',
  en: 'Sign in first',
}));
export const notYours = refusal('auth.forbidden', 'forbidden', () => ({
  zh: '您没有此操作的权限',
  en: 'Your posts do not allow this',
}));
export const noSuchSite = refusal('site.unknown', 'missing', () => ({ zh: '站点不存在', en: 'There is no such site' }));
export const internalFault = refusal('internal', 'internal', () => ({
  zh: '系统繁忙，请稍后再试',
  en: 'Something went wrong on our side; try again',
}));

/** What any route can answer beside its own refusals, for the published document and the contract tests. */
export const everywhere = [invalidRequest, malformedBody, bodyTooLarge, notJson, internalFault] as const;
