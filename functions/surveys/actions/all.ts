import { showStatistics } from './show-statistics.ts';
import { answerIt, openIt } from './survey.ts';

/** Every action of the surveys, for the door and for tests that go through it. */
export const actions = [openIt, answerIt, showStatistics];
