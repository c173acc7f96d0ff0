import { refusal } from '../../kernel/errors.ts';

/** The code of the button `getPhoneNumber`: wrong, five minutes old, used, or another user's. */
export const phoneCodeInvalid = refusal('phone.codeInvalid', 'invalid', () => ({
  zh: '手机号授权已失效，请重新点击授权',
  en: 'This code of getPhoneNumber is wrong, old or used; ask for another',
}));

export const notAMobile = refusal(
  'phone.notAMobile',
  'invalid',
  () => ({ zh: '请填写中国大陆手机号', en: 'A mobile number of mainland China is needed here' }),
  () => ({ fields: [{ path: 'phone', reason: 'not a mobile number of mainland China' }] }),
);

export const codesTooOften = refusal(
  'phone.tooOften',
  'busy',
  (_seconds: number) => ({ zh: '验证码发送过于频繁，请稍后再试', en: 'Too many codes; wait a little' }),
  (seconds) => ({ retryAfterSeconds: seconds }),
);

export const smsCodeWrong = refusal(
  'phone.codeWrong',
  'refused',
  (_left: number) => ({ zh: '验证码不正确', en: 'This code is not right' }),
  (left) => ({ triesLeft: left }),
);

/** None was asked for, it is too old or used, or it was guessed at too often. */
export const smsCodeOver = refusal('phone.codeOver', 'refused', () => ({
  zh: '验证码已失效，请重新获取',
  en: 'There is no code that is still good; ask for another',
}));
