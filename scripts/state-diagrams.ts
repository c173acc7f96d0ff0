import { alarmMoves, alarmStatusLabels } from '../functions/access/alarms/model.ts';
import { attachmentLabels, attachmentMoves } from '../functions/attachments/model.ts';
import { pictureCheckMoves } from '../functions/attachments/pictures/picture-check.ts';
import { rotationLabels, rotationMoves } from '../functions/audit/rotation/model.ts';
import { callbackLabels, callbackMoves } from '../functions/callbacks/model.ts';
import { customerLabels, customerMoves } from '../functions/customers/model.ts';
import { exportLabels, exportMoves } from '../functions/exchange/exports/model.ts';
import { importLabels, importMoves } from '../functions/exchange/imports/model.ts';
import { moves as followUpMoves } from '../functions/follow-ups/model.ts';
import { creditMoves } from '../functions/grading/credit-model.ts';
import type { Moves } from '../functions/kernel/moves.ts';
import { leadLabels, leadMoves } from '../functions/leads/model.ts';
import { leakClockMoves } from '../functions/leak-cases/clocks/model.ts';
import { leakCaseActs, leakCaseMoves } from '../functions/leak-cases/model.ts';
import { statusLabels as leakCaseLabels } from '../functions/leak-cases/words.ts';
import { lessonLabels, lessonMoves } from '../functions/lessons/model.ts';
import { deliveryMoves, noticeMoves } from '../functions/notices/model.ts';
import { placeCodeLabels, placeCodeMoves } from '../functions/place-codes/model.ts';
import { rightsActs, rightsMoves } from '../functions/rights/model.ts';
import { statusLabels as rightsLabels } from '../functions/rights/words.ts';
import { leaveMoves, rosterMoves, swapMoves } from '../functions/rosters/model.ts';
import { breakGlassMoves } from '../functions/sessions/break-glass-model.ts';
import { bindingMoves, sessionMoves } from '../functions/sessions/model.ts';
import { staffMoves } from '../functions/staff/model.ts';
import { surveyLabels, surveyMoves } from '../functions/surveys/model.ts';
import { compensationMoves } from '../functions/tickets/compensation/model.ts';
import { moves as ticketMoves, workOrderMoves } from '../functions/tickets/model.ts';
import { textCheckMoves } from '../functions/tickets/screening/text-check.ts';
import { supervisionMoves } from '../functions/tickets/supervision/model.ts';
import { statusLabels } from '../functions/tickets/words.ts';
import type { Generated } from './generated.ts';

/** State diagrams, printed from the tables of moves that rules, write conditions and tests read. */

function diagram<State extends string>(
  moves: Moves<State>,
  labels: Partial<Record<State, { zh: string }>> = {},
): string {
  const states = new Set(Object.values(moves).flatMap(({ from, to }) => [...from, to]));
  const leaving = new Set(Object.values(moves).flatMap(({ from }) => [...from]));
  const named = [...states].flatMap((state) => (labels[state] ? [`  ${state}: ${state} ${labels[state]?.zh}`] : []));
  const arrows = Object.entries(moves).flatMap(([verb, { from, to }]) =>
    from.length === 0 ? [`  [*] --> ${to}: ${verb}`] : from.map((state) => `  ${state} --> ${to}: ${verb}`),
  );
  const ends = [...states].filter((state) => !leaving.has(state)).map((state) => `  ${state} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', ...named, ...arrows, ...ends, '```'].join('\n');
}

/** What is done without leaving a state, and in which states. */
function acts(table: Readonly<Record<string, readonly string[]>>): string {
  const cells = [
    ['act', 'in these states'],
    ...Object.entries(table).map(([act, states]) => [`\`${act}\``, states.join(' ')]),
  ];
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rows] = cells;
  const rule = widths.map((width) => '-'.repeat(width));
  return ['Acts that leave the state as it is:', '', ...[head, rule, ...rows].map(line)].join('\n');
}

const PRINTED = 'Printed from the table of moves by `npm run docs`; do not edit.';

