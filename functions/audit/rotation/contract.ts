import * as z from 'zod';
import { wrongState } from '../../kernel/moves.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Label, longText } from '../../kernel/text.ts';
import { noRotation } from '../errors.ts';
import { KeyRotation } from './model.ts';

const RotationView = KeyRotation.omit({ site: true, id: true, position: true })
  .extend({
    statusText: Label,
  })
  .meta({ id: 'KeyRotationView' });
export type RotationView = z.input<typeof RotationView>;

const staff = { audience: 'staff', capability: 'audit.rotateKeys' } as const;

export const beginRotation = route({
  ...staff,
  method: 'POST',
  path: '/audit/key-rotation',
  status: 202,
  idempotencyKey: 'needed',
  summary: {
    zh: '轮换数据密钥：全部个人信息改用新密钥加密，旧密钥无引用后销毁',
    en: 'Seal every personal text under new keys, and destroy the old ones when nothing refers to them',
  },
  body: z.strictObject({ reason: longText(200) }),
  answer: RotationView,
  refusals: [wrongState, stale, keyReused],
  example: { body: { reason: '年度密钥轮换' } },
});

export const viewRotation = route({
  ...staff,
  method: 'GET',
  path: '/audit/key-rotation',
  summary: { zh: '密钥轮换进度', en: 'How far the last rotation of keys has come' },
  answer: RotationView,
  refusals: [noRotation],
});
