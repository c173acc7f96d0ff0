import * as z from 'zod';
import { CustomerId, SessionId, SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { Instant } from '../kernel/time.ts';
import { StaffNo } from '../staff/model.ts';

export const SessionStatus = z.enum(['ACTIVE', 'ENDED']);
export type SessionStatus = z.infer<typeof SessionStatus>;

/** Every legal move of a sign-in. One that is over stays over: a new one is begun. */
export const sessionMoves = {
  signIn: { from: [], to: 'ACTIVE' },
  refresh: { from: ['ACTIVE'], to: 'ACTIVE' },
  signOut: { from: ['ACTIVE'], to: 'ENDED' },
  catchReuse: { from: ['ACTIVE'], to: 'ENDED' },
} as const satisfies Moves<SessionStatus>;

const Op = z.object({ key: z.string().max(64), body: z.string().max(64) });

/** One sign-in by the mini-program, of a customer or of a member of staff, with the state of its one family of refresh tokens. */
export const Session = z.object({
  id: SessionId,
  site: SiteId,
  kind: z.enum(['customer', 'staff']),
  /** Whose: a customer's id, or a staff number. */
  subject: z.union([CustomerId, StaffNo]),
  status: SessionStatus,
  beganAt: Instant,
  /** The refresh token that is good now: how many there were, and the hash of this one. */
  generation: z.int().min(1),
  refreshHash: z.string().max(64),
  rotatedAt: Instant,
  /** The request that got the token that is good now: its repeat gets it again. */
  rotatedBy: Op.optional(),
  version: z.int().min(1),
});
export type Session = z.infer<typeof Session>;

/** A WeChat user of this mini-program, found by the blind index of his openid. What WeChat calls the session key is not kept. */
export const WechatAccount = z.object({
  /** `wxa_<index>` */
  id: z.string().max(60),
  site: SiteId,
  index: z.string().max(50),
  openid: personal('IDENTITY', z.string().max(64)),
  /** The same person in the resort's other WeChat accounts, once WeChat tells. */
  unionid: personal('IDENTITY', z.string().max(64)).optional(),
  customerId: CustomerId.optional(),
  /** The member of staff who has it as his second way in. */
  staffNo: StaffNo.optional(),
  version: z.int().min(1),
});
export type WechatAccount = z.infer<typeof WechatAccount>;

/** By which WeChat user a customer is reached. */
export const WechatOfCustomer = z.object({ site: SiteId, customerId: CustomerId, index: z.string().max(50) });
export type WechatOfCustomer = z.infer<typeof WechatOfCustomer>;

/** When a person or customer signed out everywhere. */
export const SignOut = z.object({
  /** `out_<subject>` */
  id: z.string().max(60),
  site: SiteId,
  subject: z.string().max(40),
  signedOutAt: Instant,
  version: z.int().min(1),
});
export type SignOut = z.infer<typeof SignOut>;

export const BindingStatus = z.enum(['BOUND', 'UNBOUND']);
export type BindingStatus = z.infer<typeof BindingStatus>;

/** Every legal move of a binding between a member of staff and a WeChat user. */
export const bindingMoves = {
  bind: { from: ['UNBOUND'], to: 'BOUND' },
  unbind: { from: ['BOUND'], to: 'UNBOUND' },
} as const satisfies Moves<BindingStatus>;

/** The mini-program as the second way in of one member of staff. */
export const Binding = z.object({
  /** `bnd_<staffNo>` */
  id: z.string().max(20),
  site: SiteId,
  staffNo: StaffNo,
  status: BindingStatus,
  /** Which WeChat user: his account's index. */
  account: z.string().max(50),
  boundAt: Instant,
  version: z.int().min(1),
});
export type Binding = z.infer<typeof Binding>;

/** An administrator's one-time code, by its hash. */
export const BindingCode = z.object({
  /** `bdc_<hash>` */
  id: z.string().max(60),
  site: SiteId,
  hash: z.string().max(50),
  staffNo: StaffNo,
  expiresAt: Instant,
  usedAt: Instant.optional(),
  version: z.int().min(1),
});
export type BindingCode = z.infer<typeof BindingCode>;

/** What a sign-in request with an Idempotency-Key led to. */
export const SignInRepeat = z.object({
  site: SiteId,
  key: z.string().max(64),
  body: z.string().max(64),
  sessionId: SessionId.optional(),
  staffNo: StaffNo.optional(),
  at: Instant,
});
export type SignInRepeat = z.infer<typeof SignInRepeat>;
