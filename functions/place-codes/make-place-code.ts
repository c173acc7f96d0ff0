import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { WechatApi } from '../mini-program/wechat-api.ts';
import { fileFolders } from '../platform/file-folders.ts';
import type { Objects } from '../platform/objects.ts';
import { type PlaceCode, placeOf } from './model.ts';
import { type ChangedPlaceCode, made, meaningOf, notMade } from './rules.ts';
import type { PlaceCodeStore } from './store.ts';

const PATH = '/wxa/getwxacodeunlimit';
/** Where a scanned code leads. */
const PAGE = 'pages/submit/index';
const WIDTH = 430;
const EDITIONS = { developer: 'develop', trial: 'trial', formal: 'release' } as const;

export interface MakingPlaceCode {
  readonly now: Instant;
  readonly codes: PlaceCodeStore;
  readonly files: Pick<Objects, 'put'>;
  readonly api: WechatApi;
  /** Which edition of the mini-program a code opens; of one that is not published, WeChat cannot look whether the page is there. */
  readonly edition: keyof typeof EDITIONS;
  /** Hears of what an operator must look at. */
  readonly ours: (why: string) => void;
  readonly correlationId: string;
}

const typeOf = (image: Uint8Array) => (image[0] === 0x89 && image[1] === 0x50 ? 'image/png' : 'image/jpeg');

/** Asks WeChat, and keeps the picture before it is said that there is one. */
async function outcomeOf(code: PlaceCode, at: MakingPlaceCode): Promise<ChangedPlaceCode> {
  const { site, type, ref, scene } = code;
  const edition = EDITIONS[at.edition];
  const asked = { scene, page: PAGE, check_path: edition === 'release', env_version: edition, width: WIDTH };
  const said = await at.api(site, PATH, asked);
  if (said.kind === 'REFUSED') {
    const meaning = meaningOf(said.errcode);
    if (meaning.forGood || said.errcode === 45009) at.ours(meaning.why);
    return notMade(code, { ...meaning, now: at.now });
  }
  if (!said.image) return notMade(code, { why: 'wechat.noImage', forGood: false, now: at.now });
  const media = typeOf(said.image);
  const name = `${fileFolders.kept.prefix}place-codes/${site}/${type}-${ref}.${media === 'image/png' ? 'png' : 'jpg'}`;
  await at.files.put(name, said.image, { type: media });
  return made(code, { name, type: media }, at.now);
}

/** Makes a code that is wanted; done twice, the same picture is kept under the same name. */
export async function makePlaceCode(site: SiteId, id: string, at: MakingPlaceCode): Promise<void> {
  const place = placeOf(id);
  const code = place && (await at.codes.find(site, place.type, place.ref));
  if (code?.status !== 'WANTED') return;
  const by: Circumstances = {
    ...{ actor: { kind: 'system', site, name: 'place-codes' }, now: at.now, correlationId: at.correlationId },
  };
  const changed = await outcomeOf(code, at);
  try {
    await at.codes.keep(code, changed, by);
  } catch (error) {
    if (!isAppError(error) || error.kind !== 'stale') throw error; // else another delivery was quicker
  }
}
