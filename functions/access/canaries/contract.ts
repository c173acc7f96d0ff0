import * as z from 'zod';
import { notANumber } from '../../customers/errors.ts';
import { CustomerId } from '../../kernel/ids.ts';
import { listOf } from '../../kernel/page.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { canaryKnown, canaryNotFound } from '../errors.ts';
import { Canary } from './model.ts';

const CanaryView = Canary.omit({ site: true }).meta({ id: 'CanaryView' });

const plants = { audience: 'staff', capability: 'canary.plant' } as const;

export const plantCanary = route({
  ...plants,
  method: 'POST',
  path: '/canaries',
  summary: {
    zh: '植入虚构客户（诱饵）：任何查看、明示或导出都会告警',
    en: 'Plant an invented customer: whoever reads, reveals or exports him raises an alarm',
  },
  idempotencyKey: 'needed',
  body: z.strictObject({
    /** As a guest would be called; nobody's. */
    name: shortText(60),
    /** A number that belongs to the house, and to no customer. */
    phone: z.string().trim().min(5).max(30),
    label: shortText(60),
  }),
  status: 201,
  answer: CanaryView,
  refusals: [notANumber, canaryKnown, keyReused],
  example: { body: { name: '示例雀', phone: '19000000088', label: '2026年11月导入批次' } },
});

export const listCanaries = route({
  ...plants,
  method: 'GET',
  path: '/canaries',
  summary: { zh: '已植入的诱饵记录', en: 'Planted records' },
  answer: listOf(CanaryView),
  refusals: [],
});

export const retireCanary = route({
  ...plants,
  method: 'POST',
  path: '/canaries/{customerId}/retire',
  summary: { zh: '停用诱饵记录（不再告警）', en: 'A planted record raises no alarm any more' },
  params: z.strictObject({ customerId: CustomerId }),
  versioned: true,
  body: z.strictObject({}),
  answer: CanaryView,
  refusals: [canaryNotFound, stale, keyReused],
});

export const canaryContract = { plantCanary, listCanaries, retireCanary } as const;
