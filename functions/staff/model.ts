import * as z from 'zod';
import { PostId, SiteId, StaffId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { plain, shortText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { Domain } from '../tickets/words.ts';
import { PostCode } from './posts.ts';

/** The number a person is known by in the house: a letter, two digits, and a letter for the second of a pair. */
export const StaffNo = z.string().regex(/^[A-Z]\d{2}[A-Z]?$/);
export type StaffNo = z.infer<typeof StaffNo>;

/** A unit is known by its name in capitals, the same in every site. */
export const UnitId = z.string().regex(/^[A-Z][A-Z_]{1,22}$/);
export type UnitId = z.infer<typeof UnitId>;

export const StaffStatus = z.enum(['ACTIVE', 'ON_LEAVE', 'LEFT']).meta({ id: 'StaffStatus' });
export type StaffStatus = z.infer<typeof StaffStatus>;

/** Every legal move of a member of staff. Who has left does not come back: a new person is taken on. */
export const staffMoves = {
  goOnLeave: { from: ['ACTIVE'], to: 'ON_LEAVE' },
  comeBack: { from: ['ON_LEAVE'], to: 'ACTIVE' },
  depart: { from: ['ACTIVE', 'ON_LEAVE'], to: 'LEFT' },
} as const satisfies Moves<StaffStatus>;

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

/** Languages that guests are served in. */
export const Language = z.enum(['zh', 'en', 'mn', 'ru', 'ja', 'ko']).meta({ id: 'Language' });

/** A certificate that some duties need; it counts through its last day. */
export const Certificate = z.object({
  code: z.enum(['PRIVACY', 'FOOD_SAFETY', 'GUIDE_LICENCE', 'FIRST_AID', 'DRIVER']),
  expiresOn: PlainDate,
});
export type Certificate = z.infer<typeof Certificate>;

/** A member of staff: one person, often in several posts. */
export const StaffMember = z.object({
  id: StaffId,
  site: SiteId,
  staffNo: StaffNo,
  name: personal('NAME', shortText(40)),
  /** Where text messages of the house reach this person. */
  phone: personal('CONTACT', z.string().regex(/^1\d{10}$/)).optional(),
  posts: z.array(HeldPost).max(12),
  /** The domains in which this person can handle a matter. */
  skills: z.array(Domain).max(6),
  languages: z.array(Language).max(6).default([]),
  certificates: z.array(Certificate).max(10).default([]),
  status: StaffStatus,
  /** Since when a person who is on leave or has left is away. */
  awaySince: Instant.optional(),
  version: z.int().min(1),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** A unit of the centre, or a department outside it that handles matters. */
export const Unit = z.object({
  id: UnitId,
  site: SiteId,
  name: z.object({ zh: plain(shortText(20)), en: plain(shortText(40)) }),
  parent: UnitId.optional(),
  kind: z.enum(['CENTRE', 'HANDLING']),
  /** The post that leads this unit, where one does. */
  leaderPost: PostCode.optional(),
  version: z.int().min(1),
});
export type Unit = z.infer<typeof Unit>;

/** How many people may hold a post of a unit at one time (定编). A post that nobody has set a number for is not limited. */
export const Establishment = z.object({
  /** `<unit>.<post>`. */
  id: z.string().max(60),
  site: SiteId,
  unitId: UnitId,
  code: PostCode,
  headCount: z.int().min(0).max(99),
  version: z.int().min(1),
});
export type Establishment = z.infer<typeof Establishment>;

/** `dep_<holder>_<deputy>_<post>`: one pair of people has one line for a post, which ends and may begin anew. */
export const DeputyId = z.string().regex(/^dep_[A-Z]\d{2}[A-Z]?_[A-Z]\d{2}[A-Z]?_[A-Z][A-Z_]{1,30}$/);

/** Who stands in for whom in one post, from and to an instant. */
export const Deputy = z.object({
  id: DeputyId,
  site: SiteId,
  code: PostCode,
  holder: StaffNo,
  deputy: StaffNo,
  from: Instant,
  to: Instant.optional(),
  version: z.int().min(1),
});
export type Deputy = z.infer<typeof Deputy>;