/** The pages of state diagrams, one a domain. */
export const stateDiagrams = (): Generated[] => [
  {
    file: 'docs/tickets-states.md',
    text: `# States of a ticket\n\n${PRINTED}\n\n${diagram(ticketMoves, statusLabels)}\n\n# States of a work order\n\n${diagram(workOrderMoves)}\n\n# States of a supervision order\n\n${diagram(supervisionMoves)}\n\n# States of the check of a guest’s words\n\n${diagram(textCheckMoves)}\n\n# States of a request for compensation\n\n${diagram(compensationMoves)}\n`,
  },
  {
    file: 'docs/attachments-states.md',
    text: `# States of a file\n\n${PRINTED}\n\n${diagram(attachmentMoves, attachmentLabels)}\n\n# States of the check of a guest’s picture\n\n${diagram(pictureCheckMoves)}\n`,
  },
  {
    file: 'docs/callbacks-states.md',
    text: `# States of a booked call-back\n\n${PRINTED}\n\n${diagram(callbackMoves, callbackLabels)}\n`,
  },
  {
    file: 'docs/audit-states.md',
    text: `# States of a rotation of keys\n\n${PRINTED}\n\n${diagram(rotationMoves, rotationLabels)}\n`,
  },
  {
    file: 'docs/grading-states.md',
    text: `# States of a credit entry\n\n${PRINTED}\n\n${diagram(creditMoves)}\n`,
  },
  {
    file: 'docs/customers-states.md',
    text: `# States of a customer\n\n${PRINTED}\n\n${diagram(customerMoves, customerLabels)}\n\nWhat was restricted or merged goes back to what it was before.\n`,
  },
  {
    file: 'docs/surveys-states.md',
    text: `# States of a questionnaire\n\n${PRINTED}\n\n${diagram(surveyMoves, surveyLabels)}\n`,
  },
  {
    file: 'docs/place-codes-states.md',
    text: `# States of the code of a room or table\n\n${PRINTED}\n\n${diagram(placeCodeMoves, placeCodeLabels)}\n`,
  },
  {
    file: 'docs/exchange-states.md',
    text: `# States of an import\n\n${PRINTED}\n\n${diagram(importMoves, importLabels)}\n\n# States of an export\n\n${diagram(exportMoves, exportLabels)}\n`,
  },
  {
    file: 'docs/leads-states.md',
    text: `# States of a lead\n\n${PRINTED}\n\n${diagram(leadMoves, leadLabels)}\n`,
  },
  {
    file: 'docs/leak-cases-states.md',
    text: `# States of a leak or misconduct case\n\n${PRINTED}\n\n${diagram(leakCaseMoves, leakCaseLabels)}\n\n${acts(leakCaseActs)}\n\n# States of a clock of it\n\n${diagram(leakClockMoves)}\n`,
  },
  {
    file: 'docs/leak-prevention-states.md',
    text: `# States of an alarm about reads\n\n${PRINTED}\n\n${diagram(alarmMoves, alarmStatusLabels)}\n`,
  },
  {
    file: 'docs/lessons-states.md',
    text: `# States of a lesson\n\n${PRINTED}\n\n${diagram(lessonMoves, lessonLabels)}\n`,
  },
  {
    file: 'docs/notices-states.md',
    text: `# States of a notice in the inbox\n\n${PRINTED}\n\n${diagram(noticeMoves)}\n\n# States of its delivery\n\n${diagram(deliveryMoves)}\n`,
  },
  { file: 'docs/staff-states.md', text: `# States of a member of staff\n\n${PRINTED}\n\n${diagram(staffMoves)}\n` },
  {
    file: 'docs/rosters-states.md',
    text: `# States of a month's roster\n\n${PRINTED}\n\n${diagram(rosterMoves)}\n\n# States of a swap\n\n${diagram(swapMoves)}\n\n# States of leave\n\n${diagram(leaveMoves)}\n`,
  },
  {
    file: 'docs/sessions-states.md',
    text: `# States of a sign-in\n\n${PRINTED}\n\n${diagram(sessionMoves)}\n\n# States of a binding\n\n${diagram(bindingMoves)}\n\n# States of a break-glass access\n\n${diagram(breakGlassMoves)}\n`,
  },
  {
    file: 'docs/rights-states.md',
    text: `# States of a request for one’s own data\n\n${PRINTED}\n\n${diagram(rightsMoves, rightsLabels)}\n\n${acts(rightsActs)}\n`,
  },
  { file: 'docs/follow-ups-states.md', text: `# States of a follow-up\n\n${PRINTED}\n\n${diagram(followUpMoves)}\n` },
];
