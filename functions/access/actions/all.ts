import { confirmAlarmIt, listAlarmsIt, openCaseIt } from '../alarms/actions/alarms.ts';
import { listCanariesIt, plantIt, retireIt } from '../canaries/actions/canaries.ts';
import { searchLogIt } from '../log/actions/search-log.ts';
import { revealCustomerIt, revealTicketIt } from '../reveal/actions/reveal.ts';
import { confirmRightIt, listReviewsIt, withdrawRightIt } from '../reviews/actions/reviews.ts';

/** Every action of the protection against leaks. */
export const actions = [
  ...[searchLogIt, revealCustomerIt, revealTicketIt],
  ...[listAlarmsIt, confirmAlarmIt, openCaseIt],
  ...[plantIt, listCanariesIt, retireIt],
  ...[listReviewsIt, confirmRightIt, withdrawRightIt],
] as const;
