import { contactIt, listIt, loseIt, showNumberIt, viewIt, winIt } from './leads.ts';

/** Every action of the leads, for the door and for tests that go through it. */
export const actions = [listIt, viewIt, contactIt, winIt, loseIt, showNumberIt];
