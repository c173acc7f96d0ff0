import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { type MachineFamily, machineFamilies } from '../../functions/kernel/workflow.ts';
import { toldFamilies, toldTypes } from '../../functions/notices/told-events.ts';
import { envNames } from '../../functions/platform/env-names.ts';
import { toldEvents } from '../../functions/recurrence/told-events.ts';
import { closings, counted } from '../../functions/surveys/survey-events.ts';
import { AccessWork } from '../constructs/access-work.ts';
import { AttachmentWork } from '../constructs/attachment-work.ts';
import { AuditWork } from '../constructs/audit-work.ts';
import type { CallbackTimers } from '../constructs/callback-timers.ts';
import { CallbackWork } from '../constructs/callback-work.ts';
import { CustomerWork } from '../constructs/customer-work.ts';
import { type DataGrant, domainEnvironment, grantDomainData } from '../constructs/domain-data.ts';
import { DomainFunction, type DomainFunctionProps } from '../constructs/domain-function.ts';
import { ExchangeWork } from '../constructs/exchange-work.ts';
import { MiniProgramWork } from '../constructs/mini-program-work.ts';
import type { DeadLetters } from '../constructs/queues.ts';
import { Reconciler } from '../constructs/reconciler.ts';
import { Relay } from '../constructs/relay.ts';
import { RightsWork } from '../constructs/rights-work.ts';
import { Subscriber } from '../constructs/subscriber.ts';
import { watchWechat } from '../constructs/watch-wechat.ts';
import { WatchedEvent } from '../constructs/watched-event.ts';
import { Workflow, type WorkflowProps } from '../constructs/workflow.ts';
import { runbook } from '../runbook.ts';
import { complaintDispatch } from '../workflows/complaint-dispatch.ts';
import { escalation } from '../workflows/escalation.ts';
import { followUp } from '../workflows/follow-up.ts';
import type { DataStack } from './data-stack.ts';

const SOURCE = ['guest-service'];
/** Events that order an execution, of whatever type they are. */
const withWakes: EventPattern = { source: SOURCE, detail: { wakes: { machine: [{ exists: true }] } } };
const staffAway: EventPattern = {
  source: SOURCE,
  detailType: ['staff.departed', 'staff.went-on-leave', 'leave.approved'],
};
const told: EventPattern = {
  source: SOURCE,
  detailType: [...toldTypes, ...toldFamilies.flatMap((family) => Match.prefix(family))],
};
const ticketChanged: EventPattern = { source: SOURCE, detail: { entity: ['ticket'] } };
const ticketTold: EventPattern = { source: SOURCE, detailType: [...toldEvents] };
const calendarChanged: EventPattern = { source: SOURCE, detailType: ['calendar-year.changed'] };
const surveyed: EventPattern = { source: SOURCE, detailType: [...new Set([...closings, ...counted])] };
const noticePlanned: EventPattern = { source: SOURCE, detailType: ['notice.planned', 'notice.due'] };
/** Only a group that settled tells in its closing that it binds somebody. */
const groupClosed: EventPattern = {
  source: SOURCE,
  detailType: ['ticket.closed'],
  detail: { facts: { binds: [{ exists: true }] } },
};
const ticketResolved: EventPattern = {
  source: SOURCE,
  detailType: ['ticket.resolved', 'ticket.identified', 'ticket.closed'],
};

const impact = {
  'complaint-dispatch': 'Offers that nobody takes over are not passed on until the reconciler does it.',
  escalation: 'Nobody is reminded or told of late matters until the reconciler does it.',
  'follow-up': 'Follow-up calls do not fall due until the reconciler does it.',
  starter: 'Workflows are not started; the reconciler does their work until then.',
  planner: 'No follow-up call is planned for resolved matters, so none of them can be closed.',
  tell: 'Staff are not told of what happens; they see it only in their lists.',
  deliver: 'Notices stay in the inbox: nothing goes out by WeCom or text message until the reconciler wakes them.',
  groups:
    'Matters of members who are settled for stay open after their group is closed, until the reconciler ends them.',
  handover: 'What lay with a person who has left or is on leave stays with him until the reconciler hands it on.',
  board: 'The board shows matters where they were, until they change again or the reconciler looks at them.',
  recurrence: 'Suspected repeats are not shown, and several complaints of one cause are not brought together.',
  surveys: 'Guests of closed matters are not asked what they think, and the figures stand still.',
  retiming: 'Open matters keep the times of the calendar before it was edited, until each of them changes.',
  record: 'A failed execution leaves no note in the log; its own alarm still rings.',
  reconciler: 'What a lost message, timer or execution left undone stays undone: promises to guests are broken unseen.',
} as const;

type Machines = Readonly<Record<MachineFamily, Workflow>>;

