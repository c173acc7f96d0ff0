import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { tooOldToReopen } from '../after-closing/errors.ts';
import { anotherPerson } from '../duties/errors.ts';
import { beyondAuthority, nobodyToAsk, notAnInquiry, notAssessed, notTheHandler, notYetFollowedUp } from '../errors.ts';
import { authorityMissing } from '../intake/errors.ts';
import { consentMissing } from '../linking/errors.ts';
import { always, verb } from '../parts.ts';
import { routeUnknown } from '../routes/errors.ts';
import { routes } from '../routes/parts.ts';

/** Routes of what is said and offered to a guest, and of the ways in which a matter ends without a resolution. */

const handles = { ...verb, capability: 'ticket.handle' } as const;

export const askCustomer = route({
  ...handles,
  path: '/tickets/{ticketId}/ask-customer',
  summary: {
    zh: '向诉求人提问（办理时限暂停，最长3个工作日）',
    en: 'Ask the guest; the clocks of the solution stand still',
  },
  body: z.strictObject({ question: longText(500) }),
  refusals: [...always, notTheHandler, nobodyToAsk],
  example: { body: { question: '请问您入住的是哪一间房？' } },
});

export const proposeSolution = route({
  ...handles,
  path: '/tickets/{ticketId}/propose',
  summary: { zh: '提出处理方案（补偿不得超出授权）', en: 'Propose a solution, with compensation within authority' },
  body: z.strictObject({
    proposal: longText(500),
    compensationFen: z.int().min(0).max(1_000_000_000).optional(),
  }),
  refusals: [...always, notTheHandler, nobodyToAsk, beyondAuthority],
  example: { body: { proposal: '退还当晚房费，并赠早餐两份。', compensationFen: 8_000 } },
});

export const agreeForGuest = route({
  ...handles,
  path: '/tickets/{ticketId}/agree',
  summary: { zh: '代登记：诉求人同意方案', en: 'The guest has agreed, by telephone or at the desk' },
  body: z.strictObject({}),
  refusals: [...always, notTheHandler, consentMissing, authorityMissing],
});

export const disagreeForGuest = route({
  ...handles,
  path: '/tickets/{ticketId}/disagree',
  summary: { zh: '代登记：诉求人不同意方案', en: 'The guest has not agreed; it is worked on again' },
  body: z.strictObject({ reason: longText(500).optional() }),
  refusals: [...always, notTheHandler],
  example: { body: { reason: '诉求人要求更换房型' } },
});

export const transferTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/transfer',
  capability: 'ticket.transfer',
  summary: { zh: '转办其他单位，并告知诉求人', en: 'Pass on to whom it concerns; the guest is told whom' },
  body: z.strictObject({ to: shortText(60), reason: longText(500), routes }),
  refusals: [...always, notAssessed, anotherPerson, routeUnknown],
  example: { body: { to: '多伦县文化和旅游局', reason: '所述景区不属本度假区，已转请其处理。' } },
});

export const answerInquiry = route({
  ...verb,
  path: '/tickets/{ticketId}/answer',
  capability: 'ticket.accept',
  summary: { zh: '即时答复并办结（咨询、建议、表扬）', en: 'Answer an inquiry at once; that ends it' },
  body: z.strictObject({ text: longText(1_000) }),
  refusals: [...always, notAnInquiry],
  example: { body: { text: '温泉每日 10:00 至 22:00 开放，住客免费。' } },
});

export const withdrawForGuest = route({
  ...verb,
  path: '/tickets/{ticketId}/withdraw',
  capability: 'ticket.withdraw',
  summary: {
    zh: '代登记：诉求人撤回（安全、泄露事项继续办理）',
    en: 'The guest takes it back; safety and leaks go on',
  },
  body: z.strictObject({ reason: longText(500).optional() }),
  refusals: [...always, anotherPerson],
});

export const concludeTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/conclude',
  capability: 'ticket.conclude',
  summary: {
    zh: '终结（经理及以上，说明理由与外部途径）',
    en: 'Conclude with reasons and outside routes; manager and above',
  },
  body: z.strictObject({ reason: longText(1_000), routes }),
  refusals: [...always, notYetFollowedUp, anotherPerson, routeUnknown],
  example: { body: { reason: '事实已查清，已两次提出方案。' } },
});

export const reopenTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/reopen',
  capability: 'ticket.reopen',
  summary: { zh: '重新办理', en: 'Take up again, one level higher' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...always, tooOldToReopen],
  example: { body: { reason: '诉求人来电称空调再次停机' } },
});
