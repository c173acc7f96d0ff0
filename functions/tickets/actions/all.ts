import { dispatchIt } from './dispatch-ticket.ts';
import { accept, assess, decline, message, note, resolveIt } from './handle-ticket.ts';
import { listMine, listQueue } from './list-tickets.ts';
import { lookUp } from './look-up-ticket.ts';
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
  takeOverIt,
  returnIt,
];
