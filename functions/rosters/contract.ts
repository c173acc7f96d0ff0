import { showDuty } from './duty-contract.ts';
import * as leaves from './leaves-contract.ts';
import * as rosters from './rosters-contract.ts';
import * as shiftTypes from './shift-types-contract.ts';
import * as swaps from './swaps-contract.ts';

/** Every route of the rosters. */
export const contract = {
  listRosters: rosters.listRosters,
  planRoster: rosters.planRoster,
  publishRoster: rosters.publishRoster,
  changeRosterCell: rosters.changeRosterCell,
  listShiftTypes: shiftTypes.listShiftTypes,
  setShiftType: shiftTypes.setShiftType,
  setCoverRules: shiftTypes.setCoverRules,
  listSwaps: swaps.listSwaps,
  offerSwap: swaps.offerSwap,
  acceptSwap: swaps.acceptSwap,
  approveSwap: swaps.approveSwap,
  refuseSwap: swaps.refuseSwap,
  withdrawSwap: swaps.withdrawSwap,
  listLeaves: leaves.listLeaves,
  applyForLeave: leaves.applyForLeave,
  approveLeave: leaves.approveLeave,
  refuseLeave: leaves.refuseLeave,
  cancelLeave: leaves.cancelLeave,
  showDuty,
} as const;
