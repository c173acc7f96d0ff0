import * as after from '../after-closing/actions/after-closing.ts';
import * as archiving from '../archiving/actions/archive-ticket.ts';
import * as retention from '../archiving/actions/retention.ts';
import * as parts from '../co-handling/actions/change-parts.ts';
import { askCompensationIt, decideCompensationIt } from '../compensation/actions/ask-compensation.ts';
import { listMine, listQueue } from '../desk/actions/list-tickets.ts';
import { timeline, view, viewByNumber } from '../desk/actions/view-ticket.ts';
import * as converse from '../dialogue/actions/converse.ts';
import * as guest from '../dialogue/actions/guest-acts.ts';
import { listMineIt } from '../dialogue/actions/list-my-tickets.ts';
import { lookUp } from '../dialogue/actions/look-up-ticket.ts';
import * as mine from '../dialogue/actions/my-acts.ts';
import { dispatchIt } from '../dispatch/actions/dispatch-ticket.ts';
import { recuseIt } from '../dispatch/actions/recuse-person.ts';
import { returnIt, takeOverIt } from '../dispatch/actions/take-over.ts';
import { answerAuthorityIt } from '../external/actions/answer-authority.ts';
import { setExternalDateIt } from '../external/actions/set-external-date.ts';
import { accept, assess, decline, message, note, resolveIt } from '../handling/actions/handle-ticket.ts';
import { convertIt, identifyCallerIt, makeLeadIt, showAuthorityIt } from '../intake/actions/desk-intake.ts';
import { register } from '../intake/actions/register-ticket.ts';
import { submitMine } from '../intake/actions/submit-my-ticket.ts';
import { submit } from '../intake/actions/submit-ticket.ts';
import * as command from '../ladder/actions/command.ts';
import { pauseLegalIt, resumeLegalIt } from '../legal/actions/pause-legal.ts';
import * as linking from '../linking/actions/link-tickets.ts';
import { mergeIt } from '../merging/actions/merge-tickets.ts';
import { undoMergeIt } from '../merging/actions/undo-merge.ts';
import { rateMineIt } from '../rating/actions/rate-ticket.ts';
import { reviewIt } from '../screening/actions/review-tickets.ts';
import { answerSupervisionIt, superviseIt } from '../supervision/actions/supervise.ts';

/** Every action of the tickets, for the door and for tests that go through it. */
export const actions = [
  submit,
  submitMine,
  lookUp,
  register,
  listQueue,
  viewByNumber,
  view,
  timeline,
  assess,
  accept,
  decline,
  dispatchIt,
  message,
  note,
  resolveIt,
  listMine,
  recuseIt,
  ...[converse.askIt, converse.proposeIt, converse.agreeIt, converse.disagreeIt, converse.withdrawIt],
  ...[askCompensationIt, decideCompensationIt],
  ...[converse.transferIt, converse.answerIt, converse.concludeIt, converse.reopenIt],
  ...[command.escalateIt, command.acknowledgeIt, command.deescalateIt, command.urgeIt, command.reprioritiseIt],
  ...[command.reassignIt, command.extendIt, command.decideExtensionIt, command.containIt, command.situationIt],
  ...[mergeIt, undoMergeIt],
  ...[linking.linkIt, linking.unlinkIt, linking.listLinksIt, linking.consentIt],
  ...[after.settleAfterwordIt, after.closeSilentIt, after.followOnIt],
  ...[convertIt, makeLeadIt, showAuthorityIt, identifyCallerIt],
  ...[setExternalDateIt, answerAuthorityIt],
  ...[archiving.archiveIt, archiving.viewIt, archiving.verifyIt, archiving.addIt],
  ...[retention.holdIt, retention.liftHoldIt, retention.listCertificatesIt],
  ...[parts.inviteIt, parts.submitIt, parts.acceptPartIt, parts.sendBackIt, parts.cancelPartIt],
  ...[parts.handOverIt, parts.acceptHandOverIt],
  ...[pauseLegalIt, resumeLegalIt],
  ...[superviseIt, answerSupervisionIt],
  ...[
    guest.writeIt,
    guest.urgeByGuest,
    guest.withdrawByGuest,
    guest.agreeByGuest,
    guest.disagreeByGuest,
    guest.identifyByGuest,
  ],
  listMineIt,
  ...[mine.viewMineIt, mine.writeMineIt, mine.urgeMineIt, mine.withdrawMineIt, mine.agreeMineIt, mine.disagreeMineIt],
  rateMineIt,
  reviewIt,
  takeOverIt,
  returnIt,
];
