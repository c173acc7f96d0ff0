import { bookByCustomer, bookByGuest, bookByStaff, fileMissed } from './book-callback.ts';
import {
  cancelByCustomer,
  cancelByGuest,
  cancelByStaff,
  lookUpByGuest,
  moveByCustomer,
  moveByGuest,
  moveByStaff,
  recordIt,
  showNumberIt,
} from './change-callback.ts';
import { listIt, listOwn, viewIt } from './list-callbacks.ts';
import { showMySlots, showPublicSlots, showStaffSlots } from './show-slots.ts';

/** Every action of call-backs, for the door and for tests that go through it. */
export const actions = [
  ...[showPublicSlots, showMySlots, showStaffSlots],
  ...[bookByGuest, bookByCustomer, bookByStaff, fileMissed],
  ...[lookUpByGuest, moveByGuest, cancelByGuest, moveByCustomer, cancelByCustomer, moveByStaff, cancelByStaff],
  ...[listIt, listOwn, viewIt, recordIt, showNumberIt],
];
