import { deviceOf } from '../../api/device.ts';
import { miniProgramClient } from '../../api/mini-program.ts';
import { settings } from './settings.ts';
import { language } from './texts.ts';

/** A key for one intent, to be kept until its answer is there. */
export const newKey = (): string =>
  [Date.now(), Math.random() * 2 ** 52, Math.random() * 2 ** 52].map((n) => Math.floor(n).toString(36)).join('-');

const DEVICE = 'device';
const kept = { get: () => wx.getStorageSync<string>(DEVICE), set: (id: string) => wx.setStorageSync(DEVICE, id) };

/** The one client of this mini-program. */
export const service = miniProgramClient(wx, {
  ...{ baseUrl: settings.baseUrl, language: language(), device: deviceOf(kept, newKey) },
  ...(settings.site !== undefined && { site: settings.site }),
});
