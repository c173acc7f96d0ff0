import type { StaffActor } from '../../kernel/actor.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Operation } from '../../kernel/route.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { broughtTo, changeStanding } from '../change-standing.ts';
import * as contract from '../contract.ts';
import { action, type GradingDeps } from '../deps.ts';
import { overrideOver } from '../errors.ts';
import type { Activity, Standing } from '../model.ts';
import {
  ask,
  type ChangedStanding,
  cardChanged,
  decide,
  endOverride,
  type GradeNumbers,
  gradeOf,
  record,
  summedMonths,
  unknown,
} from '../rules.ts';

const viewOf = ({ id, ...standing }: Standing, now: Instant): contract.StandingView => ({
  ...{ ...standing, customerId: id },
  counts: gradeOf({ id, ...standing }, now),
});

interface ChangeCall {
  readonly input: { readonly params: { readonly customerId: CustomerId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: GradingDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

/** The course of every verb: a repeat gets the first answer; load, decide, keep all of it. */
async function changed(
  call: ChangeCall,
  decideOn: (standing: Standing, numbers: GradeNumbers) => ChangedStanding,
  activity?: Activity,
) {
  const { deps, now, correlationId, op } = call;
  const actor = call.actor as StaffActor;
  const { customerId } = call.input.params;
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const act = () => changeStanding({ site, customerId, now, deps }, by, decideOn, activity);
  return viewOf(await once(() => deps.grading.repeated(site, customerId, by), act), now);
}

/** How a customer stands now. */
export const showGradeIt = action(contract.showGrade, async ({ input, actor, now, deps }) => {
  const { customerId } = input.params;
  const { id, site, grade } = await deps.customer(actor.site, customerId);
  const [own, brought] = await Promise.all([deps.grading.find(site, id), broughtTo(deps, site, id)]);
  const standing = own ?? unknown({ id, site, grade }, now);
  return viewOf({ ...standing, months: summedMonths([standing, ...brought]) }, now);
});

export const askGradeIt = action(contract.askGrade, (call) => {
  const { staffNo } = call.actor as StaffActor;
  const asked = { ...call.input.body, by: staffNo };
  return changed(call, (standing, numbers) => ask(standing, asked, { now: call.now, numbers }));
});

export const decideGradeIt = action(contract.decideGrade, (call) => {
  const { staffNo } = call.actor as StaffActor;
  const by = { ...call.input.body, staffNo };
  return changed(call, (standing, numbers) => decide(standing, by, { now: call.now, numbers }));
});

export const endGradeIt = action(contract.endGrade, (call) =>
  changed(call, (standing, numbers) => endOverride(standing, call.input.body.reason, { now: call.now, numbers })),
);

export const recordActivityIt = action(contract.recordActivity, (call) => {
  const { site, staffNo } = call.actor as StaffActor;
  const activity = { ...call.input.body, site, customerId: call.input.params.customerId, recordedBy: staffNo };
  return changed(call, (standing, numbers) => record(standing, activity, { now: call.now, numbers }), activity);
});

export const setCardLevelIt = action(contract.setCardLevel, (call) => {
  const { body } = call.input;
  if (!isBefore(call.now, body.until)) throw overrideOver();
  return changed(call, (standing, numbers) => cardChanged(standing, body, { now: call.now, numbers }));
});
