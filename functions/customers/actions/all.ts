import { confirmIt, liftIt, moveIt, preferIt, restrictIt, reviseIt } from '../archive/actions/change-customer.ts';
import { enterIt } from '../archive/actions/enter-customer.ts';
import { listIt, viewIt } from '../archive/actions/read-customers.ts';
import { giveIt, listThem, withdrawIt } from '../consents/actions/consents.ts';
import { listTicketsIt } from '../dealings/actions/list-tickets.ts';
import { showTimelineIt } from '../dealings/actions/read-timeline.ts';
import { addIt, doubtIt, endIt, verifyIt } from '../identifiers/actions/change-identifiers.ts';
import { matchIt } from '../identifiers/actions/match-customer.ts';
import { showMeIt, tellMeIt } from '../me/actions/me.ts';
import { mergeIt, previewIt, undoIt } from '../merging/actions/merge-customers.ts';
import { endRelationIt, relateIt } from '../relations/actions/relations.ts';
import { searchIt } from '../search/actions/search-customers.ts';

/** Every action of the customer archive, for the door and for tests that go through it. */
export const actions = [
  ...[searchIt, matchIt, enterIt, listIt, viewIt],
  ...[reviseIt, preferIt, confirmIt, moveIt, restrictIt, liftIt],
  ...[addIt, verifyIt, doubtIt, endIt],
  ...[listThem, giveIt, withdrawIt, relateIt, endRelationIt],
  ...[listTicketsIt, showTimelineIt],
  ...[showMeIt, tellMeIt],
  ...[previewIt, mergeIt, undoIt],
];
