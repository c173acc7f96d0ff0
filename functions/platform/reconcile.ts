import { randomUUID } from 'node:crypto';
import { forgettingFiles } from '../attachments/forget-files.ts';
import { reconcilePictureChecks } from '../attachments/pictures/reconcile-picture-checks.ts';
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
import type { SiteId, TicketNo } from '../kernel/ids.ts';
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
import { settleLeaves } from '../tickets/dispatch/settle-leaves.ts';
import { settleShiftEnds } from '../tickets/dispatch/settle-shift-ends.ts';
import { reconcileCalendars } from '../tickets/reconcile-calendars.ts';
import { reconcileTickets } from '../tickets/reconcile-tickets.ts';
import { reconcileTextChecks } from '../tickets/screening/reconcile-text-checks.ts';
import { ticketDeps } from '../tickets/wiring.ts';
import { env } from './env.ts';
import { gaugeNames, gaugeNamespace, gauges } from './gauges.ts';
import { files, type Objects } from './objects.ts';
import { processLog } from './process-log.ts';
import { clock, runtime } from './runtime.ts';
import { type Part, takeTurns } from './take-turns.ts';

const timers = schedulerTimers();
let store: Objects | undefined;

type Run = ReturnType<typeof runtime>;

/** What the parts of a run work with. */
async function made(parts: Run) {
  store ??= files();
  const attachments = checkingDeps({ ...parts, files: store });
  return {
    attachments,
    forgetFiles: forgettingFiles(attachments),
    ...{ tickets: await ticketDeps(parts), followUps: await followUpDeps(parts), lessons: await lessonDeps(parts) },
    ...{ board: await boardDeps(parts), callbacks: callingDeps(parts), notices: await noticeDeps(parts) },
    leakCases: { leakCases: leakCaseStore(parts.ledger), timing: leakTiming(parts) },
    ...{ grading: await gradingDeps(parts), leads: await leadDeps(parts) },
    rights: { rights: rightsStore(parts.ledger), ...rightsTiming(parts) },
    retention: retentionDeps(parts, store),
  };
}

interface At {
  readonly site: SiteId;
  readonly parts: Run;
  readonly deps: Awaited<ReturnType<typeof made>>;
  readonly correlationId: string;
  /** Told what each part has looked at, and what it could not mend. */
  readonly count: (counted: { readonly looked: number; readonly failed?: number }) => void;
}

/** Matters, their calls, and whoever they lie with. */
function partsOfMatters({ site, parts, deps, correlationId, count }: At): Part[] {
  const { tickets, followUps, board, forgetFiles } = deps;
  const at = () => ({ now: clock(), deps: tickets, correlationId });
  const planFollowUp = ({ ticketNo }: { ticketNo: TicketNo }) =>
    plan({ site, ticketNo, correlationId }, { now: clock(), deps: followUps });
  const project = ({ ticketNo }: { ticketNo: TicketNo }) => projectTicket({ site, ticketNo }, board);
  return [
    {
      name: 'tickets',
      run: async (spent) => count(await reconcileTickets(site, { ...at(), planFollowUp, project, forgetFiles, spent })),
    },
    {
      name: 'follow-ups',
      run: async (spent) => count(await reconcileFollowUps(site, { ...at(), deps: followUps, spent })),
    },
    { name: 'shift ends', run: (spent) => settleShiftEnds(site, { ...at(), spent }) },
    { name: 'leaves', run: (spent) => settleLeaves(site, { ...at(), spent }) },
    {
      name: 'people who left',
      run: async (spent) => {
        for (const { staffNo } of lastGone(await parts.staff.all(site), clock()))
          if (!spent()) await handOnWork(site, staffNo, at());
      },
    },
    { name: 'calendars', run: () => reconcileCalendars(site, { ...at(), calendars: parts.calendars }) },
    { name: 'text checks', run: () => reconcileTextChecks(site, { ...at(), ledger: parts.ledger }) },
  ];
}

