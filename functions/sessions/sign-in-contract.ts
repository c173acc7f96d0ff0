import * as z from 'zod';
import { Customer } from '../customers/model.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Instant } from '../kernel/time.ts';
import { StaffMember, StaffNo } from '../staff/model.ts';
import {
  bindingCodeWrong,
  bindingLocked,
  boundAlready,
  codeInvalid,
  mayNotSignIn,
  notBound,
  refreshInvalid,
  refreshReused,
  userBlocked,
  wechatAway,
  wechatLimits,
} from './errors.ts';

/** A code of `wx.login`: 32 characters today. */
const LoginCode = z.string().regex(/^[\w-]{8,128}$/);

const SignedIn = z.object({
  /** Bearer token; good for `expiresIn` seconds. */
  token: z.string(),
  expiresIn: z.int(),
  /** Good once, for the next tokens. */
  refreshToken: z.string(),
  customer: Customer.pick({ id: true, status: true, grade: true, name: true, phone: true, version: true }).optional(),
  staff: StaffMember.pick({ staffNo: true, name: true }).optional(),
});
export type SignedIn = z.input<typeof SignedIn>;

const wechat = [codeInvalid, userBlocked, wechatLimits, wechatAway] as const;

export const signInByWechat = route({
  method: 'POST',
  path: '/auth/wechat',
  audience: 'public',
  summary: { zh: '微信小程序登录', en: 'Sign in by the WeChat mini-program' },
  body: z.strictObject({ code: LoginCode, as: z.enum(['customer', 'staff']).default('customer') }),
  answer: SignedIn,
  refusals: [...wechat, mayNotSignIn, notBound, keyReused, stale],
  example: { body: { code: '0e3rD4000example7fK1Xy2000example' } },
  throttle: { rate: 50, burst: 100 },
});

export const refreshTokens = route({
  method: 'POST',
  path: '/auth/refresh',
  audience: 'public',
  summary: { zh: '换取新令牌（旧的刷新令牌随即失效）', en: 'Get the next tokens; the refresh token is spent by this' },
  body: z.strictObject({
    refreshToken: z
      .string()
      .max(200)
      .regex(/^[\w.-]+$/),
  }),
  answer: SignedIn,
  refusals: [refreshInvalid, refreshReused, mayNotSignIn, keyReused, stale],
  example: {
    body: { refreshToken: 'r1.dolon.ses_01HK153X00FV0QTBMYWKVK8T81.1.an-example-of-no-real-refresh-token-at-all' },
  },
  throttle: { rate: 50, burst: 100 },
});

export const logOut = route({
  method: 'POST',
  path: '/auth/logout',
  audience: 'customer',
  ownGatewayRoute: true,
  summary: { zh: '退出登录；everywhere 为真则所有设备', en: 'Sign out, on all devices if everywhere is true' },
  body: z.strictObject({ everywhere: z.boolean().default(false) }),
  answer: z.object({ everywhere: z.boolean() }),
  refusals: [keyReused, stale],
  example: { body: { everywhere: true } },
});

export const bindStaff = route({
  method: 'POST',
  path: '/auth/wechat/bind',
  audience: 'public',
  summary: {
    zh: '用管理员的一次性绑定码绑定员工账号',
    en: 'Bind a WeChat user to a member of staff by a one-time code',
  },
  body: z.strictObject({
    code: LoginCode,
    bindingCode: z
      .string()
      .max(20)
      .regex(/^[0-9A-Za-z]{5}[- ]?[0-9A-Za-z]{5}$/),
  }),
  answer: z.object({ staffNo: StaffNo, boundAt: Instant }),
  refusals: [...wechat, bindingCodeWrong, bindingLocked, boundAlready, keyReused, stale],
  example: { body: { code: '0e3rD4000example7fK1Xy2000example', bindingCode: '7KM2Q-9XD4T' } },
  throttle: { rate: 5, burst: 10 },
});
