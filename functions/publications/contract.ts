import * as z from 'zod';
import { route } from '../kernel/route.ts';
import { unknownPublication } from './errors.ts';
import { Publication } from './model.ts';

const AN_HOUR = 3_600;

export const viewPublication = route({
  method: 'GET',
  path: '/public/notices/{kind}',
  audience: 'public',
  summary: {
    zh: '公开告知：隐私告知、投诉指引（带版本）',
    en: 'What the house tells everybody: privacy notice and how to complain, versioned',
  },
  params: z.strictObject({ kind: z.string().max(40) }),
  query: z.strictObject({ version: z.string().max(20).optional() }),
  answer: Publication.extend({
    /** Every version that was published, the newest first. */
    versions: z.array(z.string()),
  }),
  cachedSeconds: AN_HOUR,
  refusals: [unknownPublication],
  example: { params: { kind: 'privacy' }, query: { version: '2026-11' } },
  throttle: { rate: 20, burst: 40 },
});

export const contract = { viewPublication } as const;
