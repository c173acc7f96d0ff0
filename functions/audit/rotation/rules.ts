import type { Changed } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { move } from '../../kernel/moves.ts';
import { addMinutes, type Instant } from '../../kernel/time.ts';
import { type KeyRotation, rotationMoves } from './model.ts';

/** What a page of the walk came to. */
export interface Counted {
  readonly looked: number;
  readonly resealed: number;
  readonly lost: number;
  readonly unreadable: number;
  readonly firstUnreadable?: string | undefined;
}

export const nothingYet: Counted = { looked: 0, resealed: 0, lost: 0, unreadable: 0 };

/** Whoever sealed under the day before had that long to write it: clocks differ, and a request takes its time. */
const SETTLING_MINUTES = 10;
/** Passes after which somebody must look why there is always something left. */
const MOST_PASSES = 5;

type ChangedRotation = Changed<KeyRotation>;

/** A rotation begins, or begins anew: everything that is sealed under keys of earlier days than today is to be sealed under newer ones. */
export function beginRotation(
  before: KeyRotation | undefined,
  of: { readonly site: SiteId; readonly by: string; readonly reason: string; readonly now: Instant },
): ChangedRotation {
  const keysBefore = addMinutes(of.now, -SETTLING_MINUTES).slice(0, 10).replaceAll('-', '');
  const { status, version } = before
    ? move<KeyRotation['status'], KeyRotation, typeof rotationMoves>(before, 'begin', rotationMoves)
    : { status: rotationMoves.begin.to, version: 1 };
  const head: KeyRotation = {
    ...{ id: 'ROTATION', site: of.site, status, keysBefore, startedAt: of.now, startedBy: of.by, version },
    ...{ pass: 1, looked: 0, resealed: 0, lost: 0, unreadable: 0, resealedInAll: 0, retired: 0 },
  };
  return { head, event: { type: 'key-rotation.begun', facts: { keysBefore }, texts: { reason: of.reason } } };
}

/** A page more; where it goes on, if the pass does. */
export function counted(
  rotation: KeyRotation,
  page: Counted,
  position: Readonly<Record<string, string>> | undefined,
): KeyRotation {
  const { position: _before, ...rest } = rotation;
  return {
    ...rest,
    looked: rotation.looked + page.looked,
    resealed: rotation.resealed + page.resealed,
    resealedInAll: rotation.resealedInAll + page.resealed,
    lost: rotation.lost + page.lost,
    unreadable: rotation.unreadable + page.unreadable,
    ...(rotation.firstUnreadable === undefined &&
      page.firstUnreadable !== undefined && { firstUnreadable: page.firstUnreadable }),
    ...(position && { position }),
  };
}

/** What follows a pass: clean, the keys may go; something was sealed anew or lost to somebody, another pass; what never opens needs a person. */
export function afterPass({ resealed, lost, unreadable, pass }: KeyRotation): 'RETIRE' | 'AGAIN' | 'HALT' {
  if (resealed + lost + unreadable === 0) return 'RETIRE';
  if (pass >= MOST_PASSES || (resealed + lost === 0 && unreadable > 0)) return 'HALT';
  return 'AGAIN';
}

export const nextPass = (rotation: KeyRotation): KeyRotation => {
  const { firstUnreadable: _retried, ...rest } = rotation;
  return { ...rest, ...nothingYet, pass: rotation.pass + 1 };
};

/** Nothing refers to the old keys: they are gone. */
export function finished(rotation: KeyRotation, retired: number, now: Instant): ChangedRotation {
  const { resealedInAll, keysBefore, pass } = rotation;
  const head = { ...move(rotation, 'finish', rotationMoves), retired, finishedAt: now };
  return {
    head,
    event: { type: 'key-rotation.finished', facts: { keysBefore, retired, resealedInAll, passes: pass } },
  };
}

/** Something refers to the old keys and cannot be sealed anew: they stay, and somebody looks. */
export function halted(rotation: KeyRotation, now: Instant): ChangedRotation {
  const { keysBefore, unreadable, lost } = rotation;
  const head = { ...move(rotation, 'halt', rotationMoves), finishedAt: now };
  return { head, event: { type: 'key-rotation.halted', facts: { keysBefore, unreadable, lost } } };
}
