import { emptyDraft, type Kept } from './draft.ts';
import { newKey } from './service.ts';

const DRAFT = 'draft';
const MATTERS = 'matters';
const MOST_MATTERS = 20;

/** A matter of this phone: how to ask for it, and how it stood when it was last seen. */
export interface Matter {
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly sentAt: string;
  readonly words: string;
  readonly status: string;
}

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

/** Newest first. */
export const matters = (): readonly Matter[] => wx.getStorageSync<readonly Matter[] | ''>(MATTERS) || [];

export const matterOf = (ticketNo: string): Matter | undefined => matters().find((one) => one.ticketNo === ticketNo);

/** Adds a matter, or takes over what is new about one. */
export function keepMatter(matter: Matter): void {
  const known = matters();
  const isKnown = known.some(({ ticketNo }) => ticketNo === matter.ticketNo);
  const next = isKnown ? known.map((one) => (one.ticketNo === matter.ticketNo ? matter : one)) : [matter, ...known];
  wx.setStorageSync(MATTERS, next.slice(0, MOST_MATTERS));
}
