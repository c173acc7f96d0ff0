import type { Changed } from '../../kernel/event.ts';
import { canaryNotFound } from '../errors.ts';
import type { Canary } from './model.ts';

/** A record that is nobody's is planted. */
export const planted = (canary: Omit<Canary, 'version'>): Changed<Canary> => ({
  head: { ...canary, version: 1 },
  event: { type: 'canary.planted', texts: { label: canary.label } },
});

/** It means nothing any more. Errors: `canary.notFound` of one that is retired already. */
export function retired(canary: Canary, now: Canary['plantedAt']): Changed<Canary> {
  if (canary.retiredAt !== undefined) throw canaryNotFound();
  return { head: { ...canary, retiredAt: now }, event: { type: 'canary.retired' } };
}
