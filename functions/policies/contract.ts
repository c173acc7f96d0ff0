import * as z from 'zod';
import { listOf } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Instant } from '../kernel/time.ts';
import { invalidPolicy, unknownPolicy } from './errors.ts';
import { PolicyName } from './model.ts';

// Any word is let in, so that a policy that is not in use answers 404 and not 400.
const named = z.strictObject({ name: z.string().regex(/^[a-z][a-z-]{1,30}$/) });
const Policy = z.record(z.string(), z.unknown());
const PolicyView = z.object({ name: PolicyName, version: z.int(), policy: Policy }).meta({ id: 'PolicyView' });

export const getPolicy = route({
  method: 'GET',
  path: '/policies/{name}',
  audience: 'staff',
  capability: 'policy.read',
  summary: { zh: '查看现行策略', en: 'Read a policy as it is now' },
  params: named,
  answer: PolicyView,
  refusals: [unknownPolicy],
  example: { params: { name: 'assignment' } },
});

export const putPolicy = route({
  method: 'PUT',
  path: '/policies/{name}',
  audience: 'staff',
  capability: 'policy.write',
  summary: { zh: '设定新版策略（整份提交）', en: 'Set a new version of a policy, sent whole' },
  params: named,
  versioned: true,
  body: z.looseObject({}),
  answer: PolicyView,
  refusals: [unknownPolicy, invalidPolicy, stale, keyReused],
  example: {
    params: { name: 'assignment' },
    body: { maxMisses: 2, capacity: 8, weights: { P1: 4, P2: 2, P3: 1, P4: 1 } },
  },
});

export const listPolicyVersions = route({
  method: 'GET',
  path: '/policies/{name}/versions',
  audience: 'staff',
  capability: 'policy.read',
  summary: { zh: '策略的历次版本，新者在前', en: 'All versions of a policy, newest first' },
  params: named,
  answer: listOf(PolicyView.extend({ changedAt: Instant.optional(), changedBy: z.string().optional() })),
  refusals: [unknownPolicy],
  example: { params: { name: 'sla' } },
});

export const contract = { getPolicy, putPolicy, listPolicyVersions } as const;
