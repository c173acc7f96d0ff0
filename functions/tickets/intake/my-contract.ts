import * as z from 'zod';
import { TicketId } from '../../kernel/ids.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Asked } from '../../mini-program/views.ts';
import { NoticeVersion } from '../../publications/notice-version.ts';
import { filesRefused, matter } from '../parts.ts';
import { submitTicket } from './contract.ts';

/** Routes of guests who are signed in to the mini-program. */

export const submitMyTicket = route({
  method: 'POST',
  path: '/me/tickets',
  audience: 'customer',
  summary: { zh: '小程序提交诉求', en: 'File a matter in the mini-program' },
  idempotencyKey: 'needed',
  body: z.strictObject({ ...matter, noticeVersion: NoticeVersion }),
  status: 201,
  answer: submitTicket.answer.extend({
    id: TicketId,
    /** What to ask permission for now, in one `wx.requestSubscribeMessage`. */
    subscribe: z.array(Asked),
  }),
  refusals: [keyReused, ...filesRefused],
  example: {
    body: {
      ...{ kind: 'REPAIR', domain: 'LODGING', stage: 'DERIVATIVE', noticeVersion: '2026-11' },
      description: '客房空调不制冷，请派人维修。',
    },
  },
});
