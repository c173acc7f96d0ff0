import * as command from './command.ts';
import * as converse from './converse.ts';
import { dispatchIt } from './dispatch-ticket.ts';
import * as guest from './guest-acts.ts';
import { accept, assess, decline, message, note, resolveIt } from './handle-ticket.ts';
import { listMine, listQueue } from './list-tickets.ts';
import { lookUp } from './look-up-ticket.ts';
import { mergeIt, undoMergeIt } from './merge-tickets.ts';
import { recuseIt } from './recuse-person.ts';
import { register } from './register-ticket.ts';
import { submit } from './submit-ticket.ts';
import { returnIt, takeOverIt } from './take-over.ts';
import { timeline, view, viewByNumber } from './view-ticket.ts';

/** Every action of the tickets, for the door and for tests that go through it. */
export const actions = [
  submit,
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
  ...[converse.transferIt, converse.answerIt, converse.concludeIt, converse.reopenIt],
  ...[command.escalateIt, command.acknowledgeIt, command.deescalateIt, command.urgeIt, command.reprioritiseIt],
  ...[command.reassignIt, command.extendIt, command.decideExtensionIt],
  ...[mergeIt, undoMergeIt],
  ...[guest.writeIt, guest.urgeByGuest, guest.withdrawByGuest, guest.agreeByGuest, guest.disagreeByGuest],
  takeOverIt,
  returnIt,
];
