import { refusal } from '../kernel/errors.ts';

/** WeChat does not know the code, or it was used: the mini-program asks `wx.login` for another. */
export const codeInvalid = refusal('wechat.codeInvalid', 'invalid', () => ({
  zh: '微信登录凭证无效或已使用，请重试',
  en: 'This code of wx.login is wrong, old or used; ask for another',
}));

export const userBlocked = refusal('wechat.userBlocked', 'forbidden', () => ({
  zh: '微信认为该账号存在风险，暂时无法登录，请致电客服',
  en: 'WeChat blocks this user as a risk; please call us',
}));

/** WeChat lets this user or this mini-program wait. */
export const wechatLimits = refusal(
  'wechat.tooOften',
  'busy',
  (_seconds: number) => ({ zh: '登录过于频繁，请稍后再试', en: 'Too many sign-ins; wait a little' }),
  (seconds) => ({ retryAfterSeconds: seconds }),
);

export const wechatAway = refusal(
  'wechat.unavailable',
  'busy',
  () => ({ zh: '微信暂时没有应答，请稍后再试', en: 'WeChat does not answer; try again in a moment' }),
  () => ({ retryAfterSeconds: 5 }),
);

/** Our name or secret at WeChat is wrong, or our day's quota is spent: an operator must look. */
export const wechatMisconfigured = refusal('wechat.misconfigured', 'internal', (errcode: number) => ({
  zh: '小程序配置有误',
  en: `WeChat refuses this mini-program: ${errcode}`,
}));

/** The refresh token is not ours, too old, or of a sign-in that is over. */
export const refreshInvalid = refusal('auth.refreshInvalid', 'unauthenticated', () => ({
  zh: '登录已失效，请重新登录',
  en: 'This sign-in is over; sign in again',
}));

/** A refresh token came a second time: somebody has a copy, so the whole sign-in ends. */
export const refreshReused = refusal('auth.refreshReused', 'unauthenticated', () => ({
  zh: '登录凭证被重复使用，为安全起见已退出，请重新登录',
  en: 'This refresh token was used before, so the sign-in was ended; sign in again',
}));

export const mayNotSignIn = refusal('auth.mayNotSignIn', 'forbidden', () => ({
  zh: '该账户已停用，请联系客服',
  en: 'This account is closed; please contact us',
}));

export const notBound = refusal('binding.notBound', 'refused', () => ({
  zh: '该微信尚未绑定员工账号',
  en: 'This WeChat user is not bound to a member of staff',
}));

export const boundAlready = refusal('binding.exists', 'refused', () => ({
  zh: '员工或微信已有绑定，请先解绑',
  en: 'This person or this WeChat user is bound already; unbind first',
}));

export const bindingCodeWrong = refusal('binding.codeWrong', 'refused', () => ({
  zh: '绑定码不正确、已使用或已过期',
  en: 'This binding code is wrong, used or too old',
}));

export const bindingLocked = refusal(
  'binding.locked',
  'busy',
  (_seconds: number) => ({ zh: '错误次数过多，请稍后再试', en: 'Too many wrong codes; wait a little' }),
  (seconds) => ({ retryAfterSeconds: seconds }),
);

/** Another person gives a second way in. */
export const notForOneself = refusal('binding.notForOneself', 'forbidden', () => ({
  zh: '不能为本人生成绑定码',
  en: 'Nobody makes a binding code for himself',
}));
