import { describe, expect, test } from 'vitest';
import { listsOf } from '../../../functions/board/rules.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { StaffActor } from '../../../functions/kernel/actor.ts';
import type { TicketNo } from '../../../functions/kernel/ids.ts';
import { addDays, addMs } from '../../../functions/kernel/time.ts';
import {
  closeSilentIt,
  followOnIt,
  settleAfterwordIt,
} from '../../../functions/tickets/after-closing/actions/after-closing.ts';
import { closeSilent, settleAfterword } from '../../../functions/tickets/after-closing/after-rules.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { askIt, concludeIt, reopenIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { guestWrites, waitStep } from '../../../functions/tickets/dialogue/conversation-rules.ts';
import { guestViewOf } from '../../../functions/tickets/dialogue/guest-view.ts';
import { convert } from '../../../functions/tickets/intake/convert-rules.ts';
import { listLinksIt } from '../../../functions/tickets/linking/actions/link-tickets.ts';
import { receive } from '../../../functions/tickets/rules.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { TicketKind } from '../../../functions/tickets/words.ts';
import { aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, of, resolvedComplaint, takenOver } from '../../support/complaint.ts';
import { wholeDoor } from '../../support/whole-door.ts';
import { hours, outcomeOf, site, type World, world } from '../../support/world.ts';

const fresh = (w: World, ticket: TicketView) => w.ticket(ticket.ticketNo as never) as unknown as Promise<TicketView>;

/** A complaint that was resolved, followed up and closed as solved. */
async function closed(w: World) {
  const done = await resolvedComplaint(w);
  await w.relay();
  const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
  await w.as('S13', record, { params: { followUpId: `fu_${done.id.slice(4)}_1` }, body });
  await w.relay();
  return fresh(w, done);
}

describe('a word of the guest after the end', () => {
  const over = aTicket({ status: 'CLOSED', closedAt: now });

  test('waits for somebody to read it, since the first of them; while the matter is open the handler reads it', () => {
    const first = guestWrites(over, '谢谢', later(1), timing).head;
    const second = guestWrites(first, '再次感谢', later(2), timing).head;

    const open = guestWrites(aTicket({ status: 'IN_PROGRESS' }), '你好', later(1), timing).head;

    expect([first.status, first.spokeAt, second.spokeAt, open.spokeAt]).toEqual([
      'CLOSED',
      later(1),
      later(1),
      undefined,
    ]);
  });

  const day = (n: number) => addMs(addDays(now, n), -1);
  test.each<[string, boolean, ReturnType<typeof later>, unknown]>([
    ['a thanks', false, later(60), 'CLOSED'],
    ['a thanks after a year', false, day(365), 'CLOSED'],
    ['a new fault on day 30', true, day(30), 'ACCEPTED'],
    ['a new fault after day 30', true, addDays(now, 30), 'ticket.tooOldToReopen'],
  ])('%s: actionable %s', async (_title, actionable, at, expected) => {
    const spoken = { ...over, spokeAt: later(1) };

    const outcome = await outcomeOf(
      () => settleAfterword(spoken, { actionable, reason: '已阅', now: at }, timing).head.status,
    );

    expect(outcome).toBe(expected);
  });

  test('is on the board until somebody has read it, and reads as work there', async () => {
    const w = await world();
    const done = await closed(w);
    const spoken = await w.ticket(done.ticketNo as never);
    const by = { actor: { kind: 'public', site: spoken.site } as never, now: w.now, correlationId: 'a-guest' };
    await w.tickets.tickets.save(spoken, guestWrites(spoken, '空调又坏了', w.now, timing), by);
    const listed = listsOf(await w.ticket(done.ticketNo as never));
    const waiting = await fresh(w, done);

    const taken = await w.as('S04', settleAfterwordIt, {
      ...of(waiting),
      body: { actionable: true, reason: '空调再次停机' },
    });
    const twice = await outcomeOf(async () =>
      w.as('S04', settleAfterwordIt, { ...of(await fresh(w, done)), body: { actionable: false, reason: '已阅' } }),
    );

    expect(Object.keys(listed)).toEqual(['AFTERWORD']);
    expect([taken.status, taken.reopened, taken.level, twice]).toEqual(['ACCEPTED', 1, 2, 'ticket.nothingSaidSince']);
  });
});

