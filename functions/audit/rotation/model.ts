import * as z from 'zod';
import { SiteId } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

export const RotationStatus = z.enum(['RUNNING', 'DONE', 'STUCK']);
export type RotationStatus = z.infer<typeof RotationStatus>;

export const rotationLabels: Readonly<Record<RotationStatus, { zh: string; en: string }>> = {
  RUNNING: { zh: '重新加密中', en: 'Texts are being sealed anew' },
  DONE: { zh: '已完成，旧密钥已销毁', en: 'Done; the old keys are gone' },
  STUCK: { zh: '有文字无法解密，旧密钥保留', en: 'Some texts do not open; the old keys stay' },
};

/** Every legal move of a rotation; a site has one, which is begun anew. */
export const rotationMoves = {
  begin: { from: ['DONE', 'STUCK'], to: 'RUNNING' },
  finish: { from: ['RUNNING'], to: 'DONE' },
  halt: { from: ['RUNNING'], to: 'STUCK' },
} as const satisfies Moves<RotationStatus>;

/**
 * Sealing every personal text of a site under a new data key, and destroying the old keys when nothing refers to them any more. The
 * table is walked in passes: a pass that finds nothing left to do is the proof of that.
 */
export const KeyRotation = z.object({
  id: z.literal('ROTATION'),
  site: SiteId,
  status: RotationStatus,
  /** Data keys of days before this one go: `20261130`. */
  keysBefore: z.string().regex(/^\d{8}$/),
  startedAt: Instant,
  startedBy: StaffNo,
  finishedAt: Instant.optional(),
  pass: z.int().min(1),
  /** Where the pass goes on. */
  position: z.record(z.string(), z.string()).optional(),
  /** Of this pass: items looked at, texts sealed anew, items that somebody changed meanwhile, texts that did not open. */
  looked: z.int().min(0),
  resealed: z.int().min(0),
  lost: z.int().min(0),
  unreadable: z.int().min(0),
  /** Of all passes. */
  resealedInAll: z.int().min(0),
  /** The first text that did not open, by its place. */
  firstUnreadable: z.string().optional(),
  retired: z.int().min(0),
  version: z.int().min(1),
});
export type KeyRotation = z.infer<typeof KeyRotation>;
