import {
  cancelIt,
  checkIt,
  commitIt,
  linkReportIt,
  listIt,
  listRowsIt,
  requestIt,
  viewIt,
} from '../imports/actions/imports.ts';

/** Every action of imports and exports, for the door and for tests that go through it. */
export const actions = [requestIt, listIt, viewIt, checkIt, commitIt, cancelIt, listRowsIt, linkReportIt];
