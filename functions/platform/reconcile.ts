import { randomUUID } from 'node:crypto';
import { forgettingFiles } from '../attachments/forget-files.ts';
import { reconcileAttachments } from '../attachments/reconcile-attachments.ts';
import { checkingDeps } from '../attachments/wiring.ts';
import { projectTicket } from '../board/project-ticket.ts';
import { boardDeps } from '../board/wiring.ts';
import { reconcileCallbacks } from '../callbacks/reconcile-callbacks.ts';
import { schedulerTimers } from '../callbacks/scheduler.ts';
import { callingDeps } from '../callbacks/wiring.ts';
import { reconcileExchange } from '../exchange/reconcile-exchange.ts';
import { planFollowUp as plan } from '../follow-ups/plan-follow-up.ts';
import { reconcileFollowUps } from '../follow-ups/reconcile-follow-ups.ts';
import { followUpDeps } from '../follow-ups/wiring.ts';
import { reconcileGrading } from '../grading/reconcile-grading.ts';
import { gradingDeps } from '../grading/wiring.ts';
import { daysKnown } from '../kernel/calendar-horizon.ts';
import type { TicketNo } from '../kernel/ids.ts';
import { millis } from '../kernel/time.ts';
import { reconcileLeads } from '../leads/reconcile-leads.ts';
import { leadDeps } from '../leads/wiring.ts';
import { reconcileLeakCases } from '../leak-cases/reconcile-leak-cases.ts';
import { leakCaseStore } from '../leak-cases/store.ts';
import { leakTiming } from '../leak-cases/wiring.ts';
import { reconcileLessons } from '../lessons/reconcile-lessons.ts';
import { lessonDeps } from '../lessons/wiring.ts';
import { reconcileNotices } from '../notices/reconcile-notices.ts';
import { noticeStore } from '../notices/store.ts';
import { tellReviews } from '../notices/tell-reviews.ts';
import { noticeDeps } from '../notices/wiring.ts';
import { reconcilePlaceCodes } from '../place-codes/reconcile-place-codes.ts';
import { placeCodeStore } from '../place-codes/store.ts';
import { runRetention } from '../retention/run-retention.ts';
import { retentionDeps } from '../retention/wiring.ts';
import { reconcileRights } from '../rights/reconcile-rights.ts';
import { rightsStore } from '../rights/store.ts';
import { rightsTiming } from '../rights/wiring.ts';
import { lastGone } from '../staff/rules.ts';
import { handOnWork } from '../tickets/dispatch/hand-on-work.ts';
import { settleShiftEnds } from '../tickets/dispatch/settle-shift-ends.ts';
import { reconcileTickets } from '../tickets/reconcile-tickets.ts';
import { reconcileTextChecks } from '../tickets/screening/reconcile-text-checks.ts';
import { ticketDeps } from '../tickets/wiring.ts';
import { env } from './env.ts';
import { gaugeNames, gaugeNamespace, gauges } from './gauges.ts';
import { files, type Objects } from './objects.ts';
import { processLog } from './process-log.ts';
import { clock, runtime } from './runtime.ts';

const timers = schedulerTimers();
let store: Objects | undefined;

/** Every five minutes, site by site: whatever one lost message, timer or execution would leave undone is done. */
export async function handler(): Promise<void> {
  const parts = runtime();
  store ??= files();
  const attachments = checkingDeps({ ...parts, files: store });
  const [tickets, followUps, lessons] = [await ticketDeps(parts), await followUpDeps(parts), await lessonDeps(parts)];
  const [board, callbacks, notices] = [await boardDeps(parts), callingDeps(parts), await noticeDeps(parts)];
  const leakCases = { leakCases: leakCaseStore(parts.ledger), timing: leakTiming(parts) };
  const retention = retentionDeps(parts);
  const rights = { rights: rightsStore(parts.ledger), ...rightsTiming(parts) };
  const [grading, leads] = [await gradingDeps(parts), await leadDeps(parts)];
  for (const site of await parts.sites.ids()) {
    const correlationId = `reconcile-${randomUUID()}`;
    const now = clock();
    const planFollowUp = ({ ticketNo }: { ticketNo: TicketNo }) =>
      plan({ site, ticketNo, correlationId }, { now, deps: followUps });
    const project = ({ ticketNo }: { ticketNo: TicketNo }) => projectTicket({ site, ticketNo }, board);
    const { looked, failed } = await reconcileTickets(site, {
      ...{ now, deps: tickets, correlationId },
      ...{ planFollowUp, project, forgetFiles: forgettingFiles(attachments) },
    });
    const calls = await reconcileFollowUps(site, { now, deps: followUps, correlationId });
    const promised = await reconcileCallbacks(site, { now, deps: callbacks, timers, correlationId });
    await reconcileLeads(site, { now, deps: leads, correlationId });
    await reconcileLeakCases(site, { now, deps: leakCases, correlationId });
    await reconcileRights(site, { now, deps: rights, correlationId });
    await runRetention(site, { now, deps: retention, correlationId });
    await reconcileLessons(site, { now, deps: lessons, correlationId });
    const given = await reconcileAttachments(site, { now, deps: attachments, correlationId });
    await reconcileGrading(site, { now, deps: grading, correlationId });
    await reconcileExchange(site, { now, ledger: parts.ledger, correlationId });
    const { reviewWithin } = (await parts.policies.current(site, 'spam')).policy;
    await tellReviews(site, { now, deps: notices, reviewWithin, correlationId });
    await reconcilePlaceCodes(site, { now, codes: placeCodeStore(parts.ledger), correlationId });
    await reconcileTextChecks(site, { now, ledger: parts.ledger, correlationId });
    await reconcileNotices(site, { now, notices: noticeStore(parts.ledger), correlationId });
    await settleShiftEnds(site, { now, deps: tickets, correlationId });
    for (const { staffNo } of lastGone(await parts.staff.all(site), now))
      await handOnWork(site, staffNo, { now, deps: tickets, correlationId });
    processLog.work({
      work: 'reconcile',
      correlationId,
      count: looked + calls.looked + promised.looked + given.looked,
      outcome: `${failed + promised.failed + given.failed} failed`,
    });
  }
  const sites = await Promise.all((await parts.sites.ids()).map((site) => parts.calendars.known(site)));
  const known = sites.flatMap((own) => Object.values(own)).map((calendar) => daysKnown(calendar, clock()));
  const write = (line: string) => process.stdout.write(`${line}\n`);
  gauges(write, gaugeNamespace(env('stage').stage))(gaugeNames.calendarDaysKnown, Math.min(...known), millis(clock()));
}
