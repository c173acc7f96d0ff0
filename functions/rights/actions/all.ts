import { listRunsIt } from './list-retention.ts';
import * as mine from './my-requests.ts';
import * as reading from './read-requests.ts';
import * as working from './work-on-requests.ts';

/** Every action of requests for one's own data, for the door and for tests that go through it. */
export const actions = [
  listRunsIt,
  ...[reading.listIt, reading.listReasonsIt, reading.viewIt, reading.certificateIt],
  ...[working.enterIt, working.acknowledgeIt, working.codeIt, working.identifyIt, working.unlockIt],
  ...[working.decideIt, working.handOverIt, working.confirmIt, working.cancelIt],
  ...[
    mine.askIt,
    mine.listMineIt,
    mine.viewMineIt,
    mine.codeForMeIt,
    mine.verifyMeIt,
    mine.openMineIt,
    mine.exportMineIt,
  ],
  ...[mine.confirmMineIt, mine.cancelMineIt],
];
