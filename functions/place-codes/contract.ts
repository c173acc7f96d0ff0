import * as z from 'zod';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { placeCodeNotFound, placeCodeNotMade, sceneTooLong } from './errors.ts';
import { PlaceCode, PlaceCodeId, PlaceRef, PlaceType } from './model.ts';

const AT_ONCE = 50;

const PlaceCodeView = PlaceCode.omit({ site: true, file: true, dueAt: true })
  .extend({
    statusText: Label,
    /** True: a picture can be fetched, be it one made before. */
    hasImage: z.boolean(),
  })
  .meta({ id: 'PlaceCodeView' });
export type PlaceCodeView = z.input<typeof PlaceCodeView>;

export const makePlaceCodes = route({
  method: 'POST',
  path: '/place-codes',
  audience: 'staff',
  capability: 'placeCode.make',
  summary: {
    zh: '生成客房、餐桌小程序码（异步，一次最多50个）',
    en: 'Have codes for rooms and tables made, fifty at once; they are there some seconds later',
  },
  idempotencyKey: 'needed',
  body: z.strictObject({
    places: z
      .array(z.strictObject({ type: PlaceType, ref: PlaceRef }))
      .min(1)
      .max(AT_ONCE),
    /** Also those that are made already: after the page of the mini-program was published, or has moved. */
    again: z.boolean().default(false),
  }),
  status: 202,
  answer: z.object({ items: z.array(PlaceCodeView) }),
  refusals: [sceneTooLong, keyReused, stale],
  example: { body: { places: [{ type: 'ROOM', ref: 'A1203' }], again: false } },
});

export const listPlaceCodes = route({
  method: 'GET',
  path: '/place-codes',
  audience: 'staff',
  capability: 'placeCode.read',
  summary: { zh: '小程序码列表', en: 'Codes of rooms or tables, by their number' },
  query: pageQuery.extend({ type: PlaceType.default('ROOM') }),
  answer: listOf(PlaceCodeView),
  refusals: [badCursor],
  example: { query: { type: 'ROOM', limit: '20' } },
});

export const placeCodeImage = route({
  method: 'GET',
  path: '/place-codes/{placeCodeId}/image',
  audience: 'staff',
  capability: 'placeCode.read',
  summary: { zh: '下载小程序码图片（短时链接）', en: 'A link to its picture, good for some minutes' },
  params: z.strictObject({ placeCodeId: PlaceCodeId }),
  answer: z.object({ url: z.string(), fileName: z.string(), expiresAt: Instant }),
  refusals: [placeCodeNotFound, placeCodeNotMade],
  example: { params: { placeCodeId: 'plc_ROOM_A1203' } },
});

export const contract = { makePlaceCodes, listPlaceCodes, placeCodeImage } as const;
