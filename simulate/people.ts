import { list as listCalls } from '../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../functions/follow-ups/actions/record-attempt.ts';
import { AppError } from '../functions/kernel/errors.ts';
import { type TicketId, TicketNo, ticketNoOf } from '../functions/kernel/ids.ts';
import type { Route } from '../functions/kernel/route.ts';
import { addDays } from '../functions/kernel/time.ts';
import { queues } from '../functions/platform/keys.ts';
import { staffKind } from '../functions/staff/store.ts';
import * as parts from '../functions/tickets/co-handling/actions/change-parts.ts';
import type { CoOrder } from '../functions/tickets/co-handling/model.ts';
import * as talk from '../functions/tickets/dialogue/actions/converse.ts';
import {
  agreeByGuest,
  disagreeByGuest,
  urgeByGuest,
  withdrawByGuest,
  writeIt,
} from '../functions/tickets/dialogue/actions/guest-acts.ts';
import { dispatchIt } from '../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { returnIt, takeOverIt } from '../functions/tickets/dispatch/actions/take-over.ts';
import { answerAuthorityIt } from '../functions/tickets/external/actions/answer-authority.ts';
import { accept, assess, decline, message, resolveIt } from '../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../functions/tickets/intake/actions/register-ticket.ts';
import { FORWARDS } from '../functions/tickets/intake/source.ts';
import { acknowledgeIt, containIt, escalateIt, extendIt } from '../functions/tickets/ladder/actions/command.ts';
import { isWatched } from '../functions/tickets/ladder/escalation-rules.ts';
import { awaitsAnswer, type Ticket } from '../functions/tickets/model.ts';
import { answerSupervisionIt, superviseIt } from '../functions/tickets/supervision/actions/supervise.ts';
import { Channel, Domain } from '../functions/tickets/words.ts';
import { aMember, aPost } from '../test/support/builders-staff.ts';
import { site, type World } from '../test/support/world.ts';
import type { Chance } from './chance.ts';
import { isCrash, type Machinery } from './machinery.ts';

type Act = { route: Route; run(call: never): Promise<unknown> };
type Input = Parameters<World['as']>[2];

const UNITS = ['HOUSEKEEPING', 'CATERING', 'FRESH_PRODUCTION', 'LOGISTICS'];
/** Beside the seeded ones, so many in each department: a hundred thousand matters a year want them. */
const EXTRA = 6;
const extra = UNITS.flatMap((unitId, u) =>
  Array.from({ length: EXTRA }, (_, n) => ({ staffNo: `H${u + 1}${n}`, unitId })),
);
/** Everybody who handles matters. */
const HANDLERS = ['D01', 'D01B', 'D02', 'D02B', 'D03', 'D03B', 'D04', 'D04B', ...extra.map(({ staffNo }) => staffNo)];

/** Takes on the people whom a busy centre has beside the seeded ones. */
export async function takeOnHands(w: World): Promise<void> {
  for (const { staffNo, unitId } of extra) {
    const member = aMember(staffNo, { posts: [aPost('HANDLER', { unitId })], skills: [] });
    await w.table.write(await w.records.creating(staffKind, member));
  }
}
const LEADERS = ['S01', 'S02', 'S03', 'S06', 'L01'];
const CALLERS = ['S10', 'S11', 'S12', 'S13'];
const PAGE = 50;
/** As many matters as the desk goes through in one look: a resort with a hundred thousand a year has people for them. */
const DESK_PAGE = 200;
/** How often somebody acts on one matter of his in one look. */
const ACTS = 2;

/** What came of everything that people tried, by verb and outcome. */
export type Tally = Map<string, number>;

export interface Crowd {
  readonly machinery: Machinery;
  readonly chance: Chance;
  readonly tally: Tally;
  /** The code that the guest of each matter was told. */
  readonly codes: Map<string, string>;
}

