import { once } from '../../platform/once.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { maySee } from '../../tickets/desk/scope.ts';
import { isRecused } from '../../tickets/dispatch/recusal-rules.ts';
import { ticketNotFound } from '../../tickets/errors.ts';
import { openLesson } from '../contract.ts';
import { action } from '../deps.ts';
import { notFinishedYet } from '../errors.ts';
import { lessonIdOf } from '../model.ts';
import { owe } from '../rules.ts';
import { viewOf } from './view-lesson.ts';

/** 1. A repeat gets the first answer. 2. The matter is resolved, and its new owner works here and is not kept away from it. 3. Owed. */
export const openIt = action(openLesson, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const { ticketNo, owner } = input.body;
  const by = { actor, now, correlationId, op };
  const opened = async () => {
    const [ticket, member] = await Promise.all([deps.ticket(site, ticketNo), deps.member(site, owner)]);
    if (!ticket || !maySee(actor, 'lesson.open', ticket)) throw ticketNotFound();
    if (!member || member.status === 'LEFT' || isRecused(ticket, owner)) throw staffNotFound();
    if (ticket.resolvedAt === undefined) throw notFinishedYet();
    return deps.lessons.open(owe(ticket, owner, now, await deps.timing(site)), by);
  };
  return viewOf(await once(() => deps.lessons.repeated(site, lessonIdOf(ticketNo), by), opened), now);
});
