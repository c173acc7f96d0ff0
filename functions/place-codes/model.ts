import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { Instant } from '../kernel/time.ts';
import { StaffNo } from '../tickets/words.ts';

/** A code to be printed and put up in a room or on a table: who scans it tells a matter that knows where it happened. */

export const PlaceType = z.enum(['ROOM', 'TABLE']);
export type PlaceType = z.infer<typeof PlaceType>;

export const PlaceRef = z
  .string()
  .trim()
  .regex(/^[\dA-Za-z-]{1,30}$/, { error: 'letters, digits and hyphens' })
  .overwrite((ref) => ref.toUpperCase());

export const PlaceCodeId = z.string().regex(/^plc_(?:ROOM|TABLE)_[\dA-Z-]{1,30}$/);

export const PlaceCodeStatus = z.enum(['WANTED', 'MADE', 'FAILED']);
export type PlaceCodeStatus = z.infer<typeof PlaceCodeStatus>;

export const placeCodeMoves = {
  want: { from: [], to: 'WANTED' },
  wantAgain: { from: ['MADE', 'FAILED'], to: 'WANTED' },
  putOff: { from: ['WANTED'], to: 'WANTED' },
  make: { from: ['WANTED'], to: 'MADE' },
  fail: { from: ['WANTED'], to: 'FAILED' },
} as const satisfies Moves<PlaceCodeStatus>;

export const placeCodeLabels: Readonly<Record<PlaceCodeStatus, { zh: string; en: string }>> = {
  WANTED: { zh: '生成中', en: 'Being made' },
  MADE: { zh: '已生成', en: 'Made' },
  FAILED: { zh: '未能生成', en: 'Not made' },
};

export const PlaceCode = z.object({
  id: PlaceCodeId,
  site: SiteId,
  type: PlaceType,
  ref: PlaceRef,
  /** What the mini-program is told when somebody scans it: 32 visible characters at most. */
  scene: z.string().min(1).max(32),
  status: PlaceCodeStatus,
  by: StaffNo,
  /** When it is tried again, while it is wanted. */
  dueAt: Instant.optional(),
  /** How often it was tried since it was wanted. */
  tries: z.int().min(0),
  /** Why it was not made: a code. */
  why: z.string().max(60).optional(),
  /** Where the picture lies, and of which type it is; the last good one stays while another is made. */
  file: z.object({ name: z.string().max(120), type: z.enum(['image/png', 'image/jpeg']) }).optional(),
  madeAt: Instant.optional(),
  version: z.int().min(1),
});
export type PlaceCode = z.infer<typeof PlaceCode>;

export const placeCodeIdOf = (type: PlaceType, ref: string): string => `plc_${type}_${ref}`;

/** Which place a code is of, by its id. */
export function placeOf(id: string): { type: PlaceType; ref: string } | undefined {
  const [, type, ref = ''] = /^plc_(ROOM|TABLE)_([\dA-Z-]{1,30})$/.exec(id) ?? [];
  const known = PlaceType.safeParse(type);
  return known.success ? { type: known.data, ref } : undefined;
}