/** Whatever somebody tries works or is refused by name; after a crash he taps again with the same key. */
async function tried({ machinery, tally }: Crowd, who: string, act: Act, input: Input): Promise<unknown> {
  const { w } = machinery;
  const key = `tap ${tally.get('taps') ?? 0}`;
  tally.set('taps', (tally.get('taps') ?? 0) + 1);
  const verb = act.route.path.split('/').at(-1) ?? '';
  const count = (outcome: string) => tally.set(`${verb}: ${outcome}`, (tally.get(`${verb}: ${outcome}`) ?? 0) + 1);
  for (let n = 0; n < 50; n += 1) {
    try {
      const answer = await w.as(who, act as never, { ...input, key });
      count('done');
      return answer;
    } catch (error) {
      if (isCrash(error)) continue;
      if (error instanceof AppError) return count(error.code);
      if (error instanceof Error && error.message.includes(' may not ')) return count('not allowed');
      throw error;
    }
  }
  throw new Error(`${verb} crashed fifty times`);
}

const on = (ticket: Ticket, body: object = {}): Input => ({
  params: { ticketId: ticket.id },
  version: ticket.version,
  body,
});
const onOrder = (id: string, version: number, body: object = {}): Input => ({
  params: { workOrderId: id },
  version,
  body,
});

/** The case of an authority, with the day by which it wants an answer. */
function forwarded({ machinery, chance, tally }: Crowd) {
  const forwardedAt = machinery.w.now;
  const dueAt = addDays(forwardedAt, chance.between(5, 15));
  return { authority: '12345', externalNo: `X-${tally.get('taps') ?? 0}`, forwardedAt, dueAt };
}

/** Guests come by every way in, with every kind of matter; every hundredth is an emergency. */
export async function somebodyFiles(crowd: Crowd): Promise<string | undefined> {
  const { chance } = crowd;
  const channel = chance.pick(Channel.exclude(['INTERNAL']).options);
  const kind = chance.pick(['COMPLAINT', 'COMPLAINT', 'COMPLAINT', 'COMPLAINT', 'SUGGESTION', 'REPAIR', 'ASSISTANCE']);
  const body = {
    kind: chance.percent(1) ? 'EMERGENCY' : kind,
    channel,
    ...(FORWARDS.includes(channel) && { source: { external: forwarded(crowd) } }),
    domain: chance.pick(Domain.options),
    description: '模拟诉求',
    anonymous: chance.percent(5),
  };
  const by = chance.pick(['S04', 'S05', 'S07']);
  const key = `${by} tap ${crowd.tally.get('taps') ?? 0}`;
  const filed = (await tried(crowd, by, register, { body })) as { ticketNo?: string } | undefined;
  if (filed?.ticketNo)
    crowd.codes.set(
      filed.ticketNo,
      crowd.machinery.w.tickets.numbers.codeFor(TicketNo.parse(filed.ticketNo), { key, body: '' }),
    );
  return filed?.ticketNo;
}

const findings = (chance: Chance) => ({
  severity: chance.pick(['MINOR', 'MINOR', 'MINOR', 'SERIOUS', 'MAJOR']),
  domain: chance.pick(Domain.options),
  stage: chance.pick(['PRE_SALE', 'IN_SALE', 'AFTER_SALE', 'DERIVATIVE']),
  category: `模拟 ${chance.between(1, 60)}`,
  peopleAffected: chance.between(1, 4),
});

/** The desk looks at what nobody has been given yet, oldest first. */
export async function deskWorks(crowd: Crowd): Promise<void> {
  const { machinery, chance } = crowd;
  const partitions = [queues.undispatched(site), queues.noTaker(site)];
  const { tickets } = await machinery.w.tickets.tickets.heads({ index: 'queue', partitions, limit: DESK_PAGE });
  for (const ticket of tickets) {
    if (chance.percent(20)) continue; // not now
    if (ticket.severity === undefined) await tried(crowd, 'S04', assess, on(ticket, findings(chance)));
    else if (ticket.status === 'RECEIVED' && chance.percent(3))
      await tried(crowd, 'S03', decline, on(ticket, { reason: '不属本处' }));
    else if (ticket.status === 'RECEIVED') await tried(crowd, 'S05', accept, on(ticket));
    else await tried(crowd, chance.pick(['S02', 'S04']), dispatchIt, on(ticket, wanted(chance)));
  }
}

