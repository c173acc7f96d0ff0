import * as clocks from '../clocks/actions/notifications.ts';
import * as evidence from '../evidence/actions/work-on-evidence.ts';
import * as hearings from '../hearings/actions/hearings.ts';
import * as penalties from '../penalty/actions/penalties.ts';
import { countIt, listIt, timelineIt, viewIt } from './read-cases.ts';
import { reportIt } from './report-case.ts';
import * as work from './work-on-case.ts';

/** Every action of the cases, for the door and for tests that go through it. */
export const actions = [
  ...[reportIt, listIt, countIt, viewIt, timelineIt],
  ...[work.triageIt, work.containIt, work.remedyIt, work.investigateIt, work.relieveIt, work.accuseIt, work.recuseIt],
  ...[work.linkIt, work.confirmIt, work.dismissIt, work.resumeIt, work.revealIt],
  ...[clocks.showTemplateIt, clocks.sendIt, clocks.askWaiverIt, clocks.decideWaiverIt],
  ...[evidence.offerUploadIt, evidence.collectIt, evidence.correctIt, evidence.sealIt, evidence.handOverIt],
  ...[evidence.acceptIt, evidence.askViewIt, evidence.approveViewIt, evidence.viewIt],
  ...[hearings.askIt, hearings.recordIt, hearings.listMineIt, hearings.speakIt],
  ...[penalties.proposeIt, penalties.decideIt, penalties.sendBackIt, penalties.executeIt, penalties.closeIt],
];
