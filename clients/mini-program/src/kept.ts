import { emptyDraft, type Kept } from './draft.ts';
import { newKey } from './service.ts';

const DRAFT = 'draft';

/** The kept draft, or an empty one under a fresh key. */
export function keptDraft(): Kept {
  const kept = wx.getStorageSync<Kept | ''>(DRAFT);
  // An earlier version may have kept it, with fewer fields.
  return kept
    ? { ...kept, draft: { ...emptyDraft, ...kept.draft } }
    : { draft: emptyDraft, key: newKey(), inDoubt: false };
}
export const keepDraft = (kept: Kept): void => wx.setStorageSync(DRAFT, kept);
export const dropDraft = (): void => wx.removeStorageSync(DRAFT);
