import * as z from 'zod';
import { WrittenPhone } from '../../callbacks/model.ts';
import { customerNotFound, secondFactorNeeded, tooManyOfThem } from '../../customers/errors.ts';
import { Customer } from '../../customers/model.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Instant } from '../../kernel/time.ts';
import { wechatAway, wechatLimits } from '../../sessions/errors.ts';
import { noWechatAccount } from '../errors.ts';
import { codesTooOften, notAMobile, phoneCodeInvalid, smsCodeOver, smsCodeWrong } from './errors.ts';

const Me = Customer.pick({ id: true, status: true, grade: true, name: true, phone: true, version: true }).extend({
  phoneVerifiedAt: Instant.optional(),
});

const always = [customerNotFound, keyReused, stale] as const;
const proving = [...always, secondFactorNeeded, tooManyOfThem] as const;

export const tellPhone = route({
  method: 'POST',
  path: '/me/phone',
  audience: 'customer',
  summary: { zh: '微信授权手机号', en: 'My number, by the button getPhoneNumber' },
  body: z.strictObject({ code: z.string().regex(/^[\w-]{8,128}$/) }),
  answer: Me,
  refusals: [...proving, notAMobile, noWechatAccount, phoneCodeInvalid, wechatLimits, wechatAway],
  example: { body: { code: 'e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144' } },
});

export const askPhoneCode = route({
  method: 'POST',
  path: '/me/phone/codes',
  audience: 'customer',
  summary: { zh: '获取短信验证码', en: 'A code by text message, to show that a typed number is mine' },
  body: z.strictObject({ phone: WrittenPhone }),
  status: 202,
  answer: z.object({ expiresAt: Instant, triesLeft: z.int() }),
  refusals: [...always, notAMobile, codesTooOften],
  example: { body: { phone: '19000000001' } },
});

export const verifyPhone = route({
  method: 'POST',
  path: '/me/phone/verify',
  audience: 'customer',
  summary: { zh: '用短信验证码确认手机号', en: 'The code that came to my number' },
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/, { error: 'a code has 6 digits' }) }),
  answer: Me,
  refusals: [...proving, smsCodeWrong, smsCodeOver],
  example: { body: { code: '047110' } },
});
