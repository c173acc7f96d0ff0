import type { StaffActor } from '../../kernel/actor.ts';
import { stale } from '../../kernel/refused-changes.ts';
import type { Operation } from '../../kernel/route.ts';
import type { Instant } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { staffNotFound } from '../../staff/errors.ts';
import * as contract from '../contract.ts';
import { action, type LessonDeps } from '../deps.ts';
import { allAsKnown } from '../known-now.ts';
import type { Lesson, LessonId } from '../model.ts';
import * as rules from '../rules.ts';
import { seen, viewOf } from './view-lesson.ts';

interface ChangeCall {
  readonly input: { readonly params: { readonly lessonId: LessonId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: LessonDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

type Decide = (lesson: Lesson, timing: rules.LessonTiming) => rules.ChangedLesson | Promise<rules.ChangedLesson>;

/** The course of every verb: a repeat gets the first answer; load and check the version; decide; keep it with its event. */
async function changed(call: ChangeCall, capability: string, decide: Decide) {
  const { deps, now, version, correlationId, op } = call;
  const actor = call.actor as StaffActor;
  const { lessonId } = call.input.params;
  const by = { actor, now, correlationId, op };
  const act = async () => {
    const lesson = await seen(deps, actor, { id: lessonId, capability });
    if (lesson.version !== version) throw stale(lesson.version, lesson.status);
    return deps.lessons.change(lesson, await decide(lesson, await deps.timing(actor.site)), by);
  };
  return viewOf(await once(() => deps.lessons.repeated(actor.site, lessonId, by), act), now);
}

export const planIt = action(contract.planLesson, (call) =>
  changed(call, 'lesson.plan', async (lesson, { numbers }) => {
    const { owner } = call.input.body;
    const [member, [known = lesson]] = await Promise.all([
      call.deps.member(call.actor.site, owner),
      allAsKnown([lesson], call.deps.headsOf),
    ]);
    if (!member || member.status === 'LEFT' || known.recused?.includes(owner)) throw staffNotFound();
    return rules.plan(lesson, call.input.body, call.now, numbers);
  }),
);

export const finishIt = action(contract.finishLesson, (call) =>
  changed(call, 'lesson.plan', (lesson, timing) => {
    const { staffNo } = call.actor as StaffActor;
    return rules.finish(lesson, { ...call.input.body, staffNo }, call.now, timing);
  }),
);

export const checkIt = action(contract.checkLesson, (call) =>
  changed(call, 'lesson.check', (lesson, timing) => {
    const { staffNo } = call.actor as StaffActor;
    return rules.check(lesson, { ...call.input.body, staffNo }, call.now, timing);
  }),
);

export const waiveIt = action(contract.waiveLesson, (call) =>
  changed(call, 'lesson.waive', (lesson) => rules.waive(lesson, call.input.body.reason, call.now)),
);
