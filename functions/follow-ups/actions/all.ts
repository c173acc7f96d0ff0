import { cancel } from './cancel-follow-up.ts';
import { list } from './list-follow-ups.ts';
import { record } from './record-attempt.ts';

/** Every action of the follow-ups, for the door and for tests that go through it. */
export const actions = [list, record, cancel];
