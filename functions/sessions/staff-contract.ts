import * as z from 'zod';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Instant } from '../kernel/time.ts';
import { staffNotFound } from '../staff/errors.ts';
import { StaffNo } from '../staff/model.ts';
import { notBound, notForOneself } from './errors.ts';
import { BindingStatus } from './model.ts';

const byNumber = z.strictObject({ staffNo: StaffNo });
const example = { params: { staffNo: 'S04' } };
const SignedOut = z.object({ staffNo: StaffNo, signedOutAt: Instant });
const Unbound = z.object({ staffNo: StaffNo });

/** These paths lie under the staff domain's prefix, so the gateway is told of each by itself. */
const act = { method: 'POST', audience: 'staff', ownGatewayRoute: true } as const;

const bindingView = {
  method: 'GET',
  audience: 'staff',
  ownGatewayRoute: true,
  answer: z.object({ staffNo: StaffNo, status: BindingStatus, boundAt: Instant.optional() }),
} as const;

export const viewMyBinding = route({
  ...bindingView,
  path: '/staff/me/binding',
  capability: 'staff.self',
  summary: { zh: '本人的微信绑定', en: 'Whether a WeChat user is bound to me, and since when' },
  refusals: [],
});

export const viewBinding = route({
  ...bindingView,
  path: '/staff/{staffNo}/binding',
  capability: 'staff.access',
  summary: { zh: '员工的微信绑定', en: 'Whether a WeChat user is bound to a person, and since when' },
  params: byNumber,
  refusals: [staffNotFound],
  example,
});

export const signOutMyself = route({
  ...act,
  path: '/staff/me/sign-out',
  capability: 'staff.self',
  summary: { zh: '本人在所有设备退出', en: 'Sign myself out everywhere' },
  answer: SignedOut,
  refusals: [keyReused, stale],
});

export const unbindMyself = route({
  ...act,
  path: '/staff/me/unbind',
  capability: 'staff.self',
  summary: { zh: '本人解除微信绑定', en: 'Unbind my WeChat user' },
  answer: Unbound,
  refusals: [notBound, keyReused, stale],
});

export const signOutPerson = route({
  ...act,
  path: '/staff/{staffNo}/sign-out',
  capability: 'staff.access',
  summary: { zh: '让员工在所有设备退出', en: 'Sign a person out everywhere' },
  params: byNumber,
  answer: SignedOut,
  refusals: [staffNotFound, keyReused, stale],
  example,
});

export const issueBindingCode = route({
  ...act,
  path: '/staff/{staffNo}/binding-codes',
  capability: 'staff.access',
  summary: {
    zh: '生成微信绑定码（10 分钟内一次有效，仅显示一次）',
    en: 'Make a code to bind WeChat: one use, ten minutes, shown once',
  },
  params: byNumber,
  status: 201,
  idempotencyKey: 'needed',
  answer: z.object({ staffNo: StaffNo, code: z.string(), expiresAt: Instant }),
  refusals: [staffNotFound, notForOneself, keyReused, stale],
  example,
});

export const unbindPerson = route({
  ...act,
  path: '/staff/{staffNo}/unbind',
  capability: 'staff.access',
  summary: { zh: '解除员工的微信绑定', en: 'Unbind a person’s WeChat user' },
  params: byNumber,
  answer: Unbound,
  refusals: [notBound, keyReused, stale],
  example,
});
