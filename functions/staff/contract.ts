import { importStaff } from './import-contract.ts';
import * as organisation from './organisation-contract.ts';
import * as people from './people-contract.ts';

/** Every route of the staff domain. */
export const contract = {
  whoAmI: people.whoAmI,
  listStaff: people.listStaff,
  getStaff: people.getStaff,
  listStaffHistory: people.listStaffHistory,
  takeOnStaff: people.takeOnStaff,
  describeStaff: people.describeStaff,
  assignPost: people.assignPost,
  endPost: people.endPost,
  sendOnLeave: people.sendOnLeave,
  bringBack: people.bringBack,
  departStaff: people.departStaff,
  importStaff,
  listUnits: organisation.listUnits,
  foundUnit: organisation.foundUnit,
  reorganiseUnit: organisation.reorganiseUnit,
  listPosts: organisation.listPosts,
  establishPost: organisation.establishPost,
  listDeputies: organisation.listDeputies,
  appointDeputy: organisation.appointDeputy,
  endDeputy: organisation.endDeputy,
} as const;
