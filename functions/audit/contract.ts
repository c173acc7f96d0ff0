import * as z from 'zod';
import { badCursor, listOf } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { PlainDate } from '../kernel/time.ts';
import { askOneThing, badPeriod, noSuchChain } from './errors.ts';
import { ChainVerdict, Finding } from './model.ts';
import { entities } from './parts.ts';
import { beginRotation, viewRotation } from './rotation/contract.ts';

const FindingView = Finding.extend({ text: Label }).meta({ id: 'AuditFinding' });

export const verifyAudit = route({
  method: 'GET',
  path: '/audit/verify',
  audience: 'staff',
  capability: 'audit.verify',
  summary: {
    zh: '校验事件链：任何改动、缺失、插入、调换、截尾都会指出位置',
    en: 'Check a chain of events: whatever was edited, deleted, put in, moved or cut off is named with its place',
  },
  query: z.strictObject({
    entity: z.enum(entities).optional(),
    id: z.string().min(1).max(80).optional(),
    chain: z.string().min(1).max(300).optional(),
    from: PlainDate.optional(),
    to: PlainDate.optional(),
    cursor: z.string().max(1_500).optional(),
  }),
  answer: listOf(ChainVerdict.extend({ findings: z.array(FindingView) })),
  refusals: [askOneThing, badPeriod, noSuchChain, badCursor],
  example: { query: { entity: 'ticket', id: 'tck_20261123A7K2MX' } },
});

export const contract = { verifyAudit, beginRotation, viewRotation } as const;
