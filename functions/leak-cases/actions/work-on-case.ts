import { createHash } from 'node:crypto';
import type { StaffActor } from '../../kernel/actor.ts';
import { staffNotFound } from '../../staff/errors.ts';
import * as contract from '../case-contract.ts';
import { changeCase, type Deciding } from '../change-case.ts';
import { action, type LeakCaseDeps } from '../deps.ts';
import { noReporter } from '../errors.ts';
import { impound } from '../evidence/rules.ts';
import * as rules from '../rules.ts';
import { viewOf } from '../views.ts';
import { misconductOf } from './report-case.ts';

export const triageIt = action(contract.triageLeakCase, async (call) => {
  const { body } = call.input;
  const decide = ({ found, by, timing }: Deciding) => rules.triage(found, body, by, timing.numbers);
  return viewOf(await changeCase(call, decide), call.now);
});

export const containIt = action(contract.containLeakCase, async (call) =>
  viewOf(await changeCase(call, ({ found }) => rules.contain(found, call.input.body.measures, call.now)), call.now),
);

export const remedyIt = action(contract.remedyLeakCase, async (call) =>
  viewOf(await changeCase(call, ({ found }) => rules.remedy(found, call.input.body.measures, call.now)), call.now),
);

export const investigateIt = action(contract.investigateLeakCase, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.investigate(found, by)), call.now),
);

export const relieveIt = action(contract.relieveInvestigator, async (call) =>
  viewOf(await changeCase(call, ({ found }) => rules.relieve(found, call.input.body.reason)), call.now),
);

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Somebody is kept away from now on: his part in it, and all that he holds of it, goes to others in the same act. */
async function without(
  deps: LeakCaseDeps,
  { found, by }: Deciding,
  of: { staffNo: string; changed: rules.ChangedCase },
) {
  const member = await deps.member(found.site, of.staffNo);
  if (!member) throw staffNotFound();
  const all = await deps.leakCases.allEvidence(found.site, found.id);
  const moved = impound(all, of.staffNo, { staffNo: by.staffNo, now: by.now, hash });
  return { ...of.changed, also: await Promise.all(moved.map(deps.leakCases.changingEvidence)) };
}

export const accuseIt = action(contract.accusePerson, async (call) => {
  const { staffNo } = call.input.body;
  const decide = (of: Deciding) =>
    without(call.deps, of, { staffNo, changed: rules.accuse(of.found, call.input.body) });
  return viewOf(await changeCase(call, decide), call.now);
});

export const recuseIt = action(contract.recusePerson, async (call) => {
  const { staffNo } = call.input.body;
  const decide = (of: Deciding) =>
    without(call.deps, of, { staffNo, changed: rules.recuse(of.found, call.input.body) });
  return viewOf(await changeCase(call, decide), call.now);
});

export const linkIt = action(contract.linkLeakTicket, async (call) => {
  const { ticketNo } = call.input.body;
  const decide = async ({ found }: Deciding) => {
    await misconductOf(call.deps, call.actor as StaffActor, ticketNo);
    return rules.linkTicket(found, ticketNo);
  };
  return viewOf(await changeCase(call, decide), call.now);
});

export const confirmIt = action(contract.confirmLeakCase, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.confirm(found, call.input.body.finding, by)), call.now),
);

export const dismissIt = action(contract.dismissLeakCase, async (call) =>
  viewOf(await changeCase(call, ({ found, by }) => rules.dismiss(found, call.input.body, by)), call.now),
);

export const resumeIt = action(contract.resumeLeakCase, async (call) =>
  viewOf(await changeCase(call, ({ found }) => rules.resume(found, call.input.body.reason)), call.now),
);

/** 1. Not more often than the day allows; there is somebody to be told of. 2. That he was looked up, and why, is on record, without who he is. 3. Who he is. */
export const revealIt = action(contract.revealReporter, async (call) => {
  const { deps, actor, input } = call;
  const reporter = await deps.leakCases.reporter(actor.site, input.params.leakCaseId);
  await changeCase(call, async ({ found, by, timing }) => {
    const lookedUp = rules.lookUpReporter(found, input.body.reason);
    const most = timing.numbers.reporterLookupsADay;
    await deps.countLookup({ site: actor.site, staffNo: by.staffNo, most }, call.now);
    if (!reporter) throw noReporter();
    return lookedUp;
  });
  if (!reporter) throw noReporter();
  const { staffNo, contact } = reporter;
  return { staffNo, ...(contact !== undefined && { contact }) };
});
