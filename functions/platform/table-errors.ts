import { refusal } from '../kernel/errors.ts';

/** Contention or throttling outlasted the retries: nothing was written, try again. */
export const tableBusy = refusal('table.busy', 'busy', () => ({
  zh: '系统繁忙，请稍后重试',
  en: 'Busy just now; try again',
}));

/** An item over 400 KB cannot be kept. */
export const itemTooLarge = refusal('table.tooLarge', 'tooLarge', () => ({
  zh: '内容过大，无法保存',
  en: 'This is too large to keep',
}));
