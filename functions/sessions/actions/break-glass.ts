import type { StaffActor } from '../../kernel/actor.ts';
import type { Changed, Circumstances } from '../../kernel/event.ts';
import { BreakGlassId, newId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { signInNeeded } from '../../platform/request-errors.ts';
import {
  approveBreakGlass,
  askBreakGlass,
  type BreakGlassView,
  declineBreakGlass,
  endBreakGlass,
  listBreakGlass,
} from '../break-glass-contract.ts';
import type { BreakGlass } from '../break-glass-model.ts';
import { approved, asked, declined, ended, isOpen } from '../break-glass-rules.ts';
import { action, type SessionDeps } from '../deps.ts';

const viewOf = (one: BreakGlass, now: Instant): BreakGlassView => ({ ...one, holds: isOpen(one, now) });

function staffOf({ actor }: Pick<Circumstances, 'actor'>): StaffActor {
  if (actor.kind !== 'staff') throw signInNeeded();
  return actor;
}

/** 1. Answer a repeat as before: one of the day's own requests. 2. Is it allowed? 3. Keep it. */
export const ask = action(askBreakGlass, async ({ input, actor, now, deps, op, correlationId }) => {
  const by = { actor, now, correlationId, op };
  const person = staffOf(by);
  const recent = await deps.breakGlass.recent(actor.site);
  for (const { id, applicant } of recent) {
    if (applicant !== person.staffNo) continue;
    const earlier = await deps.breakGlass.repeated(actor.site, id, by);
    if (earlier) return viewOf(earlier, now);
  }
  const id = BreakGlassId.parse(newId('breakGlass', now, deps.random));
  return viewOf(await deps.breakGlass.ask(asked(person, { ...input.body, id, now }, recent), by), now);
});

/** The requests of the last day with their reasons, newest first. */
export const list = action(listBreakGlass, async ({ actor, now, deps }) => {
  const recent = await deps.breakGlass.recent(actor.site);
  return { items: recent.map((one) => ({ ...viewOf(one, now), reason: one.reason })), hasMore: false };
});

interface Deciding {
  readonly deps: SessionDeps;
  readonly id: BreakGlassId;
  readonly by: Circumstances;
  decide(one: BreakGlass, by: StaffActor): Changed<BreakGlass>;
}

/** 1. Answer a repeat as before. 2. Decide by rule. 3. Keep it with what happened, or tell who was quicker. */
async function decided({ deps, id, by, decide }: Deciding): Promise<BreakGlassView> {
  const { site } = by.actor;
  const act = async () => {
    const before = await deps.breakGlass.get(site, id);
    return deps.breakGlass.change(before, decide(before, staffOf(by)), by);
  };
  return viewOf(await once(() => deps.breakGlass.repeated(site, id, by), act), by.now);
}

export const approve = action(approveBreakGlass, ({ input, actor, now, deps, op, correlationId }) => {
  const by = { actor, now, correlationId, op };
  return decided({ deps, id: input.params.breakGlassId, by, decide: (one, person) => approved(one, person, now) });
});

export const decline = action(declineBreakGlass, ({ input, actor, now, deps, op, correlationId }) => {
  const by = { actor, now, correlationId, op };
  return decided({ deps, id: input.params.breakGlassId, by, decide: declined });
});

export const end = action(endBreakGlass, ({ input, actor, now, deps, op, correlationId }) => {
  const by = { actor, now, correlationId, op };
  return decided({ deps, id: input.params.breakGlassId, by, decide: (one, person) => ended(one, person, now) });
});
