import * as z from 'zod';
import { SiteId } from '../../kernel/ids.ts';
import { addMinutes, Instant, instant, millis } from '../../kernel/time.ts';

/** An hour in UTC: `2026-11-30T13`. */
export const Hour = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/)
  .brand<'Hour'>();
export type Hour = z.infer<typeof Hour>;

export const hourOf = (at: Instant): Hour => at.slice(0, 13) as Hour;
export const beginOf = (hour: Hour): Instant => instant(Date.parse(`${hour}:00:00.000Z`));
export const hoursAfter = (hour: Hour, n: number): Hour => hourOf(addMinutes(beginOf(hour), n * 60));

/** Minutes after which nobody files anything under an hour any more: whoever files it has long run out of time. */
const SETTLED_MINUTES = 10;
export const isSettled = (hour: Hour, now: Instant): boolean =>
  millis(now) >= millis(addMinutes(beginOf(hoursAfter(hour, 1)), SETTLED_MINUTES));

/** How far a chain had come: its name, the version of its last event, that event's link. */
export const Tip = z.tuple([z.string(), z.int().min(1), z.string()]);
export type Tip = z.infer<typeof Tip>;

/** The last event that was told of a chain within an hour; a copy that is made into a checkpoint and then forgotten. */
export const FiledTip = z.object({
  site: SiteId,
  hour: Hour,
  chain: z.string(),
  version: z.int().min(1),
  link: z.string(),
});
export type FiledTip = z.infer<typeof FiledTip>;

/**
 * What the chains of a site had come to in one hour. Written once, where nobody can delete or change it. `previous` is the hash of
 * the checkpoint before, so that none can be left out or put in; `root` that of a Merkle tree over the tips, by which one of them can
 * be shown without the others.
 */
export const Checkpoint = z.object({
  format: z.literal(1),
  site: SiteId,
  hour: Hour,
  /** An hour with very many chains has several parts. */
  part: z.int().min(0),
  last: z.boolean(),
  madeAt: Instant,
  previous: z.string(),
  root: z.string(),
  tips: z.array(Tip),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** A checkpoint with the code by which the key service knows it for its own. */
export const SignedCheckpoint = z.object({ checkpoint: Checkpoint, mac: z.string().min(1) });
export type SignedCheckpoint = z.infer<typeof SignedCheckpoint>;

/** How far checkpoints have come. */
export const LastCheckpoint = z.object({
  site: SiteId,
  /** The first hour that has one. */
  since: Hour,
  hour: Hour,
  part: z.int().min(0),
  last: z.boolean(),
  /** The chain that the part ended with, where it is not the last of its hour. */
  after: z.string().optional(),
  hash: z.string(),
  version: z.int().min(1),
});
export type LastCheckpoint = z.infer<typeof LastCheckpoint>;

/** Where a part of an hour's checkpoint lies. */
export const nameOf = ({ site, hour, part }: Pick<Checkpoint, 'site' | 'hour' | 'part'>): string =>
  `checkpoints/${site}/${hour.slice(0, 10)}/${hour.slice(11)}-${part}.json`;
