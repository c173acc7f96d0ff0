import * as access from '../functions/access/errors.ts';
import * as audit from '../functions/audit/errors.ts';
import * as calendarYears from '../functions/calendars/errors.ts';
import * as callbacks from '../functions/callbacks/errors.ts';
import * as challenges from '../functions/challenges/errors.ts';
import { contracts } from '../functions/contracts.ts';
import * as customers from '../functions/customers/errors.ts';
import * as customerMerging from '../functions/customers/merging/errors.ts';
import * as evidence from '../functions/evidence/errors.ts';
import * as followUps from '../functions/follow-ups/errors.ts';
import * as grading from '../functions/grading/errors.ts';
import * as calendars from '../functions/kernel/calendar.ts';
import * as durations from '../functions/kernel/duration.ts';
import type { ErrorKind, Refusal, Texts } from '../functions/kernel/errors.ts';
import * as moves from '../functions/kernel/moves.ts';
import * as pages from '../functions/kernel/page.ts';
import * as changes from '../functions/kernel/refused-changes.ts';
import type { Route } from '../functions/kernel/route.ts';
import * as times from '../functions/kernel/time.ts';
import * as leads from '../functions/leads/errors.ts';
import * as leakCases from '../functions/leak-cases/errors.ts';
import * as lessons from '../functions/lessons/errors.ts';
import * as miniProgram from '../functions/mini-program/errors.ts';
import * as phone from '../functions/mini-program/phone/errors.ts';
import * as push from '../functions/mini-program/push/errors.ts';
import * as operations from '../functions/operations/errors.ts';
import { statusOf } from '../functions/platform/answer.ts';
import * as requests from '../functions/platform/request-errors.ts';
import * as tables from '../functions/platform/table-errors.ts';
import * as policies from '../functions/policies/errors.ts';
import * as rights from '../functions/rights/errors.ts';
import * as rosters from '../functions/rosters/errors.ts';
import * as breakGlass from '../functions/sessions/break-glass-errors.ts';
import * as sessions from '../functions/sessions/errors.ts';
import * as staff from '../functions/staff/errors.ts';
import * as tickets from '../functions/tickets/errors.ts';
import * as rating from '../functions/tickets/rating/errors.ts';
import * as screening from '../functions/tickets/screening/errors.ts';
import type { Generated } from './generated.ts';

/** docs/errors.md: every code that the API can answer, printed from the refusals themselves. */

const domains = [
  access,
  audit,
  breakGlass,
  calendarYears,
  sessions,
  callbacks,
  challenges,
  customers,
  customerMerging,
  evidence,
  followUps,
  grading,
  leads,
  leakCases,
  lessons,
  miniProgram,
  phone,
  push,
  operations,
  policies,
  rights,
  rosters,
  rating,
  screening,
  staff,
  tickets,
];
const modules = [...domains, requests, tables, calendars, changes, durations, moves, pages, times];

type AnyRefusal = Refusal<never>;
const isRefusal = (value: unknown): value is AnyRefusal => typeof value === 'function' && 'kind' in value;

/** Every refusal by its code; those that only a contract names are found there. */
function everyRefusal(): AnyRefusal[] {
  const routes = Object.values(contracts).flatMap((contract) => Object.values<Route>(contract));
  const declared = routes.flatMap((route) => [...route.refusals]);
  const found = [...modules.flatMap((module) => Object.values<unknown>(module)), ...declared];
  const byCode = new Map(found.filter(isRefusal).map((one) => [one.code, one]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What a refusal says; a sentence with arguments shows their places. */
function textsOf(one: AnyRefusal): Texts {
  // A list of one word reads as that word in a sentence, and as a list where one is wanted.
  const places = [['{1}'], ['{2}'], ['{3}'], ['{4}']];
  return (one as unknown as (...places: readonly unknown[]) => { texts: Texts })(...places).texts;
}

const row = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** Codes that stay inside: the caller of an `internal` one is told `internal`. */
const isTold = ({ code, kind }: { code: string; kind: ErrorKind }) => kind !== 'internal' || code === 'internal';

/** The page about error codes. */
export function errorsDoc(): Generated {
  const rows = everyRefusal()
    .filter(isTold)
    .map((one) => {
      const { zh, en } = textsOf(one);
      return row(`\`${one.code}\``, statusOf[one.kind], zh, en);
    });
  const text = `# Error codes · 错误码

Printed from the code by \`npm run docs\`; do not edit.

A failure is answered with its HTTP status and \`{"code", "message", "data", "requestId"}\`. \`code\` is stable: decide by it, never by the
text. \`message\` is Chinese, or English with \`Accept-Language: en\`. \`{1}\` stands for what differs from case to case. \`data\` holds what
helps: \`fields\` (path and reason) of a 400, the \`current\` state of a 409, the \`version\` now of a 412. A 429 carries \`Retry-After\`.

${row('code', 'HTTP', '中文', 'English')}
${row('---', '---', '---', '---')}
${rows.join('\n')}
`;
  return { file: 'docs/errors.md', text };
}