describe('a guest who left a question unanswered', () => {
  const by = (staffNo: string) => ({ by: { kind: 'staff', staffNo } as StaffActor, message: '先行结案', now });
  const silent = aTicket({ status: 'IN_PROGRESS', silent: true, handlers: ['D01'] });

  test.each<[string, Parameters<typeof aTicket>[0], string, unknown]>([
    ['by the follow-up side', {}, 'S10', 'CLOSED'],
    ['not by whoever handled it', {}, 'D01', 'ticket.closedByAnother'],
    ['not where he was never asked', { silent: undefined }, 'S10', 'ticket.notSilent'],
    ['not while it is with the department', { status: 'EXECUTING' }, 'S10', 'state.notAllowed'],
  ])('has his matter closed as unanswered: %s', async (_title, over, staffNo, expected) => {
    const outcome = await outcomeOf(() => closeSilent({ ...silent, ...over } as never, by(staffNo)).head.status);

    expect(outcome).toBe(expected);
  });

  test('is silent from the end of the wait until he says something', () => {
    const waiting = aTicket({ status: 'WAITING_CUSTOMER', pausedAt: now, reminded: 2 });

    const ended = waitStep(waiting, addDays(now, 7), timing)?.head;

    expect([ended?.status, ended?.silent]).toEqual(['IN_PROGRESS', true]);
    expect(guestWrites(ended ?? waiting, '刚看到', addDays(now, 8), timing).head.silent).toBeUndefined();
  });

  test('reads that it was closed and how to come back, and it counts as an outcome of its own', async () => {
    const w = await world();
    const working = await takenOver(w, await dispatchedComplaint(w));
    const handler = working.workOrder?.assignee ?? '';
    await w.as(handler, askIt, { ...of(working), body: { question: '哪一间房？' } });
    for (let n = 0; n < 8; n += 1) await w.pass(hours(24));
    const left = await fresh(w, working);

    const ended = await w.as('S10', closeSilentIt, { ...of(left), body: { text: '先行结案，可随时留言' } });

    const event = w.events().find(({ type }) => type === 'ticket.closed');
    expect([left.silent, ended.status, event?.facts.outcome]).toEqual([true, 'CLOSED', 'SILENT']);
    const { items } = await w.tickets.tickets.events(site, working.ticketNo as TicketNo, { limit: 100 });
    const read = guestViewOf(await w.ticket(working.ticketNo), items, working.ticketNo as TicketNo);
    expect(read.timeline.at(-1)).toMatchObject({ what: 'ticket.closed', message: '先行结案，可随时留言' });
  });
});

describe('a matter that follows another', () => {
  test('takes over what is known, is linked with it, and is one however often the button is pressed', async () => {
    const door = await wholeDoor();
    const { w } = door;
    const done = await closed(w);
    const press = () =>
      door.ask('tickets', {
        method: 'POST',
        path: `/tickets/${done.id}/follow-on`,
        staffNo: 'S04',
        body: { description: '更换的空调再次停机' },
        headers: { 'idempotency-key': 'follow-on-of-a-closed-one' },
      });

    const [one, two] = [await press(), await press()];

    expect([one.status, two.data.ticketNo]).toEqual([201, one.data.ticketNo]);
    const ticketId = one.data.id as never;
    const whole = await w.as('S04', view, { params: { ticketId } });
    expect([whole.status, whole.domain, whole.detail.follows]).toEqual(['RECEIVED', done.domain, done.ticketNo]);
    const links = await w.as('S04', listLinksIt, { params: { ticketId } });
    expect(links.items).toMatchObject([
      { other: done.ticketNo, relation: 'FOLLOWS', otherIs: 'EARLIER', status: 'CLOSED' },
    ]);
  });

  test('is refused while the earlier one is open, and after a conclusion to all but a manager', async () => {
    const w = await world();
    const working = await takenOver(w, await dispatchedComplaint(w));
    const told = { params: { ticketId: working.id }, body: { description: '新事实' } };
    const early = await outcomeOf(() => w.as('S04', followOnIt, told));
    await w.as('S01', concludeIt, { ...of(working), body: { reason: '已尽其责' } });

    const byAgent = await outcomeOf(() => w.as('S04', followOnIt, told));
    const byManager = await w.as('S01', followOnIt, told);

    expect([early, byAgent, byManager.status]).toEqual(['ticket.notOverYet', 'ticket.newFactsByManager', 'RECEIVED']);
  });

  test('is what is left of a matter that was closed more than thirty days ago', async () => {
    const w = await world();
    const done = await closed(w);
    await w.pass(hours(24 * 30));

    const outcome = await outcomeOf(async () =>
      w.as('S04', reopenIt, { ...of(await fresh(w, done)), body: { reason: '又坏了' } }),
    );

    expect(outcome).toBe('ticket.tooOldToReopen');
  });
});

describe('another kind', () => {
  const reason = { reason: '客人要求赔偿', now: later(30), timing };

  test.each(TicketKind.options.flatMap((from) => TicketKind.options.map((to) => [from, to] as const)))(
    'of %s → %s: a complaint never becomes less',
    async (from, to) => {
      const less = ['COMPLAINT', 'MISCONDUCT', 'EMERGENCY'];
      const rises = to === 'EMERGENCY' || (from === 'MISCONDUCT' && to === 'COMPLAINT');
      const allowed = from !== to && from !== 'EMERGENCY' && (!less.includes(from) || rises);

      const outcome = await outcomeOf(() => convert(aTicket({ kind: from }), to, reason).head.kind);

      expect(outcome).toBe(allowed ? to : 'ticket.notConvertible');
    },
  );

  test('keeps number, guest and consumed time, and promises what the new kind promises since the receipt', () => {
    const intake = {
      site: 'dolon',
      ticketNo: aTicket().ticketNo,
      channel: 'WEB',
      anonymous: false,
      slaVersion: 0,
    } as const;
    const asked = receive({ ...intake, kind: 'INQUIRY' } as never, now, timing).head;
    const complained = receive({ ...intake, kind: 'COMPLAINT' } as never, now, timing).head;

    const { head, event } = convert(asked, 'COMPLAINT', reason);

    expect(asked.clocks.FIRST_CONTACT?.dueAt).toBe(later(15));
    expect(head.clocks).toEqual(complained.clocks);
    expect([head.ticketNo, event.facts?.was]).toEqual([asked.ticketNo, 'INQUIRY']);
  });
});
