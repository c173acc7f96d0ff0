import type { SiteId } from '../../kernel/ids.ts';
import { type Instant, instant, type PlainDate } from '../../kernel/time.ts';
import type { Finding } from '../model.ts';
import { hashOf, merkleRoot } from './hashes.ts';
import type { CheckpointDeps } from './make-checkpoints.ts';
import { type Checkpoint, type Hour, hourOf, hoursAfter, isSettled, nameOf, SignedCheckpoint } from './model.ts';

const HOURS = 24;
/** A run may be late by one of its turns before its checkpoint counts as missing. */
const DUE_AFTER_HOURS = 1;

export interface DayRead {
  /** What each chain had come to, by name: every tip of the day, oldest first. */
  readonly tips: ReadonlyMap<string, readonly { readonly version: number; readonly link: string }[]>;
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
}

/** One object: what it says where it is ours and stands where it should, `undefined` where there is none. */
async function read(
  of: { site: SiteId; hour: Hour; part: number },
  { shelf, signer }: CheckpointDeps,
): Promise<Checkpoint | 'CHANGED' | undefined> {
  const text = await shelf.get(nameOf(of));
  if (text === undefined) return undefined;
  let signed: SignedCheckpoint;
  try {
    signed = SignedCheckpoint.parse(JSON.parse(text));
  } catch {
    return 'CHANGED';
  }
  const { checkpoint, mac } = signed;
  const isIts = nameOf(checkpoint) === nameOf(of) && checkpoint.root === merkleRoot(checkpoint.tips);
  return isIts && (await signer.holds(hashOf(checkpoint), mac)) ? checkpoint : 'CHANGED';
}

/** All parts of an hour; whatever is wrong ends it. */
async function readHour(site: SiteId, hour: Hour, deps: CheckpointDeps) {
  const parts: Checkpoint[] = [];
  for (let part = 0; ; part += 1) {
    const found = await read({ site, hour, part }, deps);
    if (found === undefined || found === 'CHANGED')
      return { parts, wrong: found ?? ('MISSING' as const), name: nameOf({ site, hour, part }) };
    parts.push(found);
    if (found.last) return { parts };
  }
}

/** The hash that the first checkpoint of an hour must follow; undefined where that cannot be told. */
async function hashBefore(site: SiteId, hour: Hour, deps: CheckpointDeps): Promise<string | undefined> {
  const { parts } = await readHour(site, hoursAfter(hour, -1), deps);
  const last = parts.at(-1);
  return last && hashOf(last);
}

/**
 * The checkpoints of a day of the house: is there one for each hour that is over, is each of them ours, does each follow the one before?
 * Hours of before there were any are passed over.
 */
export async function readDay(site: SiteId, day: PlainDate, now: Instant, deps: CheckpointDeps): Promise<DayRead> {
  const since = (await deps.checkpoints.last(site))?.since;
  const tips = new Map<string, { version: number; link: string }[]>();
  const findings: Finding[] = [];
  const first = hourOf(instant(Date.parse(`${day}T00:00:00+08:00`)));
  let [checkpoints, before] = [0, await hashBefore(site, first, deps)];
  for (let n = 0; n < HOURS; n += 1) {
    const hour = hoursAfter(first, n);
    if (!isSettled(hoursAfter(hour, DUE_AFTER_HOURS), now) && !(await deps.shelf.get(nameOf({ site, hour, part: 0 }))))
      break;
    if (since !== undefined && hour < since) continue;
    const { parts, wrong, name } = await readHour(site, hour, deps);
    for (const checkpoint of parts) {
      if (before !== undefined && checkpoint.previous !== before)
        findings.push({ what: 'CHECKPOINT_MISSING', from: n, to: n, item: nameOf(checkpoint) });
      before = hashOf(checkpoint);
      for (const [chain, version, link] of checkpoint.tips)
        tips.set(chain, [...(tips.get(chain) ?? []), { version, link }]);
    }
    checkpoints += parts.length;
    if (!wrong) continue;
    before = undefined;
    findings.push({
      what: wrong === 'CHANGED' ? 'CHECKPOINT_CHANGED' : 'CHECKPOINT_MISSING',
      from: n,
      to: n,
      item: name,
    });
  }
  return { tips, checkpoints, findings };
}
