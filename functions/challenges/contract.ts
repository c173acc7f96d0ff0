import * as z from 'zod';
import { route } from '../kernel/route.ts';
import { Challenge, ChallengePurpose } from './model.ts';

export const getChallenge = route({
  method: 'GET',
  path: '/public/challenge',
  audience: 'public',
  summary: { zh: '获取人机验证题目', en: 'Get a proof-of-work challenge' },
  query: z.strictObject({ purpose: ChallengePurpose.default('ticket') }),
  answer: Challenge,
  refusals: [],
  example: { query: { purpose: 'ticket' } },
  throttle: { rate: 20, burst: 40 },
});

export const contract = { getChallenge } as const;
