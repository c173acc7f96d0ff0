import type { Known } from '../known.ts';
import { together } from '../merging/compose-rules.ts';
import { isLiving } from '../model.ts';
import type { Purpose } from './model.ts';

/** For what a customer may be used beyond the matter that he has brought himself. */
export type Use = Extract<Purpose, 'MARKETING_CALL' | 'MARKETING_MESSAGE' | 'SURVEY'>;

/**
 * What has to be said for a use. Advertising needs a yes (PIPL 13, Advertising Law 43). To be asked how his own matter went belongs to
 * that matter (PIPL 13, 2nd case), until he says that he does not want it (PIPL 15, 44).
 */
const needs: Readonly<Record<Use, 'A_YES' | 'NO_NO'>> = {
  MARKETING_CALL: 'A_YES',
  MARKETING_MESSAGE: 'A_YES',
  SURVEY: 'NO_NO',
};

/**
 * Whether a customer may be used for something: by how his record stands, and by the strictest word that he said in any record that is
 * his. Who is restricted is kept and used for nothing (PIPL 47), whatever he agreed to before.
 */
export function mayUse(known: Known, use: Use): boolean {
  if (!isLiving(known.customer)) return false;
  const last = together(known).consents.find(({ purpose }) => purpose === use)?.steps[0]?.given;
  return needs[use] === 'A_YES' ? last === true : last !== false;
}
