import * as z from 'zod';
import { PostId, SiteId, StaffId } from '../kernel/ids.ts';
import { personal } from '../kernel/personal.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { Domain } from '../tickets/words.ts';
import { PostCode } from './posts.ts';

/** The number a person is known by in the house: a letter, two digits, and a letter for the second of a pair. */
export const StaffNo = z.string().regex(/^[A-Z]\d{2}[A-Z]?$/);
export type StaffNo = z.infer<typeof StaffNo>;

/** A unit is known by its name in capitals, the same in every site. */
export const UnitId = z.string().regex(/^[A-Z][A-Z_]{1,22}$/);

export const StaffStatus = z.enum(['ACTIVE', 'ON_LEAVE', 'LEFT']);
export type StaffStatus = z.infer<typeof StaffStatus>;

/** One post that a person holds, from and to an instant. */
export const HeldPost = z.object({
  id: PostId,
  code: PostCode,
  unitId: UnitId,
  /** The post that a person acts in when nothing else is said. */
  primary: z.boolean(),
  /** Stands in for the holder: called when the holder cannot be. */
  deputy: z.boolean(),
  from: Instant,
  to: Instant.optional(),
});
export type HeldPost = z.infer<typeof HeldPost>;

/** A member of staff: one person, often in several posts. */
export const StaffMember = z.object({
  id: StaffId,
  site: SiteId,
  staffNo: StaffNo,
  name: personal('NAME', shortText(40)),
  unitIds: z.array(UnitId).max(8),
  posts: z.array(HeldPost).max(12),
  /** The domains in which this person can handle a matter. */
  skills: z.array(Domain).max(6),
  status: StaffStatus,
  version: z.int().min(1),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** A unit of the centre, or a department outside it that handles matters. */
export const Unit = z.object({
  id: UnitId,
  site: SiteId,
  name: z.object({ zh: shortText(20), en: shortText(40) }),
  parent: UnitId.optional(),
  kind: z.enum(['CENTRE', 'HANDLING']),
  /** The post that leads this unit, where one does. */
  leaderPost: PostCode.optional(),
  version: z.int().min(1),
});
export type Unit = z.infer<typeof Unit>;
