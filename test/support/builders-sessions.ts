import type { Instant } from '../../functions/kernel/time.ts';
import { BreakGlass } from '../../functions/sessions/break-glass-model.ts';
import { Binding, Session, WechatAccount } from '../../functions/sessions/model.ts';

const since = '2026-11-23T02:00:00.000Z' as Instant;

/** A customer's sign-in, just begun. */
export const aSession = (over: Partial<Session> = {}): Session =>
  Session.parse({
    id: 'ses_01HK153X00FV0QTBMYWKVK8T81',
    site: 'dolon',
    kind: 'customer',
    subject: 'cus_01HK153X00FV0QTBMYWKVK8T81',
    status: 'ACTIVE',
    beganAt: since,
    generation: 1,
    refreshHash: 'hash',
    rotatedAt: since,
    version: 1,
    ...over,
  });

/** A WeChat user whom nothing is bound to. */
export const anAccount = (over: Partial<WechatAccount> = {}): WechatAccount =>
  WechatAccount.parse({ id: 'wxa_index', site: 'dolon', index: 'index', openid: 'oOfTheTests', version: 1, ...over });

/** A binding of S04. */
export const aBinding = (over: Partial<Binding> = {}): Binding =>
  Binding.parse({
    ...{ id: 'bnd_S04', site: 'dolon', staffNo: 'S04', status: 'BOUND' },
    ...{ account: 'index', boundAt: since, version: 1, ...over },
  });

/** A request of the administrator to read tickets for two hours. */
export const aBreakGlass = (over: Partial<BreakGlass> = {}): BreakGlass =>
  BreakGlass.parse({
    ...{ id: 'bg_01HK153X00FV0QTBMYWKVK8T81', site: 'dolon', applicant: 'A01', capability: 'ticket.read' },
    ...{ reason: '演练', hours: 2, status: 'ASKED', askedAt: since, uses: 0, version: 1, ...over },
  });