const wanted = (chance: Chance) =>
  chance.percent(50)
    ? {}
    : { unitId: chance.pick(UNITS), ...(chance.percent(10) && { coHandlers: [{ staffId: chance.pick(HANDLERS) }] }) };

const result = (now: string) => ({ result: '已处理', cause: '模拟', evidence: '记录', complainantToldAt: now });

/** What somebody does about one matter of his, when he looks at it. */
async function handle(crowd: Crowd, who: string, ticket: Ticket): Promise<void> {
  const { chance, machinery } = crowd;
  const { workOrder: order, status } = ticket;
  if (order?.assignee !== who) return;
  const share = chance.between(1, 100);
  if (status === 'DISPATCHED') {
    if (share <= 75) await tried(crowd, who, takeOverIt, onOrder(order.id, ticket.version));
    else if (share <= 82) await tried(crowd, who, returnIt, onOrder(order.id, ticket.version, { reason: '不归我' }));
    return;
  }
  if (ticket.supervision?.open?.to === who && chance.percent(60))
    return void (await tried(crowd, who, answerSupervisionIt, on(ticket, { text: '在办' })));
  if (status === 'WAITING_CUSTOMER' || status === 'PROPOSED') return;
  if (ticket.clocks.CONTAINMENT && chance.percent(50))
    return void (await tried(crowd, who, containIt, on(ticket, { measures: '已控制' })));
  if (status === 'EXECUTING' || share <= 45)
    return void (await tried(crowd, who, resolveIt, on(ticket, result(machinery.w.now))));
  if (share <= 55) await tried(crowd, who, message, on(ticket, { text: '正在处理' }));
  else if (share <= 63) await tried(crowd, who, talk.askIt, on(ticket, { question: '房号？' }));
  else if (share <= 72)
    await tried(
      crowd,
      who,
      talk.proposeIt,
      on(ticket, { proposal: '退款', compensationFen: chance.between(0, 15_000) }),
    );
  else if (share <= 74) await tried(crowd, who, extendIt, on(ticket, { workdays: 2, reason: '等件' }));
  else if (share <= 76) await tried(crowd, who, parts.inviteIt, on(ticket, { staffId: chance.pick(HANDLERS) }));
  else if (share <= 78)
    await tried(
      crowd,
      who,
      parts.handOverIt,
      onOrder(order.id, ticket.version, { to: chance.pick(HANDLERS), note: '交接' }),
    );
  else if (share <= 79) await tried(crowd, who, escalateIt, on(ticket, { reason: '需协调' }));
}

const fresh = (w: World, id: TicketId): Promise<Ticket> => w.tickets.tickets.get(site, ticketNoOf(id));

/** One part that somebody does beside a lead; and the lead checks what is submitted. */
async function doPart(crowd: Crowd, who: string, part: CoOrder): Promise<void> {
  const { machinery, chance } = crowd;
  const { version, workOrder } = await fresh(machinery.w, part.ticketId);
  if (part.status === 'OFFERED' && chance.percent(80)) await tried(crowd, who, takeOverIt, onOrder(part.id, version));
  if (part.status === 'TAKEN_OVER' && chance.percent(60))
    await tried(crowd, who, parts.submitIt, onOrder(part.id, version, { result: '部分完成' }));
  if (part.status === 'SUBMITTED' && workOrder)
    await tried(
      crowd,
      workOrder.assignee,
      ...((chance.percent(85)
        ? [parts.acceptPartIt, onOrder(part.id, version)]
        : [parts.sendBackIt, onOrder(part.id, version, { reason: '不完整' })]) as [Act, Input]),
    );
}

/** Everybody who handles matters looks through his own lists. */
export async function handlersWork(crowd: Crowd): Promise<void> {
  const { w } = crowd.machinery;
  const people = [...HANDLERS, ...LEADERS, 'S04', 'S05', 'S07', 'S08', 'S20'];
  for (const who of people) {
    for (const ticket of await w.tickets.tickets.openWork(site, who)) {
      for (let n = 0; n < ACTS; n += 1) await handle(crowd, who, await fresh(w, ticket.id));
      const after = await fresh(w, ticket.id);
      if (after.handOver && crowd.chance.percent(60) && after.workOrder)
        await tried(crowd, after.handOver.to, parts.acceptHandOverIt, onOrder(after.workOrder.id, after.version));
    }
    for (const part of await w.tickets.tickets.openParts(site, who)) await doPart(crowd, who, part);
  }
}

