import { givingFiles } from '../attachments/give-files.ts';
import { pictureCheckStore } from '../attachments/pictures/picture-check-store.ts';
import { attachmentStore } from '../attachments/store.ts';
import { boardStore } from '../board/store.ts';
import { proofOfWork, shippedWork } from '../challenges/pow.ts';
import { spendingChallenges } from '../challenges/store.ts';
import { findMatch } from '../customers/identifiers/find-match.ts';
import { recognising } from '../customers/identifiers/recognise.ts';
import { customerStore } from '../customers/store.ts';
import { ticketNoOf } from '../kernel/ids.ts';
import { addDays, type Instant } from '../kernel/time.ts';
import { openLead } from '../leads/rules.ts';
import { leadStore } from '../leads/store.ts';
import { leadTiming } from '../leads/wiring.ts';
import { isOpen, lessonIdOf } from '../lessons/model.ts';
import { owe, owesLesson } from '../lessons/rules.ts';
import { lessonStore } from '../lessons/store.ts';
import { lessonTiming } from '../lessons/wiring.ts';
import { asking } from '../mini-program/wiring.ts';
import type { runtime } from '../platform/runtime.ts';
import { parties } from '../recurrence/party.ts';
import { REPEAT_DAYS, suspected } from '../recurrence/rules.ts';
import { recurrenceStore } from '../recurrence/store.ts';
import { offShift } from '../rosters/off-shift-rules.ts';
import { dutyOf } from '../rosters/wiring.ts';
import { deputyChain } from '../staff/deputy-rules.ts';
import { nextUp } from '../staff/ladder.ts';
import type { StaffMember } from '../staff/model.ts';
import { isLeading } from '../staff/posts.ts';
import { activePosts, actorFor, canTake } from '../staff/rules.ts';
import type { Timing } from './clocks.ts';
import { compensationStore } from './compensation/store.ts';
import type { HolderOf, TicketDeps } from './deps.ts';
import { claims } from './dispatch/claims.ts';
import { lastGiven } from './dispatch/last-given.ts';
import { reachedNow } from './dispatch/taker-rules.ts';
import { isGuarded } from './guard/guard-rules.ts';
import { codeTries } from './intake/tries.ts';
import { ticketNumbers } from './numbers.ts';
import { filingLimit } from './screening/limits.ts';
import { textCheckStore } from './screening/text-check-store.ts';
import { ticketStore } from './store.ts';

type Runtime = Pick<
  ReturnType<typeof runtime>,
  | 'ledger'
  | 'records'
  | 'staff'
  | 'rosters'
  | 'policies'
  | 'calendars'
  | 'secret'
  | 'cursors'
  | 'powSecrets'
  | 'drawn'
  | 'templates'
>;

const LOWEST_GUARDED = 2;

/** The numbers that a case lives by. */
export const timingOf = ({ policies, calendars }: Pick<Runtime, 'policies' | 'calendars'>): TicketDeps['timing'] => {
  return async (site, { slaVersion, receivedAt }): Promise<Timing> => {
    const [sla, escalation, tree, assignment, legal, supervision, known] = await Promise.all([
      policies.at(site, 'sla', slaVersion),
      policies.asOf(site, 'escalation', receivedAt),
      policies.asOf(site, 'call-tree', receivedAt),
      policies.asOf(site, 'assignment', receivedAt),
      policies.asOf(site, 'legal', receivedAt),
      policies.asOf(site, 'supervision', receivedAt),
      calendars.promises(site),
    ]);
    const { maxMisses, olaShare, returnWithin, handOverWithin } = assignment;
    const { rungs, acknowledgeWithin, urgent, situationEvery } = escalation;
    const { periods } = legal;
    return {
      sla,
      waiting: sla.waiting,
      rungs,
      acknowledgeWithin,
      callTree: tree.steps,
      maxMisses,
      calendars: known,
      legal: periods,
      supervision,
      ...{ urgent, situationEvery, olaShare, returnWithin, handOverWithin },
    };
  };
};

/** Whether a person stands at level 2 of the ladder or above now. */
const leadsNow = (member: StaffMember, now: Instant) => isLeading(activePosts(member, now).map(({ code }) => code));

