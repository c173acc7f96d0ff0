import * as credit from './credit.ts';
import * as grades from './grades.ts';

/** Every action of grades and credit, for the door and for tests that go through it. */
export const actions = [
  ...[grades.showGradeIt, grades.askGradeIt, grades.decideGradeIt, grades.endGradeIt],
  ...[grades.recordActivityIt, grades.setCardLevelIt],
  ...[credit.listCreditIt, credit.recordCreditIt, credit.contestCreditIt, credit.decideCreditIt, credit.listContestsIt],
  ...[credit.listMyCreditIt, credit.contestMyCreditIt],
];
