import { contract as access } from './access/contract.ts';
import { contract as attachments } from './attachments/contract.ts';
import { contract as audit } from './audit/contract.ts';
import { contract as board } from './board/contract.ts';
import { contract as calendars } from './calendars/contract.ts';
import { contract as callbacks } from './callbacks/contract.ts';
import { contract as challenges } from './challenges/contract.ts';
import { contract as customers } from './customers/contract.ts';
import { contract as evidence } from './evidence/contract.ts';
import { contract as exchange } from './exchange/contract.ts';
import { contract as followUps } from './follow-ups/contract.ts';
import { contract as grading } from './grading/contract.ts';
import { contract as leads } from './leads/contract.ts';
import { contract as leakCases } from './leak-cases/contract.ts';
import { contract as lessons } from './lessons/contract.ts';
import { contract as miniProgram } from './mini-program/contract.ts';
import { contract as notices } from './notices/contract.ts';
import { contract as operations } from './operations/contract.ts';
import { contract as placeCodes } from './place-codes/contract.ts';
import { contract as policies } from './policies/contract.ts';
import { contract as publications } from './publications/contract.ts';
import { contract as recurrence } from './recurrence/contract.ts';
import { contract as rights } from './rights/contract.ts';
import { contract as rosters } from './rosters/contract.ts';
import { contract as sessions } from './sessions/contract.ts';
import { contract as sites } from './sites/contract.ts';
import { contract as staff } from './staff/contract.ts';
import { contract as surveys } from './surveys/contract.ts';
import { contract as tickets } from './tickets/contract.ts';

/** Every route of the product, by the domain whose Lambda answers it: read by CDK, OpenAPI, the contract tests and the typed client. */
export const contracts = {
  tickets,
  'follow-ups': followUps,
  attachments,
  callbacks,
  board,
  leads,
  'leak-cases': leakCases,
  audit,
  lessons,
  evidence,
  recurrence,
  rights,
  access,
  staff,
  rosters,
  sites,
  notices,
  policies,
  calendars,
  challenges,
  publications,
  customers,
  exchange,
  grading,
  sessions,
  surveys,
  'place-codes': placeCodes,
  'mini-program': miniProgram,
  operations,
} as const;

export type DomainName = keyof typeof contracts;