/** Who is told at a level: the ladder of the unit that the matter lies with, by who is on duty, less whoever handles it. */
export const holderOf = ({ staff, rosters }: Pick<Runtime, 'staff' | 'rosters'>): HolderOf => {
  return async (ticket, level, now) => {
    const { site, handlers, workOrder, recused = [] } = ticket;
    const unit = workOrder?.unitId === undefined ? undefined : await staff.unit(site, workOrder.unitId);
    const exclude = [...handlers, ...(workOrder ? [workOrder.assignee] : [])];
    const [people, { deputies }, duty] = await Promise.all([
      staff.all(site),
      staff.organisation(site),
      dutyOf({ staff, rosters }, site, now),
    ]);
    // What is about somebody of the house is told to nobody below the supervisor.
    const guarded = isGuarded(ticket);
    const manager = people.find(({ staffNo }) => staffNo === duty.dutyManager);
    const dutyManager = !guarded || (manager && leadsNow(manager, now)) ? duty.dutyManager : undefined;
    const up = nextUp(people, {
      ...{ from: guarded && level < LOWEST_GUARDED ? LOWEST_GUARDED : level, exclude, recused, now, unit, deputies },
      onDuty: (staffNo) => duty.presence.get(staffNo) ?? 'OFF_DUTY',
      dutyManager,
    });
    return { to: up.staffNo, skipped: up.skipped.map((one) => `L${one.level}:${one.why}`) };
  };
};

