import * as exports from '../exports/actions/exports.ts';
import * as imports from '../imports/actions/imports.ts';

/** Every action of imports and exports, for the door and for tests that go through it. */
export const actions = [
  ...[imports.requestIt, imports.listIt, imports.viewIt, imports.checkIt, imports.commitIt, imports.cancelIt],
  ...[imports.listRowsIt, imports.linkReportIt],
  ...[exports.traceIt, exports.requestIt, exports.listIt, exports.viewIt],
  ...[exports.approveIt, exports.declineIt, exports.cancelIt, exports.openIt],
];
