import * as z from 'zod';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { noWechatAccount, tooManyTemplates } from './errors.ts';
import { Consent, Moment, TemplateId } from './model.ts';
import * as phone from './phone/contract.ts';
import * as push from './push/contract.ts';
import { Asked } from './views.ts';

const MOST_AT_ONCE = 5;

const Ledger = z.object({
  items: z.array(z.object({ templateId: TemplateId, credits: z.int(), last: Consent.optional() })),
  /** What to ask for now, in one `wx.requestSubscribeMessage`. */
  subscribe: z.array(Asked),
});

export const viewSubscriptions = route({
  method: 'GET',
  path: '/me/subscriptions',
  audience: 'customer',
  summary: { zh: '我的订阅消息额度', en: 'How many messages of each template I still allow' },
  query: z.strictObject({ moment: Moment.default('TICKET') }),
  answer: Ledger,
  refusals: [noWechatAccount],
  example: { query: { moment: 'CALLBACK' } },
});

export const reportSubscriptions = route({
  method: 'POST',
  path: '/me/subscriptions',
  audience: 'customer',
  summary: { zh: '上报订阅消息授权结果', en: 'Report what wx.requestSubscribeMessage has answered' },
  body: z.strictObject({
    results: z.record(TemplateId, Consent).refine(
      (results) => {
        const count = Object.keys(results).length;
        return count > 0 && count <= MOST_AT_ONCE;
      },
      { error: `1 to ${MOST_AT_ONCE} templates` },
    ),
  }),
  answer: Ledger,
  refusals: [noWechatAccount, tooManyTemplates, keyReused, stale],
  example: { body: { results: { 'template-of-progress': 'accept', 'template-of-results': 'reject' } } },
});

/** Every route of the mini-program's own. */
export const contract = {
  viewSubscriptions,
  reportSubscriptions,
  tellPhone: phone.tellPhone,
  askPhoneCode: phone.askPhoneCode,
  verifyPhone: phone.verifyPhone,
  checkHook: push.checkHook,
  takePush: push.takePush,
} as const;