/** What happens by itself: the outbox, its subscribers, the machines that own time, and the reconciler behind them all. */
export class WorkflowStack extends Stack {
  /** Every dead-letter queue by the name that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;
  readonly machines: Machines;
  readonly #data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.#data = data;
    const { around, table } = data;
    const bus = new EventBus(this, 'Bus');
    this.machines = this.#layMachines();
    const breakGlass = new WatchedEvent(this, 'BreakGlass', {
      ...{ around, bus, event: 'break-glass.opened', heading: runbook.breakGlassOpened },
      message: (said) =>
        `Break-glass access opened: ${said('applicant')} may ${said('capability')} until ${said('until')}.`,
      impact:
        'Somebody reaches matters of guests that no post of his allows; two people wanted it, a third should know.',
    });
    const relay = new Relay(this, 'Outbox', { around, table, bus });
    const starter = this.#subscribe('Starter', bus, this.#starter());
    const planner = this.#subscribe('FollowUpPlanner', bus, {
      pattern: ticketResolved,
      errorImpact: impact.planner,
      consumer: this.#worker('PlanFollowUp', { entry: 'on-ticket-resolved', errorImpact: impact.planner }),
    });
    const groups = this.#subscribe('Groups', bus, {
      pattern: groupClosed,
      errorImpact: impact.groups,
      consumer: this.#worker('EndMembers', { entry: 'on-group-closed', errorImpact: impact.groups }),
    });
    const handover = this.#subscribe('Handover', bus, {
      pattern: staffAway,
      errorImpact: impact.handover,
      consumer: this.#worker('HandOnWork', { entry: 'on-staff-away', errorImpact: impact.handover }),
    });
    const tellers = this.#subscribe('NoticeTeller', bus, {
      pattern: told,
      errorImpact: impact.tell,
      consumer: this.#worker('TellPeople', { entry: 'on-told-event', errorImpact: impact.tell }),
    });
    const board = this.#subscribe('Board', bus, {
      pattern: ticketChanged,
      errorImpact: impact.board,
      consumer: this.#worker('ProjectTicket', { entry: 'on-ticket-changed', errorImpact: impact.board }),
    });
    const recurrence = this.#subscribe('Recurrence', bus, {
      pattern: ticketTold,
      errorImpact: impact.recurrence,
      consumer: this.#worker('TraceTicket', { entry: 'on-ticket-told', errorImpact: impact.recurrence }),
    });
    const retiming = this.#subscribe('Retiming', bus, {
      pattern: calendarChanged,
      errorImpact: impact.retiming,
      consumer: this.#worker('RetimeOpen', { entry: 'on-calendar-changed', errorImpact: impact.retiming }),
    });
    const surveys = this.#subscribe('Surveys', bus, {
      pattern: surveyed,
      errorImpact: impact.surveys,
      consumer: this.#worker('HearSurvey', { entry: 'on-survey-event', errorImpact: impact.surveys }),
    });
    const sender = this.#subscribe('NoticeSender', bus, {
      pattern: noticePlanned,
      errorImpact: impact.deliver,
      consumer: this.#sender(),
    });
    const access = new AccessWork(this, 'Access', { data, bus });
    const attachments = new AttachmentWork(this, 'Attachments', { data, bus });
    const miniProgram = new MiniProgramWork(this, 'MiniProgram', { data, bus });
    const customers = new CustomerWork(this, 'Customers', { data, bus });
    const exchange = new ExchangeWork(this, 'Exchange', { data, bus });
    const rights = new RightsWork(this, 'Rights', { data, bus });
    const callbacks = new CallbackWork(this, 'Callbacks', { data, bus });
    const reconciler = this.#reconciler(callbacks.timers);
    const audit = new AuditWork(this, 'Audit', data);
    this.deadLetters = {
      relay: relay.deadLetters,
      starter: starter.deadLetters,
      'follow-up-planner': planner.deadLetters,
      groups: groups.deadLetters,
      handover: handover.deadLetters,
      board: board.deadLetters,
      recurrence: recurrence.deadLetters,
      retiming: retiming.deadLetters,
      surveys: surveys.deadLetters,
      'notice-teller': tellers.deadLetters,
      'notice-sender': sender.deadLetters,
      ...access.deadLetters,
      ...attachments.deadLetters,
      ...miniProgram.deadLetters,
      ...customers.deadLetters,
      ...exchange.deadLetters,
      ...rights.deadLetters,
      ...callbacks.deadLetters,
      ...audit.deadLetters,
      reconciler: reconciler.deadLetters,
      'break-glass-alarm': breakGlass.deadLetters,
    };
    new CfnOutput(this, 'BusName', { value: bus.eventBusName });
    for (const family of machineFamilies) {
      new CfnOutput(this, `${pascal(family)}Machine`, { value: this.machines[family].machine.stateMachineArn });
    }
  }

  /** A function that works on the table. */
  #worker(id: string, props: Omit<DomainFunctionProps, 'around'>, data: DataGrant = {}): DomainFunction {
    const { around } = this.#data;
    const environment = { ...domainEnvironment(this.#data, around.settings), ...props.environment };
    const worker = new DomainFunction(this, id, { ...props, around, environment });
    grantDomainData(worker.lambda, this.#data, data);
    return worker;
  }

  #layMachines(): Machines {
    const { around } = this.#data;
    const step = (id: string, entry: DomainFunctionProps['entry'], errorImpact: string) =>
      this.#worker(id, { entry, errorImpact }).lambda;
    const settleOffer = step('SettleOffer', 'settle-offer', impact['complaint-dispatch']);
    const evaluateClocks = step('EvaluateClocks', 'evaluate-clocks', impact.escalation);
    const prepareCall = step('PrepareCall', 'prepare-call', impact['follow-up']);
    const settleAttempt = step('SettleAttempt', 'settle-attempt', impact['follow-up']);
    const record = new DomainFunction(this, 'RecordFailure', {
      around,
      entry: 'record-failure',
      errorImpact: impact.record,
    });
    const recordFailure = record.lambda;
    const lay = (family: MachineFamily, props: Pick<WorkflowProps, 'definition' | 'steps'>) =>
      new Workflow(this, pascal(family), { around, errorImpact: impact[family], ...props });
    return {
      'complaint-dispatch': lay('complaint-dispatch', {
        steps: [settleOffer, recordFailure],
        definition: (at) => complaintDispatch(at, { settleOffer, recordFailure }),
      }),
      escalation: lay('escalation', {
        steps: [evaluateClocks, recordFailure],
        definition: (at) => escalation(at, { evaluateClocks, recordFailure }),
      }),
      'follow-up': lay('follow-up', {
        steps: [prepareCall, settleAttempt, recordFailure],
        definition: (at) => followUp(at, { prepareCall, settleAttempt, recordFailure }),
      }),
    };
  }

  /** Turns events into executions: nothing else may start one, for the reconciler does overdue work itself. */
  #starter() {
    const arns = machineFamilies.map((family) => [family, this.machines[family].machine.stateMachineArn] as const);
    const consumer = new DomainFunction(this, 'Starter', {
      around: this.#data.around,
      entry: 'starter',
      errorImpact: impact.starter,
      environment: { [envNames.stateMachines]: this.toJsonString(Object.fromEntries(arns)) },
    });
    for (const family of machineFamilies) this.machines[family].machine.grantStartExecution(consumer.lambda);
    return { pattern: withWakes, errorImpact: impact.starter, consumer };
  }

