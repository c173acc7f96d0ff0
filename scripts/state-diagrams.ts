import { callbackLabels, callbackMoves } from '../functions/callbacks/model.ts';
import { customerLabels, customerMoves } from '../functions/customers/model.ts';
import { exportLabels, exportMoves } from '../functions/exchange/exports/model.ts';
import { importLabels, importMoves } from '../functions/exchange/imports/model.ts';
import { moves as followUpMoves } from '../functions/follow-ups/model.ts';
import { creditMoves } from '../functions/grading/credit-model.ts';
import type { Moves } from '../functions/kernel/moves.ts';
import { leadLabels, leadMoves } from '../functions/leads/model.ts';
import { lessonLabels, lessonMoves } from '../functions/lessons/model.ts';
import { deliveryMoves, noticeMoves } from '../functions/notices/model.ts';
import { leaveMoves, rosterMoves, swapMoves } from '../functions/rosters/model.ts';
import { breakGlassMoves } from '../functions/sessions/break-glass-model.ts';
import { bindingMoves, sessionMoves } from '../functions/sessions/model.ts';
import { staffMoves } from '../functions/staff/model.ts';
import { moves as ticketMoves, workOrderMoves } from '../functions/tickets/model.ts';
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

const PRINTED = 'Printed from the table of moves by `npm run docs`; do not edit.';

/** The pages of state diagrams, one a domain. */
export const stateDiagrams = (): Generated[] => [
  {
    file: 'docs/tickets-states.md',
    text: `# States of a ticket\n\n${PRINTED}\n\n${diagram(ticketMoves, statusLabels)}\n\n# States of a work order\n\n${diagram(workOrderMoves)}\n\n# States of a supervision order\n\n${diagram(supervisionMoves)}\n`,
  },
  {
    file: 'docs/callbacks-states.md',
    text: `# States of a booked call-back\n\n${PRINTED}\n\n${diagram(callbackMoves, callbackLabels)}\n`,
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
    file: 'docs/exchange-states.md',
    text: `# States of an import\n\n${PRINTED}\n\n${diagram(importMoves, importLabels)}\n\n# States of an export\n\n${diagram(exportMoves, exportLabels)}\n`,
  },
  {
    file: 'docs/leads-states.md',
    text: `# States of a lead\n\n${PRINTED}\n\n${diagram(leadMoves, leadLabels)}\n`,
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
  { file: 'docs/follow-ups-states.md', text: `# States of a follow-up\n\n${PRINTED}\n\n${diagram(followUpMoves)}\n` },
];
