import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { hashOf, merkleRoot } from './hashes.ts';
import {
  type Checkpoint,
  type Hour,
  hourOf,
  hoursAfter,
  isSettled,
  type LastCheckpoint,
  nameOf,
  SignedCheckpoint,
} from './model.ts';
import type { Shelf, Signer } from './shelf.ts';
import type { CheckpointStore } from './store.ts';

/** Tips of one object: some 600 KB. */
export const MOST_TIPS = 5_000;
/** Objects that one run makes at most: a day's hours that were missed, and what is left the next run makes. */
const MOST_AT_ONCE = 24;

export interface CheckpointDeps {
  readonly checkpoints: CheckpointStore;
  readonly shelf: Shelf;
  readonly signer: Signer;
}

interface Next {
  readonly hour: Hour;
  readonly part: number;
  readonly after?: string | undefined;
}

/** What follows the last checkpoint: the next part of its hour, the next hour, or the hour before this one for the very first. */
function nextOf(last: LastCheckpoint | undefined, now: Instant): Next | undefined {
  if (last && !last.last) return { hour: last.hour, part: last.part + 1, after: last.after };
  const hour = last ? hoursAfter(last.hour, 1) : hoursAfter(hourOf(now), -1);
  return isSettled(hour, now) ? { hour, part: 0 } : undefined;
}

/** Puts a checkpoint where it stays, or takes the one that lies there: a run that broke off there, or one that was quicker. */
async function kept(checkpoint: Checkpoint, { shelf, signer }: CheckpointDeps): Promise<Checkpoint> {
  const signed: SignedCheckpoint = { checkpoint, mac: await signer.sign(hashOf(checkpoint)) };
  const name = nameOf(checkpoint);
  if (await shelf.put(name, JSON.stringify(signed))) return checkpoint;
  const there = SignedCheckpoint.parse(JSON.parse((await shelf.get(name)) ?? ''));
  if (!(await signer.holds(hashOf(there.checkpoint), there.mac))) throw new Error(`${name} is none of ours`);
  return there.checkpoint;
}

/**
 * Hour by hour, until the last one that is over: 1. what is filed of the hour; 2. the object, once; 3. how far we have come. Broken off
 * anywhere, the next run goes on there. An hour in which nothing happened has a checkpoint, too, so that one that is missing shows.
 *
 * @returns how many objects were put
 */
export async function makeCheckpoints(site: SiteId, now: Instant, deps: CheckpointDeps): Promise<number> {
  for (let made = 0; made < MOST_AT_ONCE; made += 1) {
    const last = await deps.checkpoints.last(site);
    const next = nextOf(last, now);
    if (!next) return made;
    const { tips, more } = await deps.checkpoints.tips(site, next.hour, { after: next.after, limit: MOST_TIPS });
    const checkpoint = await kept(
      {
        ...{ format: 1 as const, site, hour: next.hour, part: next.part, last: !more, madeAt: now },
        ...{ previous: last?.hash ?? '', root: merkleRoot(tips), tips },
      },
      deps,
    );
    const ended = checkpoint.tips.at(-1)?.[0];
    const reached = { hour: checkpoint.hour, part: checkpoint.part, last: checkpoint.last, hash: hashOf(checkpoint) };
    const since = last?.since ?? checkpoint.hour;
    const on = !checkpoint.last && ended !== undefined ? { after: ended } : {};
    if (!(await deps.checkpoints.advance(last, { site, since, ...reached, ...on }))) return made;
  }
  return MOST_AT_ONCE;
}
