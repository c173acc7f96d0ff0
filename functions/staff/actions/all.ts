import { establishIt, foundIt, reorganiseIt } from './change-units.ts';
import { appointIt, endIt as endDeputyLine, showDeputies } from './deputies.ts';
import { importIt } from './import-staff.ts';
import { showPosts } from './list-posts.ts';
import { listColleagues } from './list-staff.ts';
import { listOrganisation } from './list-units.ts';
import { assignIt, bringBack, departIt, describeIt, endIt, sendAway } from './person-verbs.ts';
import { showHistory, showPerson } from './read-staff.ts';
import { takeOnIt } from './take-on-staff.ts';
import { showMyself } from './who-am-i.ts';

/** Every action of the staff domain. */
export const actions = [
  ...[showMyself, listColleagues, showPerson, showHistory, takeOnIt, describeIt, assignIt, endIt],
  ...[sendAway, bringBack, departIt, importIt, listOrganisation, foundIt, reorganiseIt, showPosts, establishIt],
  ...[showDeputies, appointIt, endDeputyLine],
];