/** A guest acts by number and code; after a crash he taps again with the same key. */
async function guest({ machinery, tally, codes }: Crowd, act: Act, no: string, body: object): Promise<void> {
  const { w } = machinery;
  const op = { key: `guest tap ${tally.get('taps') ?? 0}`, body: JSON.stringify(body) };
  tally.set('taps', (tally.get('taps') ?? 0) + 1);
  const verb = act.route.path.split('/').at(-1) ?? '';
  const count = (outcome: string): void =>
    void tally.set(`guest ${verb}: ${outcome}`, (tally.get(`guest ${verb}: ${outcome}`) ?? 0) + 1);
  const input = { params: { ticketNo: no }, query: {}, body: { ...body, queryCode: codes.get(no) } };
  const call = { input, actor: { kind: 'public', site }, now: w.now, deps: w.tickets, op, correlationId: op.key };
  for (let n = 0; n < 50; n += 1) {
    try {
      await act.run(call as never);
      return count('done');
    } catch (error) {
      if (isCrash(error)) continue;
      if (error instanceof AppError) return count(error.code);
      throw error;
    }
  }
  throw new Error(`${verb} crashed fifty times`);
}

/** Guests answer, agree, urge and take back; leaders acknowledge and supervise. `open` = every matter that is still under way. */
export async function othersAct(crowd: Crowd, open: readonly string[]): Promise<void> {
  const { machinery, chance } = crowd;
  for (const no of open) {
    if (!chance.percent(12)) continue;
    const ticket = await machinery.w.ticket(no);
    const share = chance.between(1, 100);
    // Whoever writes to authorities does so sooner or later, and at the latest when the matter is over.
    if (awaitsAnswer(ticket) && (!isWatched(ticket) || share <= 20))
      await tried(crowd, 'S17', answerAuthorityIt, on(ticket, { document: '回复函', sentAt: machinery.w.now }));
    else if (ticket.told?.ackBy !== undefined && share <= 70)
      await tried(crowd, ticket.told.staffNo, acknowledgeIt, on(ticket));
    else if (ticket.status === 'PROPOSED') await guest(crowd, share <= 75 ? agreeByGuest : disagreeByGuest, no, {});
    else if (ticket.status === 'WAITING_CUSTOMER' && share <= 75) await guest(crowd, writeIt, no, { text: '补充' });
    else if (isWatched(ticket) && share === 100) await guest(crowd, withdrawByGuest, no, {});
    else if (isWatched(ticket) && share <= 4) await guest(crowd, urgeByGuest, no, {});
    else if (isWatched(ticket) && share <= 7)
      await tried(
        crowd,
        'S19',
        superviseIt,
        on(ticket, { level: chance.pick(['REMINDER', 'YELLOW', 'RED']), reason: '进展慢' }),
      );
  }
}

/** The follow-up side calls whoever is due. */
export async function callersCall(crowd: Crowd): Promise<void> {
  const { machinery, chance } = crowd;
  for (const who of CALLERS) {
    const { items } = await machinery.w.as(who, listCalls, { query: { due: '1', limit: PAGE } });
    for (const call of items) {
      if (chance.percent(30)) continue;
      const share = chance.between(1, 100);
      const answered = {
        outcome: 'ANSWERED',
        talkSeconds: chance.between(5, 200),
        solved: share <= 62 ? 'YES' : 'NO',
        overall: share <= 62 ? chance.between(3, 5) : chance.between(1, 3),
      };
      const body = share <= 68 ? answered : { outcome: chance.pick(['NO_ANSWER', 'BUSY', 'POWERED_OFF', 'REFUSED']) };
      await tried(crowd, who, record, { params: { followUpId: call.id }, body });
    }
  }
}
