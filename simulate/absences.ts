import { AppError } from '../functions/kernel/errors.ts';
import { bringBack, sendAway } from '../functions/staff/actions/person-verbs.ts';
import { site } from '../test/support/world.ts';
import { isCrash } from './machinery.ts';
import type { Crowd } from './people.ts';

/** Who may be away for a day: handlers and agents; somebody is always left to decide. */
const MAY_BE_AWAY = ['D01', 'D02B', 'D03', 'D04B', 'S05', 'S08', 'S12', 'S03'];

async function change({ machinery, tally }: Crowd, who: string, act: typeof sendAway): Promise<void> {
  const { w } = machinery;
  const key = `absence ${tally.get('taps') ?? 0}`;
  tally.set('taps', (tally.get('taps') ?? 0) + 1);
  for (let n = 0; n < 50; n += 1) {
    try {
      const member = await w.parts.staff.byNo(site, who);
      await w.as('A01', act, { params: { staffNo: who }, version: member?.version ?? 0, key });
      return;
    } catch (error) {
      if (error instanceof AppError) return;
      if (!isCrash(error)) throw error;
    }
  }
}

/** Somebody is away for the day: what lies with him goes to others. */
export const setLeave = (crowd: Crowd): Promise<void> => change(crowd, crowd.chance.pick(MAY_BE_AWAY), sendAway);

/** In the evening everybody is back. */
export async function takeBack(crowd: Crowd): Promise<void> {
  const { w } = crowd.machinery;
  for (const { staffNo, status } of await w.parts.staff.all(site))
    if (status === 'ON_LEAVE') await change(crowd, staffNo, bringBack as unknown as typeof sendAway);
}