/** Everything else that waits for a message, a timer or a day. */
function otherParts({ site, parts, deps, correlationId, count }: At): Part[] {
  const { ledger, policies } = parts;
  const at = () => ({ now: clock(), correlationId });
  const { callbacks, leads, leakCases, rights, retention, lessons, attachments, grading, notices } = deps;
  const reviews = async () => {
    const { reviewWithin } = (await policies.current(site, 'spam')).policy;
    await tellReviews(site, { ...at(), deps: notices, reviewWithin });
  };
  return [
    {
      name: 'call-backs',
      run: async () => count(await reconcileCallbacks(site, { ...at(), deps: callbacks, timers })),
    },
    { name: 'leads', run: () => reconcileLeads(site, { ...at(), deps: leads }) },
    { name: 'leak cases', run: () => reconcileLeakCases(site, { ...at(), deps: leakCases }) },
    { name: 'rights', run: () => reconcileRights(site, { ...at(), deps: rights }) },
    { name: 'retention', run: () => runRetention(site, { ...at(), deps: retention }) },
    { name: 'lessons', run: () => reconcileLessons(site, { ...at(), deps: lessons }) },
    { name: 'files', run: async () => count(await reconcileAttachments(site, { ...at(), deps: attachments })) },
    { name: 'picture checks', run: () => reconcilePictureChecks(site, { ...at(), ledger }) },
    { name: 'grading', run: () => reconcileGrading(site, { ...at(), deps: grading }) },
    { name: 'imports and exports', run: () => reconcileExchange(site, { ...at(), ledger }) },
    { name: 'reviews', run: reviews },
    { name: 'place codes', run: () => reconcilePlaceCodes(site, { ...at(), codes: placeCodeStore(ledger) }) },
    { name: 'notices', run: () => reconcileNotices(site, { ...at(), notices: noticeStore(ledger) }) },
  ];
}

const MARGIN_MS = 5_000; // what a piece of work that has begun may still take
const EVERY_MS = 300_000;

/** Every part of one site in its turn; told in one line of the log, and thrown together if any failed. */
async function runSite(site: SiteId, until: number, of: Pick<At, 'parts' | 'deps'>): Promise<void> {
  const correlationId = `reconcile-${randomUUID()}`;
  const sum = { looked: 0, failed: 0 };
  const count: At['count'] = ({ looked, failed = 0 }) => {
    sum.looked += looked;
    sum.failed += failed;
  };
  const at = { ...of, site, correlationId, count };
  const now = () => millis(clock());
  const turns = await takeTurns([...partsOfMatters(at), ...otherParts(at)], {
    ...{ now, endsAt: until, first: Math.floor(now() / EVERY_MS) },
  });
  const short = turns.filter(({ cutShort }) => cutShort).map(({ name }) => name);
  const broken = turns.filter(({ error }) => error !== undefined);
  const left = short.length === 0 ? '' : `, left to the next run: ${short.join(', ')}`;
  const outcome = `${sum.failed + broken.length} failed${left}`;
  processLog.work({ work: 'reconcile', correlationId, count: sum.looked, outcome });
  if (broken.length > 0)
    throw new AggregateError(
      broken.map(({ error }) => error),
      `parts of the run failed: ${broken.map(({ name }) => name).join(', ')}`,
    );
}

/**
 * Every five minutes, site by site: whatever one lost message, timer or execution would leave undone is done. Each site and each part
 * has its share of the time that the run has, so that a long one starves no other; what is left is found by the next run.
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const parts = runtime();
  const [deps, sites] = [await made(parts), await parts.sites.ids()];
  const now = () => millis(clock());
  const endsAt = now() + context.getRemainingTimeInMillis() - MARGIN_MS;
  const turns = await takeTurns(
    sites.map((site): Part => ({ name: site, run: (_spent, until) => runSite(site, until, { parts, deps }) })),
    { now, endsAt, first: Math.floor(now() / EVERY_MS) },
  );
  const known = (await Promise.all(sites.map((site) => parts.calendars.known(site))))
    .flatMap((own) => Object.values(own))
    .map((calendar) => daysKnown(calendar, clock()));
  const write = (line: string) => process.stdout.write(`${line}\n`);
  gauges(write, gaugeNamespace(env('stage').stage))(gaugeNames.calendarDaysKnown, Math.min(...known), now());
  const broken = turns.flatMap(({ error }) => (error === undefined ? [] : [error]));
  if (broken.length > 0) throw new AggregateError(broken, 'the run has failed in part');
}