  #subscribe(id: string, bus: EventBus, of: { pattern: EventPattern; errorImpact: string; consumer: DomainFunction }) {
    return new Subscriber(this, `${id}Subscription`, { around: this.#data.around, bus, ...of });
  }

  /** Sends notices out of the house: the only function that knows the providers and their keys. */
  #sender(): DomainFunction {
    const { around, notifyingSecret, wechatSecret } = this.#data;
    const { notifying, wechat } = around.settings;
    const { templates, ...mini } = wechat;
    const sender = this.#worker('DeliverNotice', {
      entry: 'on-notice-planned',
      errorImpact: impact.deliver,
      measuredByLog: true,
      environment: {
        [envNames.templates]: JSON.stringify(templates),
        [envNames.wechat]: this.toJsonString({ ...mini, secretArn: wechatSecret.secretArn }),
        [envNames.notifying]: this.toJsonString({ ...notifying, secretArn: notifyingSecret.secretArn }),
      },
    });
    notifyingSecret.grantRead(sender.lambda);
    wechatSecret.grantRead(sender.lambda);
    watchWechat(sender, around);
    return sender;
  }

  #reconciler(timers: CallbackTimers): Reconciler {
    const { files } = this.#data;
    const errorImpact = impact.reconciler;
    // What has reached the end of its retention loses its words.
    const erasing = { words: 'ERASES' } as const;
    const told = {
      [envNames.callbackTimers]: timers.environment,
      [envNames.filesBucket]: files.bucket.bucketName,
    };
    const lambda = this.#worker(
      'Reconcile',
      { entry: 'reconcile', measuredByLog: true, errorImpact, environment: told, timeout: Duration.seconds(50) },
      erasing,
    );
    timers.grantSetting(lambda.lambda);
    files.grant(lambda.lambda, 'quarantine', 'kept');
    return new Reconciler(this, 'Reconciler', { around: this.#data.around, lambda, errorImpact });
  }
}

/** `complaint-dispatch` → `ComplaintDispatch`: construct ids and outputs are written so. */
const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
