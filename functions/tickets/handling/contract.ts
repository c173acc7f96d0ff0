import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { SentInstant } from '../../kernel/time.ts';
import { newFactsByManager } from '../after-closing/errors.ts';
import { coHandlersNotDone } from '../co-handling/errors.ts';
import { MOST_CO_HANDLERS } from '../co-handling/model.ts';
import { givenBeyondAgreed } from '../compensation/errors.ts';
import { anotherPerson } from '../duties/errors.ts';
import {
  mayNotHandle,
  nobodyToOffer,
  notAssessed,
  notTheHandler,
  recusedAlready,
  toBeDesignated,
  toldBeforeReceipt,
  toldInFuture,
  tooManyRecused,
  unknownCause,
} from '../errors.ts';
import { aboutYourself, staffUnknown } from '../intake/errors.ts';
import { linkedAlready, linkedToItself, notConcluded } from '../linking/errors.ts';
import { MOST_RECUSED } from '../model.ts';
import { always, anotherTicket, attachments, filesRefused, verb } from '../parts.ts';
import { routeUnknown } from '../routes/errors.ts';
import { routes } from '../routes/parts.ts';
import { Domain, Severity, StaffNo, Stage } from '../words.ts';

/** Routes that change a ticket. */

export const assessTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/assess',
  capability: 'ticket.assess',
  summary: { zh: '初步评估，按规则定优先级', en: 'Assess: the priority follows by rule' },
  body: z.strictObject({
    severity: Severity,
    domain: Domain,
    stage: Stage,
    category: shortText(20),
    peopleAffected: z.int().min(1).max(10_000),
    amountFen: z.int().min(0).max(1_000_000_000).optional(),
    safety: z.boolean().optional(),
    /** The press or a lawyer is in it. */
    outside: z.boolean().optional(),
    /** Whom of the house it is about, as far as that was found out: kept away from now on. Empty: it is about nobody of the house. */
    aboutStaff: z.array(StaffNo).max(MOST_RECUSED).optional(),
  }),
  refusals: [...always, aboutYourself, staffUnknown, tooManyRecused],
  example: {
    body: { severity: 'MINOR', domain: 'LODGING', stage: 'DERIVATIVE', category: '客房/空调', peopleAffected: 2 },
  },
});

export const acceptTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/accept',
  capability: 'ticket.accept',
  summary: { zh: '受理', en: 'Accept' },
  body: z.strictObject({}),
  refusals: [...always, notAssessed, newFactsByManager],
});

export const declineTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/decline',
  capability: 'ticket.decline',
  summary: {
    zh: '不予受理（组长及以上；告知理由与外部途径）',
    en: 'Decline; the guest is told the reason and the outside routes of the policy',
  },
  body: z.strictObject({
    reason: longText(500),
    routes,
    /** The concluded matter whose facts are told again: for a manager to say (L3). */
    sameFactsAs: anotherTicket.optional(),
  }),
  refusals: [
    ...always,
    notAssessed,
    anotherPerson,
    routeUnknown,
    notConcluded,
    newFactsByManager,
    linkedAlready,
    linkedToItself,
  ],
  example: { body: { reason: '所述事项不属于本度假区。', routes: ['HOTLINE_12345', 'CONSUMER_12315'] } },
});

export const dispatchTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/dispatch',
  capability: 'ticket.dispatch',
  summary: { zh: '派单；不指定则按规则', en: 'Dispatch to a unit or a person; nothing named = by rule' },
  body: z.strictObject({
    unitId: shortText(24).optional(),
    staffId: StaffNo.optional(),
    /** Asked for a part each, beside the lead. */
    coHandlers: z
      .array(z.strictObject({ unitId: shortText(24).optional(), staffId: StaffNo.optional() }))
      .max(MOST_CO_HANDLERS)
      .optional(),
    note: longText(500).optional(),
  }),
  refusals: [...always, nobodyToOffer, mayNotHandle, toBeDesignated],
  example: { body: { unitId: 'HOUSEKEEPING', note: '请尽快联系客人' } },
});

export const recuseFromTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/recuse',
  capability: 'ticket.recuse',
  summary: { zh: '人员回避（涉事或有利害关系）', en: 'Keep a person away: complained about, or biased' },
  body: z.strictObject({
    staffNo: StaffNo,
    reason: longText(500),
    /** He is complained about: from now on only the supervisor and above see the matter. Left out, he has an interest in it. */
    because: z.enum(['COMPLAINED_ABOUT', 'INTEREST']).default('INTEREST'),
  }),
  refusals: [...always, recusedAlready, tooManyRecused],
  example: { body: { staffNo: 'D01', reason: '诉求涉及该员工的服务态度', because: 'COMPLAINED_ABOUT' } },
});

export const messageGuest = route({
  ...verb,
  path: '/tickets/{ticketId}/message',
  capability: 'ticket.handle',
  summary: { zh: '答复诉求人', en: 'Write to the guest' },
  body: z.strictObject({
    text: longText(500),
    /** It answers him in substance, and does not only say that somebody is at work: the clock of the first answer ends by it. */
    answers: z.boolean().optional(),
  }),
  refusals: [...always],
  example: { body: { text: '您好，故障已查明，维修人员将在半小时内到达更换配件。', answers: true } },
});

export const noteTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/note',
  capability: 'ticket.handle',
  summary: { zh: '内部备注（可附文件）', en: 'Note for colleagues, with files if need be' },
  body: z.strictObject({ text: longText(500), attachments }),
  refusals: [...always, ...filesRefused],
  example: { body: { text: '客人在餐厅，等其电话。' } },
});

export const resolveTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/resolve',
  capability: 'ticket.handle',
  summary: { zh: '办结：结果、原因、证据、已告知时间', en: 'Resolve: result, cause, evidence, complainant told' },
  body: z.strictObject({
    result: longText(1_000),
    cause: shortText(200),
    /** The root cause by its code, of the list in policy `lessons`. */
    causeCode: z
      .string()
      .regex(/^[A-Z][A-Z_]{1,23}$/, { error: 'a code of capital letters' })
      .optional(),
    /** What the guest was given, beside what he asked for. */
    remedyGiven: longText(500).optional(),
    /** The money in it: no more than the guest has agreed to, which was within an authority or granted. */
    givenFen: z.int().min(0).max(1_000_000_000).optional(),
    evidence: longText(500),
    complainantToldAt: SentInstant,
    attachments,
  }),
  refusals: [
    ...always,
    notTheHandler,
    toldBeforeReceipt,
    toldInFuture,
    unknownCause,
    givenBeyondAgreed,
    coHandlersNotDone,
    ...filesRefused,
  ],
  example: {
    body: {
      result: '已更换空调，免当晚房费。',
      cause: '压缩机故障',
      causeCode: 'EQUIPMENT',
      remedyGiven: '免当晚房费，升级房型一晚',
      evidence: '维修单 WX-1',
      complainantToldAt: '2026-11-23T15:00:00+08:00',
    },
  },
});
