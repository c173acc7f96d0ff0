import { createHash } from 'node:crypto';
import { notingReads } from '../../functions/access/log/note-read.ts';
import { watchRead } from '../../functions/access/watch-read.ts';
import { accessDeps, watchingDeps } from '../../functions/access/wiring.ts';
import { checkAttachment } from '../../functions/attachments/check-attachment.ts';
import { forgettingFiles } from '../../functions/attachments/forget-files.ts';
import { type LookingAtPicture, lookAtPicture } from '../../functions/attachments/pictures/look-at-picture.ts';
import { attachmentOfCheck } from '../../functions/attachments/pictures/picture-check.ts';
import { pictureCheckStore } from '../../functions/attachments/pictures/picture-check-store.ts';
import { pictureEvents } from '../../functions/attachments/pictures/picture-events.ts';
import { reconcilePictureChecks } from '../../functions/attachments/pictures/reconcile-picture-checks.ts';
import { reconcileAttachments } from '../../functions/attachments/reconcile-attachments.ts';
import { attachmentDeps, checkingDeps } from '../../functions/attachments/wiring.ts';
import { projectTicket } from '../../functions/board/project-ticket.ts';
import { boardDeps } from '../../functions/board/wiring.ts';
import { calendarStore } from '../../functions/calendars/store.ts';
import { keepTimer } from '../../functions/callbacks/keep-timer.ts';
import { reconcileCallbacks } from '../../functions/callbacks/reconcile-callbacks.ts';
import { settleCallback } from '../../functions/callbacks/settle-callback.ts';
import { FiredTimer } from '../../functions/callbacks/timers.ts';
import { callbackDeps } from '../../functions/callbacks/wiring.ts';
import { dealingEvents, mergeEvents } from '../../functions/customers/dealings/dealing-events.ts';
import { hangDealing } from '../../functions/customers/dealings/hang-dealing.ts';
import { hangingDeps } from '../../functions/customers/dealings/wiring.ts';
import { customerDeps } from '../../functions/customers/wiring.ts';
import { advanceExchange } from '../../functions/exchange/advance-exchange.ts';
import { exchangeEntities } from '../../functions/exchange/exchange-entities.ts';
import { reconcileExchange } from '../../functions/exchange/reconcile-exchange.ts';
import { exchangeDeps } from '../../functions/exchange/wiring.ts';
import { planFollowUp } from '../../functions/follow-ups/plan-follow-up.ts';
import { reconcileFollowUps } from '../../functions/follow-ups/reconcile-follow-ups.ts';
import { prepareCall } from '../../functions/follow-ups/steps/prepare-call.ts';
import { settleAttempt } from '../../functions/follow-ups/steps/settle-attempt.ts';
import { followUpDeps } from '../../functions/follow-ups/wiring.ts';
import { reconcileGrading } from '../../functions/grading/reconcile-grading.ts';
import { gradingDeps } from '../../functions/grading/wiring.ts';
import type { StaffActor } from '../../functions/kernel/actor.ts';
import { AppError } from '../../functions/kernel/errors.ts';
import type { EventRecord } from '../../functions/kernel/event.ts';
import {
  type AttachmentId,
  RightsRequestId,
  type SiteId,
  type TicketId,
  TicketNo,
  ticketNoOf,
} from '../../functions/kernel/ids.ts';
import type { Route } from '../../functions/kernel/route.ts';
import { addMs, type Instant, millis } from '../../functions/kernel/time.ts';
import { executionName, type MachineFamily, type WorkflowMemory } from '../../functions/kernel/workflow.ts';
import { reconcileLeads } from '../../functions/leads/reconcile-leads.ts';
import { leadDeps } from '../../functions/leads/wiring.ts';
import { reconcileLeakCases } from '../../functions/leak-cases/reconcile-leak-cases.ts';
import { leakCaseDeps } from '../../functions/leak-cases/wiring.ts';
import { reconcileLessons } from '../../functions/lessons/reconcile-lessons.ts';
import { lessonDeps } from '../../functions/lessons/wiring.ts';
import { callInstead } from '../../functions/notices/call-instead.ts';
import { tellGuest } from '../../functions/notices/tell-guest.ts';
import { tellPeople } from '../../functions/notices/tell-people.ts';
import { noticeDeps } from '../../functions/notices/wiring.ts';
import { cursors } from '../../functions/platform/cursor.ts';
import { Ledger } from '../../functions/platform/ledger.ts';
import { Records } from '../../functions/platform/records.ts';
import { busEventOfRead } from '../../functions/platform/relay-reads.ts';
import { sealer } from '../../functions/platform/seal.ts';
import { derive } from '../../functions/platform/secrets.ts';
import type { Table } from '../../functions/platform/table.ts';
import { policyStore } from '../../functions/policies/store.ts';
import { toldEvents } from '../../functions/recurrence/told-events.ts';
import { traceTicket } from '../../functions/recurrence/trace-ticket.ts';
import { recurrenceDeps } from '../../functions/recurrence/wiring.ts';
import { runRetention } from '../../functions/retention/run-retention.ts';
import { retentionDeps } from '../../functions/retention/wiring.ts';
import { advanceRequest } from '../../functions/rights/executing/advance-request.ts';
import { reconcileRights } from '../../functions/rights/reconcile-rights.ts';
import { executingDeps } from '../../functions/rights/wiring.ts';
import { rosterStore } from '../../functions/rosters/store.ts';
import { rosterDeps } from '../../functions/rosters/wiring.ts';
import { siteStore } from '../../functions/sites/store.ts';
import { actorFor, lastGone } from '../../functions/staff/rules.ts';
import { staffStore } from '../../functions/staff/store.ts';
import { hearSurvey } from '../../functions/surveys/hear-survey.ts';
import { closings, counted } from '../../functions/surveys/survey-events.ts';
import { surveyDeps } from '../../functions/surveys/wiring.ts';
import { lookUp } from '../../functions/tickets/dialogue/actions/look-up-ticket.ts';
import { handOnWork } from '../../functions/tickets/dispatch/hand-on-work.ts';
import { lastGiven } from '../../functions/tickets/dispatch/last-given.ts';
import { settleLeaves } from '../../functions/tickets/dispatch/settle-leaves.ts';
import { settleShiftEnds } from '../../functions/tickets/dispatch/settle-shift-ends.ts';
import { settleOffer } from '../../functions/tickets/dispatch/steps/settle-offer.ts';
import { evaluateClocks } from '../../functions/tickets/ladder/steps/evaluate-clocks.ts';
import { endMembers } from '../../functions/tickets/linking/end-members.ts';
import { reconcileCalendars } from '../../functions/tickets/reconcile-calendars.ts';
import { reconcileTickets } from '../../functions/tickets/reconcile-tickets.ts';
import { retimeOpen } from '../../functions/tickets/retime-open.ts';
import { type AskContentCheck, checkText } from '../../functions/tickets/screening/check-text.ts';
import { reconcileTextChecks } from '../../functions/tickets/screening/reconcile-text-checks.ts';
import { wordsOfCheck } from '../../functions/tickets/screening/text-check.ts';
import { textCheckStore } from '../../functions/tickets/screening/text-check-store.ts';
import { textEvents } from '../../functions/tickets/screening/text-events.ts';
import { ticketDeps } from '../../functions/tickets/wiring.ts';
import { type Settings, settings } from '../../lib/settings.ts';
import { seedArchive } from '../../local/seed/seed-archive.ts';
import { seedRecords } from '../../local/seed/seed-records.ts';
import { fakeScheduler } from './fake-scheduler.ts';
import { localKeys } from './local-keys.ts';
import { memoryObjects } from './memory-objects.ts';
import { type MemoryTable, type MemoryTableOptions, memoryTable } from './memory-table.ts';

