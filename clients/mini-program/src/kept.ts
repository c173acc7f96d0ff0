import { emptyDraft, type Kept } from './draft.ts';
import { newKey } from './service.ts';

const DRAFT = 'draft';

/** The kept draft, or an empty one under a fresh key. */
export function keptDraft(): Kept {
  const kept = wx.getStorageSync<Kept | ''>(DRAFT);
  return kept || { draft: emptyDraft, key: newKey(), inDoubt: false };
}
export const keepDraft = (kept: Kept): void => wx.setStorageSync(DRAFT, kept);
export const dropDraft = (): void => wx.removeStorageSync(DRAFT);