/** What the tickets' actions and steps need, from what the function has. */
export async function ticketDeps(from: Runtime): Promise<TicketDeps> {
  const { ledger, records, staff, policies, secret, powSecrets, drawn } = from;
  const tickets = ticketStore(ledger);
  const attachments = attachmentStore(ledger);
  const customers = customerStore(records);
  const lessons = lessonStore(ledger);
  const leads = leadStore(ledger);
  const board = boardStore(records);
  const ask = asking(from);
  const [number, code, codeHash] = await Promise.all([
    secret('ticket-number'),
    secret('query-code'),
    secret('query-code-hash'),
  ]);
  const blind = await secret('blind-index');
  const who = parties(blind);
  const recognise = recognising({ phone: blind, other: await secret('identifier-index') });
  const recurrence = recurrenceStore(records);
  const partiesOf: TicketDeps['partiesOf'] = async ({ site, ticketNo, customerId }) => {
    const whole = await tickets.viewIfThere(site, ticketNo);
    return who.of({ customerId, phone: (whole?.identity?.contact ?? whole?.detail.contact)?.phone });
  };
  const giving = lastGiven(records.table);
  const work = proofOfWork({ settings: shippedWork, secrets: powSecrets, drawn });
  return {
    tickets,
    textChecks: textCheckStore(ledger),
    pictureChecks: pictureCheckStore(ledger),
    numbers: ticketNumbers({ number, code, codeHash }),
    cursors: await from.cursors(),
    filesOf: attachments.ofTicket,
    givingFiles: givingFiles(attachments),
    spendChallenge: spendingChallenges({ records, proofOfWork: work, purpose: 'ticket' }),
    timing: timingOf(from),
    gradeOf: async (site, id) => (id === undefined ? undefined : (await customers.find(site, id))?.grade),
    sureCustomer: async (site, phone) => {
      const one = recognise('PHONE', phone);
      const match = one && (await findMatch(customers, site, [one]));
      return match?.kind === 'SURE' ? match.customerId : undefined;
    },
    dealingsOf: customers.dealings,
    filingLimit: filingLimit({
      ...{ table: records.table, secret: blind },
      numbers: async (site) => (await policies.current(site, 'spam')).policy,
    }),
    outsideRoutes: (site) => policies.current(site, 'outside-routes'),
    slaVersion: async (site) => (await policies.current(site, 'sla')).version,
    candidates: async (site, unitId, now) => {
      const [people, duty] = await Promise.all([staff.all(site), dutyOf(from, site, now)]);
      const able = reachedNow(canTake(people, { unitId, now }), { duty, staff: people, unitId, now });
      const { weights } = (await policies.current(site, 'assignment')).policy;
      const loadOf = async (staffNo: string) => {
        const [open, parts] = await Promise.all([tickets.openWork(site, staffNo), tickets.openParts(site, staffNo)]);
        return {
          load: open.reduce((sum, ticket) => sum + weights[ticket.priority], parts.length),
          holds: [...open, ...parts.map(({ ticketId }) => ({ ticketNo: ticketNoOf(ticketId) }))].map(
            (one) => one.ticketNo,
          ),
        };
      };
      // Who is not there is asked by nobody but a person who names him, or for somebody whom he stands in for.
      const isAway = ({ reached }: (typeof able)[number]) => reached === 'OFF_DUTY' || reached === 'ON_LEAVE';
      const load = async (one: (typeof able)[number]) => (isAway(one) ? { load: 0 } : loadOf(one.staffNo));
      const given = await giving.all(site);
      const leads = (staffNo: string) => people.some((one) => one.staffNo === staffNo && leadsNow(one, now));
      return Promise.all(
        able.map(async (one) => {
          const givenAt = given.get(one.staffNo);
          return { ...one, ...(await load(one)), leads: leads(one.staffNo), ...(givenAt && { givenAt }) };
        }),
      );
    },
    claims: claims(records),
    peopleOf: async (site, unitId, now) =>
      canTake(await staff.all(site), { unitId, now }).map(({ staffNo }) => staffNo),
    holderOf: holderOf(from),
    carrying: async (site) => (await policies.current(site, 'assignment')).policy,
    offShift: async (site, now) =>
      offShift({ rosters: await from.rosters.around(site, now), staff: await staff.all(site), at: now }),
    onLeave: async (site, now) => {
      const { presence } = await dutyOf(from, site, now);
      return [...presence].flatMap(([staffNo, how]) => (how === 'ON_LEAVE' ? [staffNo] : []));
    },
    toAsk: (site, customerId) => ask(site, customerId, 'TICKET'),
    compensation: compensationStore(records),
    compensationLimits: async (site) => (await policies.current(site, 'compensation')).policy.limitsFen,
    lessonOwed: async (ticket, { owner, circumstances }) => {
      const timing = await lessonTiming(from)(ticket.site);
      if (!owesLesson(ticket, timing.numbers)) return [];
      if (await lessons.find(ticket.site, lessonIdOf(ticket.ticketNo))) return [];
      return lessons.owing(owe(ticket, owner, circumstances.now, timing), circumstances);
    },
    causeCodes: async (site) => (await policies.current(site, 'lessons')).policy.causes.map(({ code }) => code),
    leadOpened: async (ticket, by) => leads.opening(openLead(ticket, by.now, await leadTiming(from)(ticket.site)), by),
    retentionYears: async (site) => (await policies.current(site, 'retention')).policy.years,
    sealAfterDays: async (site) => (await policies.current(site, 'retention')).policy.sealAfterDays,
    lessonIsOpen: async ({ site, ticketNo }) => {
      const lesson = await lessons.find(site, lessonIdOf(ticketNo));
      return lesson !== undefined && isOpen(lesson);
    },
    partiesOf,
    suspected: async (ticket, now) => {
      const whole = await tickets.viewIfThere(ticket.site, ticket.ticketNo);
      const traces = await recurrence.ofParties(ticket.site, await partiesOf(ticket), addDays(now, -REPEAT_DAYS));
      return suspected({ ...ticket, object: who.objectOf(whole?.detail.object) }, traces, now);
    },
    leads: async (site, staffNo, now) => {
      const member = await staff.byNo(site, staffNo);
      return member !== undefined && leadsNow(member, now);
    },
    may: async (site, staffNo, capability, now) => {
      const member = await staff.byNo(site, staffNo);
      return member !== undefined && actorFor(member, { capability, now }) !== undefined;
    },
    dueBy: async (site, to, page) => {
      const { entries, last } = await board.entries(site, 'DUE', { to, ...page });
      const heads = await tickets.headsOf(
        site,
        entries.map(({ ticketNo }) => ticketNo),
      );
      return { tickets: heads, ...(last !== undefined && { last }) };
    },
    deputiesOf: async (site, staffNo, now) => {
      const [member, { deputies }] = await Promise.all([staff.byNo(site, staffNo), staff.organisation(site)]);
      const chains = (member?.posts ?? []).map(({ code }) => deputyChain(deputies, { holder: staffNo, code, at: now }));
      return [...new Set(chains.flatMap((chain) => chain.people))];
    },
    tries: codeTries(records.table),
  };
}