export const site = 'dolon' as SiteId;
/** A working Monday in winter, ten in the morning in China. */
export const monday = '2026-11-23T02:00:00.000Z' as Instant;

interface Execution {
  readonly name: string;
  readonly machine: MachineFamily;
  memory: WorkflowMemory;
  state: number;
}

export interface WorldOptions extends MemoryTableOptions {
  readonly now?: Instant;
  /** Puts something between the service and its table: a counter of what its calls cost. */
  readonly over?: (table: MemoryTable) => Table;
  /** Tells people of what happens, as the subscriber of the bus does. */
  readonly tells?: boolean;
}

/**
 * The whole service in one process: table, relay, machines and reconciler, on a clock that only tests move. Delivery can be
 * cut (`lost`) or doubled by tests; nothing in it knows the wall clock or real chance.
 */
export async function world(options: WorldOptions = {}) {
  const table = memoryTable(options);
  const used = options.over?.(table) ?? table;
  const time = { now: options.now ?? monday };
  const clock = () => time.now;
  let drawn = 0;
  const random = (bytes: number) => {
    drawn += 1;
    return createHash('sha512').update(`random ${drawn}`).digest().subarray(0, bytes);
  };
  const records = new Records(used, sealer({ keySource: localKeys(), table: used, tableName: 'test', clock, random }));
  const ledger = new Ledger(records);
  const secret = async (purpose: Parameters<typeof derive>[1]) => derive('root of the tests', purpose);
  const files = memoryObjects(() => millis(time.now));
  const parts = {
    ...{ records, ledger, secret, files },
    staff: staffStore(ledger, clock),
    rosters: rosterStore(ledger, clock),
    sites: siteStore(ledger, { shipped: [site], clock }),
    policies: policyStore(ledger, clock),
    calendars: calendarStore(ledger, clock),
    cursors: async () => cursors(await secret('cursor')),
    powSecrets: async () => ({ challenge: 'c', answer: 'a' }),
    random,
    drawn: (least: number) => least,
    templates: () => (settings[0] as Settings).wechat.templates,
  };
  await seedRecords(records, site);
  const tickets = { ...(await ticketDeps(parts)), spendChallenge: async () => {} };
  const followUps = await followUpDeps(parts);
  const notices = await noticeDeps({ ...parts, clock });
  const callbacks = { ...(await callbackDeps(parts)), spendChallenge: async () => {} };
  const attachments = { ...(await attachmentDeps(parts)), ...checkingDeps(parts), spendChallenge: async () => {} };
  const timers = fakeScheduler();
  const lessons = await lessonDeps(parts);
  const surveys = { ...(await surveyDeps(parts)), tickets };
  const board = await boardDeps(parts);
  const customers = await customerDeps(parts);
  await seedArchive(records, site, customers);
  const hanging = await hangingDeps(parts, clock);
  const recurrence = { ...(await recurrenceDeps(parts)), tickets };
  const rosters = await rosterDeps(parts);
  const grading = await gradingDeps(parts);
  const leads = await leadDeps(parts);
  const leakCases = await leakCaseDeps(parts, files);
  const retention = retentionDeps(parts, files);
  const rights = await executingDeps(parts, files);
  const access = await accessDeps({ ...parts, clock });
  const watching = await watchingDeps({ ...parts, clock });
  const noteRead = notingReads(access.log, random);
  const exchange = await exchangeDeps({ ...parts, clock }, { objects: files, appId: 'wx-of-the-tests' });

  async function staff(staffNo: string, capability: string): Promise<StaffActor> {
    const member = await parts.staff.byNo(site, staffNo);
    const actor = member && actorFor(member, { capability, now: time.now });
    if (!actor) throw new Error(`${staffNo} may not ${capability}`);
    return actor;
  }

  const cursorsMade = await parts.cursors();
  const directory = { staff: parts.staff, cursors: cursorsMade, random };
  const depsOf: Readonly<Record<string, unknown>> = {
    'follow-ups': followUps,
    notices,
    lessons,
    'leak-cases': leakCases,
    'leak-hearings': leakCases,
    surveys,
    board,
    recurrence,
    customers,
    calendars: { calendars: parts.calendars },
    policies: { policies: parts.policies },
    callbacks,
    'callback-slots': callbacks,
    ...{ rosters, 'shift-types': rosters, swaps: rosters, leaves: rosters, duty: rosters },
    'access-log': access,
    staff: directory,
    deputies: directory,
    units: directory,
  };

  let requests = 0;
  /** Performs a staff action as a person; answers its view, or throws its refusal. */
  async function as<A extends { route: Route; run(call: never): Promise<unknown> }>(
    staffNo: string,
    action: A,
    input: { params?: unknown; query?: unknown; body?: unknown; version?: number; key?: string },
  ): Promise<Awaited<ReturnType<A['run']>>> {
    const actor = await staff(staffNo, action.route.capability ?? '');
    requests += 1;
    const op = { key: `${staffNo} ${input.key ?? `request ${requests}`}`, body: JSON.stringify(input.body ?? {}) };
    const deps = depsOf[action.route.path.split('/')[1] ?? ''] ?? tickets;
    const given = {
      params: input.params ?? {},
      query: { limit: 20, ...(input.query as object) },
      body: input.body ?? {},
    };
    const call = {
      input: given,
      actor,
      now: time.now,
      deps,
      op,
      version: input.version,
      correlationId: `request-${requests}`,
    };
    return (await action.run(call as never)) as Awaited<ReturnType<A['run']>>;
  }

  const executions: Execution[] = [];
  const started = new Set<string>();
  const relayed = new Set<string>();
  const steps: Record<string, ReadonlyArray<(memory: WorkflowMemory) => Promise<WorkflowMemory>>> = {
    'complaint-dispatch': [(memory) => settleOffer(memory, { now: time.now, deps: tickets })],
    escalation: [(memory) => evaluateClocks(memory, { now: time.now, deps: tickets })],
    'follow-up': [
      (memory) => prepareCall(memory, { now: time.now, deps: followUps }),
      (memory) => settleAttempt(memory, { now: time.now, deps: followUps }),
    ],
  };

  const events = () =>
    table
      .items()
      .filter((item) => item.is === 'event')
      .map((item) => ({ ...item, id: `${item.entityId}-${item.version}` }) as unknown as EventRecord);

  let judge: AskContentCheck = async () => ({ kind: 'PASSED' });
  async function lookAtText({ entity, entityId, version, correlationId }: EventRecord): Promise<void> {
    const words =
      entity === 'text-check'
        ? { site, ...wordsOfCheck(entityId) }
        : { site, ticketNo: ticketNoOf(entityId as TicketId), of: version };
    await checkText(words, {
      ...{ now: time.now, tickets: tickets.tickets, checks: textCheckStore(ledger), correlationId },
      ask: (...asked) => judge(...asked),
      numbers: async (where) => (await parts.policies.current(where, 'spam')).policy,
    });
  }

  let lookBy: Pick<LookingAtPicture, 'ask' | 'told'> | undefined;
  async function lookAtFile({ entity, entityId, correlationId }: EventRecord): Promise<void> {
    if (!lookBy) return;
    const id = entity === 'picture-check' ? attachmentOfCheck(entityId) : (entityId as AttachmentId);
    const at = {
      ...{ ...lookBy, now: time.now, correlationId, link: files.link, attachments: attachments.attachments },
      ...{ checks: pictureCheckStore(ledger), tickets: tickets.tickets },
      numbers: async (where: typeof site) => (await parts.policies.current(where, 'spam')).policy,
    };
    await lookAtPicture({ site, id }, at);
  }

  async function consume(event: EventRecord): Promise<void> {
    for (const wake of event.wakes ?? []) {
      const name = executionName(wake);
      if (started.has(name)) continue;
      started.add(name);
      const { machine, id, generation, wakeAt } = wake;
      executions.push({
        name,
        machine,
        state: 0,
        memory: { site, id, generation, wakeAt, correlationId: event.correlationId },
      });
    }
    if (event.entity === 'callback')
      await keepTimer(event, { now: time.now, deps: callbacks, timers, correlationId: event.correlationId });
    if (event.type === 'attachment.given') {
      const id = event.entityId as AttachmentId;
      await checkAttachment({ site, id }, { now: time.now, deps: attachments, correlationId: event.correlationId });
    }
    if ((pictureEvents as readonly string[]).includes(event.type)) await lookAtFile(event);
    if ((textEvents as readonly string[]).includes(event.type)) await lookAtText(event);
    if (([...closings, ...counted] as readonly string[]).includes(event.type))
      await hearSurvey(event, { now: time.now, deps: surveys });
    if (event.type === 'calendar-year.changed')
      await retimeOpen(site, { now: time.now, deps: tickets, correlationId: event.correlationId });
    if (options.tells) {
      await tellPeople(event, { now: time.now, deps: notices });
      await tellGuest(event, { now: time.now, deps: notices });
      await callInstead(event, { now: time.now, deps: notices, calling: callbacks });
    }
    const begun = async () => (await tickets.onLeave(site, time.now)).includes(String(event.facts.staffNo));
    const away = event.type === 'staff.departed' || event.type === 'staff.went-on-leave';
    if (away || (event.type === 'leave.approved' && (await begun()))) {
      const at = { now: time.now, deps: tickets, correlationId: event.correlationId };
      await handOnWork(site, String(event.facts.staffNo), at);
    }
    if ((toldEvents as readonly string[]).includes(event.type)) {
      const ticketNo = ticketNoOf(event.entityId as TicketId);
      const { correlationId } = event;
      await traceTicket({ site, ticketNo, correlationId, now: time.now }, recurrence);
    }
    if (([...dealingEvents, ...mergeEvents] as readonly string[]).includes(event.type))
      await hangDealing(event, hanging);
    if (['ticket.resolved', 'ticket.identified', 'ticket.closed'].includes(event.type)) {
      const ticketNo = `GD${event.entityId.slice(4)}` as never;
      await planFollowUp({ site, ticketNo, correlationId: event.correlationId }, { now: time.now, deps: followUps });
    }
    if (event.type === 'ticket.closed' && 'binds' in event.facts) {
      const of = { site, ticketNo: ticketNoOf(event.entityId as TicketId) };
      await endMembers(of, { now: time.now, tickets: tickets.tickets, correlationId: event.correlationId });
    }
    if ((exchangeEntities as readonly string[]).includes(event.entity))
      await advanceExchange(event, { now: time.now, deps: exchange, correlationId: event.correlationId });
    if (event.entity === 'rights-request') {
      const of = { site, rightsRequestId: RightsRequestId.parse(event.entityId), version: event.version };
      await advanceRequest(of, { now: time.now, deps: rights, correlationId: event.correlationId });
    }
    // Each subscriber has a queue of its own; the board's comes last here, so that it has seen what the others did.
    if (typeof event.facts.assignee === 'string') await lastGiven(used).note(site, event.facts.assignee, event.at);
    if (event.entity === 'ticket')
      await projectTicket({ site, ticketNo: ticketNoOf(event.entityId as TicketId) }, board);
  }

  /** Delivers every entry of the read log that was not delivered yet. */
  async function relayReads(): Promise<void> {
    const kept = table.items().filter((item) => item.is === 'read');
    for (const event of kept.map((item) => busEventOfRead(item as never))) {
      if (relayed.has(event.id)) continue;
      relayed.add(event.id);
      await watchRead(event, { now: time.now, deps: watching });
    }
  }

  /** Delivers every event that was not delivered yet; `lost` ones never are. */
  async function relay(lost: (event: EventRecord) => boolean = () => false): Promise<void> {
    await relayReads();
    for (;;) {
      const waiting = events().filter((event) => !relayed.has(event.id));
      if (waiting.length === 0) return;
      for (const event of waiting) {
        relayed.add(event.id);
        if (!lost(event)) await consume(event);
      }
    }
  }

  let woken: (machine: MachineFamily, ended: boolean) => void = () => {};

  async function wake(execution: Execution): Promise<void> {
    const step = steps[execution.machine]?.[execution.state];
    if (!step) throw new Error(`no step ${execution.state} of ${execution.machine}`);
    execution.memory = await step(execution.memory);
    woken(execution.machine, execution.memory.outcome === 'done');
    if (execution.memory.outcome === 'done') executions.splice(executions.indexOf(execution), 1);
    else execution.state = Math.min(execution.state + 1, (steps[execution.machine]?.length ?? 1) - 1);
  }

  /** What the queue of the timers brings: a call-back's time has come. */
  async function fire(input: unknown): Promise<void> {
    const timer = FiredTimer.parse(input);
    await settleCallback(timer, { now: time.now, deps: callbacks, correlationId: timer.correlationId });
  }

  /** Moves the clock on, waking every execution at its time and relaying what each of them did. */
  async function until(at: Instant): Promise<void> {
    await relay();
    for (;;) {
      const next = [...executions].sort((a, b) => (a.memory.wakeAt < b.memory.wakeAt ? -1 : 1))[0];
      const timer = timers.next();
      const first = timer && (!next || timer.at < next.memory.wakeAt) ? timer.at : next?.memory.wakeAt;
      if (first === undefined || first > at) break;
      if (first > time.now) time.now = first;
      if (timer?.at === first) await fire(timers.fire(timer));
      else if (next) await wake(next);
      await relay();
    }
    time.now = at;
  }

  /** One run of the reconciler; what it writes is still to be delivered. */
  async function mend(): Promise<void> {
    const at = { now: time.now, correlationId: 'reconcile' };
    const plan = ({ ticketNo }: { ticketNo: TicketNo }) =>
      planFollowUp({ site, ticketNo, correlationId: 'reconcile' }, { now: time.now, deps: followUps });
    const project = ({ ticketNo }: { ticketNo: TicketNo }) => projectTicket({ site, ticketNo }, board);
    const forgetFiles = forgettingFiles(attachments);
    await reconcileTickets(site, { ...at, deps: tickets, planFollowUp: plan, project, forgetFiles });
    await reconcileLeads(site, { ...at, deps: leads });
    await reconcileLeakCases(site, { ...at, deps: leakCases });
    await runRetention(site, { ...at, deps: retention });
    await reconcileRights(site, { ...at, deps: rights });
    await reconcileLessons(site, { ...at, deps: lessons });
    await reconcileCallbacks(site, { ...at, deps: callbacks, timers });
    await reconcileFollowUps(site, { ...at, deps: followUps });
    await reconcileGrading(site, { ...at, deps: grading });
    await reconcileAttachments(site, { ...at, deps: attachments });
    await reconcileExchange(site, { ...at, ledger });
    await settleShiftEnds(site, { ...at, deps: tickets });
    await reconcileCalendars(site, { ...at, deps: tickets, calendars: parts.calendars });
    await settleLeaves(site, { ...at, deps: tickets });
    await reconcileTextChecks(site, { ...at, ledger });
    await reconcilePictureChecks(site, { ...at, ledger });
    for (const { staffNo } of lastGone(await parts.staff.all(site), time.now))
      await handOnWork(site, staffNo, { ...at, deps: tickets });
  }

  return {
    ...{
      table,
      records,
      tickets,
      followUps,
      callbacks,
      timers,
      fire,
      notices,
      attachments,
      files,
      lessons,
      board,
      customers,
      recurrence,
      surveys,
      rosters,
      grading,
      leads,
      leakCases,
      rights,
      retention,
      exchange,
      access,
      noteRead,
      objects: files,
      parts,
      executions,
      events,
      relay,
      until,
      as,
      staff,
      consume,
      wake,
    },
    get now() {
      return time.now;
    },
    set now(at: Instant) {
      time.now = at;
    },
    /** Hears of every waking of a machine, and whether it ended by it. */
    onWake: (hear: typeof woken) => {
      woken = hear;
    },
    /** Has guests' words judged so from now on. */
    judgeBy: (ask: AskContentCheck) => {
      judge = ask;
    },
    /** Has guests' pictures looked at so from now on; until then nobody does. */
    lookBy: (by: Pick<LookingAtPicture, 'ask' | 'told'>) => {
      lookBy = by;
    },
    /** Lets time pass. */
    pass: (ms: number) => until(addMs(time.now, ms)),
    mend,
    reconcile: async () => {
      await mend();
      await relay();
    },
    /** What a guest sees by number and query code; the code is the one that was told to the request of that key. */
    lookUp: async (no: string, requestKey: string) => {
      const ticketNo = TicketNo.parse(no);
      const queryCode = tickets.numbers.codeFor(ticketNo, { key: requestKey, body: '' });
      const input = { params: { ticketNo }, query: {}, body: { queryCode } };
      const call = {
        input,
        actor: { kind: 'public' as const, site },
        now: time.now,
        deps: tickets,
        version: undefined,
        correlationId: 'look-up',
      };
      return lookUp.run(call);
    },
    /** A ticket's head as it stands now. */
    ticket: (no: string) => tickets.tickets.get(site, TicketNo.parse(no)),
    /** What happened to a ticket, in order. */
    story: (id: string) =>
      events()
        .filter((event) => event.entityId === id)
        .sort((a, b) => a.version - b.version)
        .map((event) => event.type),
  };
}
export type World = Awaited<ReturnType<typeof world>>;

/** The code of the refusal that something throws; the value itself when it throws none. */
export async function outcomeOf(act: () => unknown): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => minutes(n * 60);
