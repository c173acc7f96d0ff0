import type { StaffActor } from '../../../kernel/actor.ts';
import type { Circumstances } from '../../../kernel/event.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import { changeCase } from '../../change-case.ts';
import { timed } from '../../clocks/rules.ts';
import { action, type LeakCaseDeps } from '../../deps.ts';
import { hearingNotFound } from '../../errors.ts';
import type { LeakCase } from '../../model.ts';
import { viewOf } from '../../views.ts';
import * as contract from '../contract.ts';
import type { Hearing } from '../model.ts';
import * as rules from '../rules.ts';

export const askIt = action(contract.askHearing, async (call) => {
  const asked = await changeCase(call, async ({ found, by, timing }) => {
    const changed = rules.askHearing(found, call.input.body, by, timing);
    return { ...changed, also: [await call.deps.leakCases.addingHearing(changed.hearing)] };
  });
  return viewOf(asked, call.now);
});

export const recordIt = action(contract.recordHearing, async (call) => {
  const { staffNo, statement } = call.input.body;
  const { leakCases } = call.deps;
  const recorded = await changeCase(call, async ({ found, by }) => {
    const hearing = await leakCases.hearing(found.site, found.id, staffNo);
    if (!hearing) throw hearingNotFound();
    const changed = rules.recordHearing(found, hearing, statement, by);
    return { ...changed, also: [await leakCases.changingHearing(changed.hearing)] };
  });
  return viewOf(recorded, call.now);
});

/** The caller's own hearing and the case behind it. Errors: `leakCase.hearingNotFound`. */
async function own(deps: LeakCaseDeps, { site, staffNo }: StaffActor, id: LeakCase['id']) {
  const [found, hearing] = await Promise.all([
    deps.leakCases.find(site, id),
    deps.leakCases.hearing(site, id, staffNo),
  ]);
  if (!found || !hearing) throw hearingNotFound();
  return { found, hearing };
}

/** All that somebody ever sees of a case about him: what he is said to have done, and what he answered. */
export const listMineIt = action(contract.listMyHearings, async ({ actor, deps }) => {
  const { site, staffNo } = actor as StaffActor;
  return { items: await deps.leakCases.hearingsOf(site, staffNo) };
});

/** The case moves on without him: his words are tried again on its newest version, and refused only by his own. */
const TRIES = 4;

/** 1. A repeat gets the first answer. 2. His own hearing, in the version that he read. 3. What he says is kept with the case. */
export const speakIt = action(
  contract.speakInHearing,
  async ({ input, actor, now, deps, op, correlationId, version }) => {
    const who = actor as StaffActor;
    const { leakCaseId } = input.params;
    const { statement } = input.body;
    const by: Circumstances = { actor, now, correlationId, op };
    const { numbers } = await deps.timing(who.site);
    async function spoken(tries: number): Promise<Hearing> {
      const { found, hearing } = await own(deps, who, leakCaseId);
      const earlier = await deps.leakCases.repeated(who.site, leakCaseId, by);
      if (earlier) return hearing;
      if (hearing.version !== version) throw stale(hearing.version, undefined);
      const changed = rules.speak(found, hearing, statement, now);
      const also = [await deps.leakCases.changingHearing(changed.hearing)];
      try {
        await deps.leakCases.change(found, timed(changed, numbers), by, also);
      } catch (error) {
        if (tries <= 1) throw error;
        return spoken(tries - 1);
      }
      return { ...changed.hearing, version: hearing.version + 1 };
    }
    return spoken(TRIES);
  },
);
