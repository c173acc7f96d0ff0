import { list } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import type { MachineFamily } from '../../functions/kernel/workflow.ts';
import type { WalkOptions } from './walk-machine.ts';
import type { World } from './world.ts';

/** The call that waits for the people who ring up guests after a stay. */
export const callOf = async (w: World) => (await w.as('S13', list, {})).items[0];

/** One attempt at it. */
export const attempt = async (w: World, body: Record<string, unknown>) =>
  w.as('S13', record, { params: { followUpId: (await callOf(w))?.id }, body });

export const answered = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };

/** A call that nobody makes is asked for again and again: somebody makes it in its second window. */
export const peopleEnd = (w: World, family: MachineFamily): WalkOptions =>
  family === 'follow-up' ? { meanwhile: (wait) => wait === 2 && attempt(w, answered) } : {};
