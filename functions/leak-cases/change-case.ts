import type { StaffActor } from '../kernel/actor.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { LeakCaseId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import { once } from '../platform/once.ts';
import type { Write } from '../platform/table.ts';
import { type LeakTiming, timed } from './clocks/rules.ts';
import type { LeakCaseDeps } from './deps.ts';
import { leakCaseNotFound } from './errors.ts';
import { keptAway, type LeakCase } from './model.ts';
import type { By, ChangedCase } from './rules.ts';

/** One case that the caller may know of; for whom it is about, and whoever is kept away from it, there is none. Errors: `leakCase.notFound`. */
export async function known(deps: LeakCaseDeps, { site, staffNo }: StaffActor, id: LeakCaseId): Promise<LeakCase> {
  const found = await deps.leakCases.get(site, id);
  if (keptAway(found).includes(staffNo)) throw leakCaseNotFound();
  return found;
}

export interface CaseCall {
  readonly input: { readonly params: { readonly leakCaseId: LeakCaseId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: LeakCaseDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

/** What an act decides: the case, what happened, and what changes with it. */
export interface Decided extends ChangedCase {
  readonly also?: readonly Write[];
}

export interface Deciding {
  readonly found: LeakCase;
  readonly by: By;
  readonly timing: LeakTiming;
  readonly circumstances: Circumstances;
}

/** Who acts, with what nobody else is told: whether it was he who told the house. */
async function byOf({ deps, now }: CaseCall, actor: StaffActor, found: LeakCase): Promise<By> {
  const reporter = await deps.leakCases.reporter(actor.site, found.id);
  return { staffNo: actor.staffNo, now, reported: reporter?.staffNo === actor.staffNo };
}

/**
 * The course of every act on a case. 1. A repeat gets the first answer. 2. The case, if the caller may know of it, in the version that
 * he read. 3. Decide. 4. Keep it with its event and what changes with it, filed under when somebody must look again.
 */
export async function changeCase(
  call: CaseCall,
  decide: (of: Deciding) => Decided | Promise<Decided>,
): Promise<LeakCase> {
  const { deps, now, version, correlationId, op } = call;
  const actor = call.actor as StaffActor;
  const { leakCaseId } = call.input.params;
  const circumstances: Circumstances = { actor, now, correlationId, op };
  // Whoever is kept away meanwhile gets no first answer again, either.
  const seen = await known(deps, actor, leakCaseId);
  const act = async () => {
    if (seen.version !== version) throw stale(seen.version, seen.status);
    const [by, timing] = await Promise.all([byOf(call, actor, seen), deps.timing(actor.site)]);
    const { also = [], ...changed } = await decide({ found: seen, by, timing, circumstances });
    return deps.leakCases.change(seen, timed(changed, timing.numbers), circumstances, also);
  };
  return once(() => deps.leakCases.repeated(actor.site, leakCaseId, circumstances), act);
}
