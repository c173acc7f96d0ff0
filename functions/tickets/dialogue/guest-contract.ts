import * as z from 'zod';
import { wrongState } from '../../kernel/moves.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { lookUpTicket, QueryCode } from '../intake/contract.ts';
import { alreadyNamed, authorityMissing, noWayToReach, tooManyTries, wrongQueryCode } from '../intake/errors.ts';
import { urgedAlready } from '../ladder/errors.ts';
import { consentMissing } from '../linking/errors.ts';
import { Contact } from '../model.ts';
import { attachments, byNumber, filesRefused } from '../parts.ts';

/** What a guest may do with his own matter, by number and query code. The code never stands in an address. */

const guestVerb = {
  method: 'POST',
  audience: 'public',
  params: byNumber,
  answer: lookUpTicket.answer,
  throttle: { rate: 20, burst: 40 },
} as const;

const always = [wrongQueryCode, tooManyTries, stale, keyReused] as const;
const params = { ticketNo: 'GD20261123A7K2MX' };
const queryCode = '4711081500002222';

export const guestWrites = route({
  ...guestVerb,
  path: '/public/tickets/{ticketNo}/messages',
  summary: { zh: '补充说明或回答提问', en: 'Add something, or answer a question' },
  body: z.strictObject({ queryCode: QueryCode, text: longText(1_000), attachments }),
  refusals: [...always, wrongState, ...filesRefused],
  example: { params, body: { queryCode, text: '我住 A1203 房。' } },
});

export const guestUrges = route({
  ...guestVerb,
  path: '/public/tickets/{ticketNo}/urge',
  summary: { zh: '催办（24小时一次）', en: 'Urge, once in 24 hours' },
  body: z.strictObject({ queryCode: QueryCode }),
  refusals: [...always, urgedAlready, wrongState],
  example: { params, body: { queryCode } },
});

export const guestWithdraws = route({
  ...guestVerb,
  path: '/public/tickets/{ticketNo}/withdraw',
  summary: { zh: '撤回诉求', en: 'Take the matter back' },
  body: z.strictObject({ queryCode: QueryCode, reason: longText(500).optional() }),
  refusals: [...always, wrongState],
  example: { params, body: { queryCode, reason: '问题已当场解决' } },
});

export const guestAgrees = route({
  ...guestVerb,
  path: '/public/tickets/{ticketNo}/agree',
  summary: { zh: '同意处理方案', en: 'Agree to what is proposed' },
  body: z.strictObject({ queryCode: QueryCode }),
  refusals: [...always, wrongState, consentMissing, authorityMissing],
  example: { params, body: { queryCode } },
});

export const guestDisagrees = route({
  ...guestVerb,
  path: '/public/tickets/{ticketNo}/disagree',
  summary: { zh: '不同意处理方案', en: 'Do not agree to what is proposed' },
  body: z.strictObject({ queryCode: QueryCode, reason: longText(500).optional() }),
  refusals: [...always, wrongState],
  example: { params, body: { queryCode, reason: '希望换房' } },
});

export const guestIdentifies = route({
  ...guestVerb,
  path: '/public/tickets/{ticketNo}/identify',
  summary: { zh: '匿名诉求人补充身份', en: 'Somebody anonymous tells who he is' },
  body: z.strictObject({ queryCode: QueryCode, contact: Contact }),
  refusals: [...always, alreadyNamed, noWayToReach],
  example: { params, body: { queryCode, contact: { name: '访客甲', phone: '19000000001' } } },
});
