import * as z from 'zod';
import { revealsUsedUp } from '../access/errors.ts';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText, shortText } from '../kernel/text.ts';
import { SentInstant } from '../kernel/time.ts';
import { Contact } from '../tickets/model.ts';
import * as refused from './errors.ts';
import { Lead, LeadId, LostBecause } from './model.ts';

/** A lead as sales sees it; numbers stay masked until somebody calls. */
const LeadView = Lead.omit({ site: true, recused: true, told: true, lookAt: true })
  .extend({
    statusText: Label,
    late: z.boolean(),
  })
  .meta({ id: 'LeadView' });
export type LeadView = z.input<typeof LeadView>;

const staff = { audience: 'staff', capability: 'lead.work' } as const;
const verb = {
  ...staff,
  method: 'POST',
  params: z.strictObject({ leadId: LeadId }),
  versioned: true,
  answer: LeadView,
} as const;
const always = [refused.leadNotFound, refused.leadNotYours, wrongState, stale, keyReused] as const;

export const listLeads = route({
  ...staff,
  method: 'GET',
  path: '/leads',
  summary: { zh: '销售线索，最急的在前', en: 'Open leads, the earliest to be contacted first' },
  query: pageQuery.extend({ mine: z.stringbool().optional() }),
  answer: listOf(LeadView),
  refusals: [badCursor],
});

export const viewLead = route({
  ...staff,
  method: 'GET',
  path: '/leads/{leadId}',
  summary: { zh: '查看线索及原咨询', en: 'A lead, with what was asked' },
  params: z.strictObject({ leadId: LeadId }),
  answer: LeadView.extend({ subject: z.string().optional(), description: z.string(), contact: Contact.optional() }),
  reads: { what: 'LEAD', of: ['params.leadId'] },
  refusals: [refused.leadNotFound],
});

export const contactLead = route({
  ...verb,
  path: '/leads/{leadId}/contact',
  summary: { zh: '登记联系情况及下次联系时间', en: 'The guest was spoken to; when next' },
  body: z.strictObject({ note: longText(500), nextAt: SentInstant }),
  refusals: [...always, refused.dueInPast],
  example: { body: { note: '需两间家庭房，等确认日期', nextAt: '2099-01-01T10:00:00+08:00' } },
});

export const winLead = route({
  ...verb,
  path: '/leads/{leadId}/win',
  summary: { zh: '成交（填订单或预订号）', en: 'Won, with the number of order or booking' },
  body: z.strictObject({ ref: shortText(40) }),
  refusals: [...always],
  example: { body: { ref: 'YD20261126001' } },
});

export const loseLead = route({
  ...verb,
  path: '/leads/{leadId}/lose',
  summary: { zh: '未成交（原因）', en: 'Lost, and why' },
  body: z.strictObject({ because: LostBecause, note: longText(300) }),
  refusals: [...always],
  example: { body: { because: 'DATE', note: '所需日期已满' } },
});

export const showLeadNumber = route({
  ...verb,
  path: '/leads/{leadId}/number',
  summary: { zh: '查看客人号码（留痕）', en: 'The guest’s number, for whoever calls; it is noted' },
  body: z.strictObject({}),
  answer: z.object({ phone: z.string() }),
  reveals: true,
  reads: { what: 'LEAD', of: ['params.leadId'] },
  refusals: [...always, refused.noNumber, revealsUsedUp],
});

export const contract = { listLeads, viewLead, contactLead, winLead, loseLead, showLeadNumber } as const;
