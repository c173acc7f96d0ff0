import type { SiteId } from '../../kernel/ids.ts';
import { type HandingOn, handOnWork } from './hand-on-work.ts';

/**
 * F05, F29: what lies with somebody whose approved leave has begun goes to who stands in for him, whether a month of the roster is
 * published or not. Run again and again it finds nothing more to do. Where nobody is at work to be asked, at night, what is not urgent
 * waits for the morning instead of calling its leader.
 *
 * @returns how many matters were moved
 */
export async function settleLeaves(site: SiteId, at: HandingOn & { readonly spent?: () => boolean }): Promise<number> {
  const onLeave = await at.deps.onLeave(site, at.now);
  if (onLeave.length === 0) return 0;
  const people = await at.deps.candidates(site, undefined, at.now);
  const atWork = people.some(({ reached = 'ON_SHIFT' }) => reached === 'ON_SHIFT');
  let moved = 0;
  for (const staffNo of onLeave) {
    if (at.spent?.()) return moved;
    moved += (await handOnWork(site, staffNo, { ...at, waits: !atWork })).moved;
  }
  return moved;
}
