import type { StaffActor } from '../../kernel/actor.ts';
import type { Circumstances } from '../../kernel/event.ts';
import { addMs } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { listPlaceCodes, makePlaceCodes, type PlaceCodeView, placeCodeImage } from '../contract.ts';
import { action } from '../deps.ts';
import { placeCodeNotFound, placeCodeNotMade } from '../errors.ts';
import { type PlaceCode, type PlaceType, placeCodeLabels, placeOf } from '../model.ts';
import { sceneOf, want } from '../rules.ts';

const LINK_SECONDS = 300;

const viewOf = (code: PlaceCode): PlaceCodeView => ({
  ...code,
  statusText: placeCodeLabels[code.status],
  hasImage: code.file !== undefined,
});

/** Each by itself: what is being made, or made and not wanted anew, is answered as it stands. The event has the others made. */
export const makeThem = action(makePlaceCodes, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site, staffNo } = actor as StaffActor;
  const first = (await deps.sites())[0] === site;
  const by: Circumstances = { actor, now, correlationId, op };
  const places = input.body.places.map((place) => ({ ...place, scene: sceneOf(place, site, first) }));

  async function wanted(place: { type: PlaceType; ref: string; scene: string }): Promise<PlaceCode> {
    const before = await deps.codes.find(site, place.type, place.ref);
    const stands = before?.status === 'WANTED' || (before?.status === 'MADE' && !input.body.again);
    if (before && stands) return before;
    return deps.codes.keep(before, want(before, { site, ...place, by: staffNo, now }), by);
  }

  const items: PlaceCode[] = [];
  const seen = new Set<string>();
  for (const place of places) {
    if (seen.has(place.scene)) continue;
    seen.add(place.scene);
    items.push(
      await once(
        () => deps.codes.repeated(site, place.type, place.ref, by),
        () => wanted(place),
      ),
    );
  }
  return { items: items.map(viewOf) };
});

export const listThem = action(listPlaceCodes, async ({ input, actor, now, deps }) => {
  const { site, staffId } = actor as StaffActor;
  const { cursor, limit, type } = input.query;
  const of = { query: `place-codes/${type}`, principal: staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const { items, next } = await deps.codes.ofType(site, type, { limit, ...(after && { after }) });
  return {
    items: items.map(viewOf),
    hasMore: next !== undefined,
    ...(next && { nextCursor: deps.cursors.seal(next, of) }),
  };
});

export const linkIt = action(placeCodeImage, async ({ input, actor, now, deps }) => {
  const place = placeOf(input.params.placeCodeId);
  const code = place && (await deps.codes.find(actor.site, place.type, place.ref));
  if (!code) throw placeCodeNotFound();
  if (!code.file) throw placeCodeNotMade();
  const fileName = `${code.type.toLowerCase()}-${code.ref}.${code.file.type === 'image/png' ? 'png' : 'jpg'}`;
  const url = await deps.files.link(code.file.name, { fileName, seconds: LINK_SECONDS });
  return { url, fileName, expiresAt: addMs(now, LINK_SECONDS * 1_000) };
});

/** Every action of the codes of places, for the door and for tests that go through it. */
export const actions = [makeThem, listThem, linkIt];
