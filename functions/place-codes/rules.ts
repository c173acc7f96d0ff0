import type { Changed } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { addMs, type Instant } from '../kernel/time.ts';
import { sceneTooLong } from './errors.ts';
import { type PlaceCode, type PlaceType, placeCodeIdOf, placeCodeMoves } from './model.ts';

export type ChangedPlaceCode = Changed<PlaceCode>;

/** WeChat takes no longer scene. */
const SCENE_MOST = 32;
const LETTERS = { ROOM: 'r', TABLE: 't' } as const satisfies Record<PlaceType, string>;

/** How long a code is left alone after it was wanted or a try: the event has it made at once, the reconciler after that. */
const TRIED_AGAIN_MS = 600_000;
const MOST_TRIES = 20;

/**
 * What the mini-program is told: `r=A1203`, `t=12`; with `&s=<site>` where the place is not of the first site. A printed code
 * cannot be changed, so it says all by itself. Errors: `placeCode.tooLong`.
 */
export function sceneOf(
  place: { readonly type: PlaceType; readonly ref: string },
  site: SiteId,
  first: boolean,
): string {
  const scene = `${LETTERS[place.type]}=${place.ref}${first ? '' : `&s=${site}`}`;
  if (scene.length > SCENE_MOST) throw sceneTooLong(scene);
  return scene;
}

/** Wanted for the first time, or once more: a printed one stays good, for the scene is the same. */
export function want(
  before: PlaceCode | undefined,
  of: { site: SiteId; type: PlaceType; ref: string; scene: string; by: string; now: Instant },
): ChangedPlaceCode {
  const { site, type, ref, scene, by, now } = of;
  const dueAt = addMs(now, TRIED_AGAIN_MS);
  const fresh: PlaceCode = {
    ...{ id: placeCodeIdOf(type, ref), site, type, ref, scene, status: placeCodeMoves.want.to, by, dueAt },
    ...{ tries: 0, version: 1 },
  };
  if (!before) return { head: fresh, event: { type: 'place-code.wanted', facts: { by } } };
  const { why: _over, ...again } = move(before, 'wantAgain', placeCodeMoves);
  return { head: { ...again, scene, by, dueAt, tries: 0 }, event: { type: 'place-code.wanted', facts: { by } } };
}

/** The picture is kept. */
export function made(code: PlaceCode, file: NonNullable<PlaceCode['file']>, now: Instant): ChangedPlaceCode {
  const { dueAt: _over, why: _before, ...head } = move(code, 'make', placeCodeMoves);
  return { head: { ...head, file, madeAt: now }, event: { type: 'place-code.made' } };
}

/** WeChat did not make it: not now, or not at all; what is not made in all its tries is not made at all. */
export function notMade(code: PlaceCode, of: { why: string; forGood: boolean; now: Instant }): ChangedPlaceCode {
  const { why, now } = of;
  const tries = code.tries + 1;
  if (of.forGood || tries >= MOST_TRIES) {
    const { dueAt: _over, ...head } = move(code, 'fail', placeCodeMoves);
    const facts = { why, by: code.by, ref: code.ref };
    return { head: { ...head, tries, why }, event: { type: 'place-code.failed', facts } };
  }
  const head = { ...move(code, 'putOff', placeCodeMoves), tries, why, dueAt: addMs(now, TRIED_AGAIN_MS) };
  return { head, event: { type: 'place-code.put-off', facts: { why, tries } } };
}

/** Its time has come: the event has it tried again. */
export const wake = (code: PlaceCode, now: Instant): ChangedPlaceCode => ({
  head: { ...code, dueAt: addMs(now, TRIED_AGAIN_MS) },
  event: { type: 'place-code.due', facts: { tries: code.tries } },
});

/** WeChat's numbers that pass by themselves; every other one is an operator's: the page, the scene, the rights of the app. */
const LATER = [-1, 0, 45009, 45011, 40001, 40014, 41001, 42001];

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html */
export const meaningOf = (errcode: number): { readonly why: string; readonly forGood: boolean } => ({
  why: `wechat.${errcode === 0 ? 'silent' : errcode}`,
  forGood: !LATER.includes(errcode),
});
