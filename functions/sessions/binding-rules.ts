import type { Changed } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { addMinutes, type Instant, isBefore } from '../kernel/time.ts';
import type { StaffMember, StaffNo } from '../staff/model.ts';
import { boundAlready, notBound, notForOneself } from './errors.ts';
import type { Binding, BindingCode, WechatAccount } from './model.ts';

/** A binding code is good for so long. */
export const CODE_MINUTES = 10;

/** A new code for somebody else. Errors: `binding.notForOneself`. */
export function issued(
  member: Pick<StaffMember, 'site' | 'staffNo'>,
  of: { by: string; hash: string; now: Instant },
): Changed<BindingCode> {
  const { site, staffNo } = member;
  if (of.by === staffNo) throw notForOneself();
  const expiresAt = addMinutes(of.now, CODE_MINUTES);
  const head: BindingCode = { id: `bdc_${of.hash}`, site, hash: of.hash, staffNo, expiresAt, version: 1 };
  return { head, event: { type: 'binding-code.issued', facts: { staffNo } } };
}

/** Whether a code can be used now. */
export const isGood = (code: BindingCode | undefined, now: Instant): code is BindingCode =>
  code !== undefined && code.usedAt === undefined && isBefore(now, code.expiresAt);

/** A member of staff gets a WeChat user as his second way in. Errors: `binding.exists` where either has one. */
export function bound(
  before: Binding | undefined,
  of: { site: SiteId; staffNo: StaffNo; account: WechatAccount; now: Instant },
): Changed<Binding> {
  const { site, staffNo, account, now } = of;
  if (before?.status === 'BOUND' || account.staffNo !== undefined) throw boundAlready();
  const head: Binding = {
    ...{ id: `bnd_${staffNo}`, site, staffNo, status: 'BOUND' },
    ...{ account: account.index, boundAt: now, version: before?.version ?? 1 },
  };
  return { head, event: { type: 'binding.made', facts: { staffNo } } };
}

/** The second way in is gone. Errors: `binding.notBound`. */
export function unbound(before: Binding | undefined): { before: Binding; changed: Changed<Binding> } {
  if (before?.status !== 'BOUND') throw notBound();
  const head: Binding = { ...before, status: 'UNBOUND' };
  return { before, changed: { head, event: { type: 'binding.ended', facts: { staffNo: before.staffNo } } } };
}
