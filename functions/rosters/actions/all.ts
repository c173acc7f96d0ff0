import { changeIt, planIt, publishIt } from './change-roster.ts';
import * as leaves from './leaves.ts';
import { showRosters } from './read-rosters.ts';
import { setCoverIt, setIt, showShifts } from './shift-types.ts';
import { tellDuty } from './show-duty.ts';
import * as swaps from './swaps.ts';

/** Every action of the rosters. */
export const actions = [
  ...[showRosters, planIt, publishIt, changeIt, showShifts, setIt, setCoverIt, tellDuty],
  ...[swaps.showSwaps, swaps.offerIt, swaps.acceptIt, swaps.approveIt, swaps.refuseIt, swaps.withdrawIt],
  ...[leaves.showLeaves, leaves.applyIt, leaves.approveIt, leaves.refuseIt, leaves.cancelIt],
];
