import { checkIt, finishIt, planIt, waiveIt } from './change-lesson.ts';
import { listIt } from './list-lessons.ts';
import { openIt } from './open-lesson.ts';
import { viewIt } from './view-lesson.ts';

/** Every action of the lessons, for the door and for tests that go through it. */
export const actions = [listIt, viewIt, openIt, planIt, finishIt, checkIt, waiveIt];
