import { refusal } from '../kernel/errors.ts';

export const sceneTooLong = refusal(
  'placeCode.tooLong',
  'invalid',
  (_scene: string) => ({ zh: '编号过长，无法生成小程序码', en: 'This is too long for a code of WeChat' }),
  (scene) => ({ fields: [{ path: 'places', reason: `"${scene}" is longer than 32 characters` }] }),
);

export const placeCodeNotFound = refusal('placeCode.notFound', 'missing', () => ({
  zh: '没有这个小程序码',
  en: 'There is no such code',
}));

export const placeCodeNotMade = refusal('placeCode.notMade', 'conflict', () => ({
  zh: '小程序码尚未生成',
  en: 'Its picture is not made yet',
}));
