import { describe, expect, test } from 'vitest';
import { showQualityIt } from '../../../functions/board/actions/show-quality.ts';
import { cancel } from '../../../functions/follow-ups/actions/cancel-follow-up.ts';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { closeSilentIt } from '../../../functions/tickets/after-closing/actions/after-closing.ts';
import { archiveIt, viewIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { listQueue } from '../../../functions/tickets/desk/actions/list-tickets.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import * as talk from '../../../functions/tickets/dialogue/actions/converse.ts';
import { assess, decline } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { makeLeadIt } from '../../../functions/tickets/intake/actions/desk-intake.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { mergeIt } from '../../../functions/tickets/merging/actions/merge-tickets.ts';
import { undoMergeIt } from '../../../functions/tickets/merging/actions/undo-merge.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { EndedAs, endedAsLabels } from '../../../functions/tickets/words.ts';
import { dispatchedComplaint, findings, matter, of, resolvedComplaint, takenOver } from '../../support/complaint.ts';
import { hours, type World, world } from '../../support/world.ts';

const fresh = (w: World, { ticketNo }: Pick<TicketView, 'ticketNo'>) =>
  w.ticket(ticketNo) as unknown as Promise<TicketView>;
const act = async (w: World, who: string, action: object, ticket: TicketView, body: object = {}) =>
  w.as(who, action as never, { ...of(await fresh(w, ticket)), body }) as Promise<TicketView>;

const filed = (w: World, told: object = {}) => w.as('S04', register, { body: { ...matter, ...told } });
const assessed = async (w: World) => act(w, 'S04', assess, await filed(w), findings);
const working = async (w: World) => takenOver(w, await dispatchedComplaint(w));

/** Resolved, and its call is there to be made. */
async function toBeCalled(w: World) {
  const ticket = await resolvedComplaint(w);
  await w.relay();
  const params = { followUpId: (await w.as('S09', list, {})).items[0]?.id };
  return { ticket, attempt: (body: object) => w.as('S13', record, { params, body }), params };
}
const reached = { outcome: 'ANSWERED', talkSeconds: 60, overall: 5 };

async function called(w: World, body: object) {
  const { ticket, attempt } = await toBeCalled(w);
  await attempt(body);
  return ticket;
}

/** Every way in which a matter comes to its end. */
const ways: Readonly<Record<EndedAs, (w: World) => Promise<TicketView>>> = {
  SOLVED: (w) => called(w, { ...reached, solved: 'YES' }),
  PARTLY: (w) => called(w, { ...reached, solved: 'PARTLY', overall: 3 }),
  CALL_REFUSED: (w) => called(w, { outcome: 'REFUSED' }),
  async UNREACHED(w) {
    const { ticket, attempt } = await toBeCalled(w);
    for (let n = 0; n < 3; n += 1) {
      await attempt({ outcome: 'NO_ANSWER' });
      await w.pass(hours(20));
    }
    await w.pass(hours(24 * 14));
    return ticket;
  },
  async NOT_FOLLOWED_UP(w) {
    const { ticket, params } = await toBeCalled(w);
    await w.as('S09', cancel, { params, body: { reason: '合并回访' } });
    return ticket;
  },
  async SILENT(w) {
    const ticket = await working(w);
    await act(w, ticket.workOrder?.assignee ?? '', talk.askIt, ticket, { question: '哪一间房？' });
    for (let n = 0; n < 8; n += 1) await w.pass(hours(24));
    return act(w, 'S10', closeSilentIt, ticket, { text: '先行结案' });
  },
  async ANONYMOUS(w) {
    const ticket = await takenOver(w, await dispatchedComplaint(w, { ...matter, anonymous: true }));
    const { resolveIt } = await import('../../../functions/tickets/handling/actions/handle-ticket.ts');
    const { result } = await import('../../support/complaint.ts');
    await act(w, ticket.workOrder?.assignee ?? '', resolveIt, ticket, result);
    await w.pass(hours(24 * 20));
    return ticket;
  },
  async NO_COMPLAINANT(w) {
    const { resolveIt } = await import('../../../functions/tickets/handling/actions/handle-ticket.ts');
    const { result } = await import('../../support/complaint.ts');
    const ticket = await takenOver(w, await dispatchedComplaint(w));
    const key = { pk: `S#dolon#T#${ticket.ticketNo}`, sk: 'A#HEAD' };
    await w.table.write({ kind: 'update', key, set: { ch: 'IN', an: true } });
    await act(w, ticket.workOrder?.assignee ?? '', resolveIt, ticket, result);
    await w.pass(hours(24 * 20));
    return ticket;
  },
  ANSWERED: async (w) => act(w, 'S07', talk.answerIt, await filed(w, { kind: 'INQUIRY' }), { text: '十点开放' }),
  LEAD: async (w) => act(w, 'S07', makeLeadIt, await filed(w, { kind: 'INQUIRY' }), { text: '销售将联系您' }),
  WITHDRAWN: async (w) => act(w, 'S04', talk.withdrawIt, await assessed(w)),
  CONCLUDED: async (w) => act(w, 'S01', talk.concludeIt, await working(w), { reason: '已尽其责' }),
  MERGED: async (w) => act(w, 'S04', mergeIt, await filed(w), { into: (await filed(w)).ticketNo }),
  DECLINED: async (w) => act(w, 'S03', decline, await assessed(w), { reason: '不属本度假区' }),
  TRANSFERRED: async (w) => act(w, 'S04', talk.transferIt, await assessed(w), { to: '文旅局', reason: '属其职责' }),
};

const inQueue = (w: World, endedAs?: EndedAs) =>
  w.as('S18', listQueue, { query: { queue: 'ended', ...(endedAs && { endedAs }) } });

describe('a matter that has ended', () => {
  test.each(EndedAs.options)(
    'as %s says so wherever it is shown, and is found by it and by nothing else',
    async (as) => {
      const w = await world();
      const ticket = await ways[as](w);
      await w.relay();

      const shown = await w.as('S18', view, { params: { ticketId: ticket.id }, query: { words: 'HIDDEN' } });
      const lists = await Promise.all(EndedAs.options.map(async (one) => [one, (await inQueue(w, one)).items.length]));
      const { ended } = await w.as('S18', showQualityIt, { query: {} });

      expect([shown.endedAs, shown.endedAsText]).toEqual([as, endedAsLabels[as]]);
      expect(lists).toEqual(EndedAs.options.map((one) => [one, one === as ? 1 : 0]));
      expect(ended.filter(({ n }) => n > 0)).toEqual([{ endedAs: as, label: endedAsLabels[as], n: 1 }]);
    },
  );

  test('and is taken up again has not ended, in no list and no figure', async () => {
    const w = await world();
    const ticket = await ways.PARTLY(w);
    await w.relay();

    const anew = await act(w, 'S04', talk.reopenIt, ticket, { reason: '又坏了' });
    await w.relay();

    const { ended } = await w.as('S18', showQualityIt, { query: {} });
    expect([anew.endedAs, anew.endedAsText, (await inQueue(w)).items]).toEqual([undefined, undefined, []]);
    expect(ended.filter(({ n }) => n > 0)).toEqual([]);
  });

  test('by a merge that is undone has not ended', async () => {
    const w = await world();
    const merged = await ways.MERGED(w);

    const undone = await act(w, 'S04', undoMergeIt, merged);

    expect([undone.status, undone.endedAs]).toEqual(['RECEIVED', undefined]);
  });

  test('keeps how it ended in the archive, and in its list', async () => {
    const w = await world();
    const ended = await ways.DECLINED(w);

    const sealed = await act(w, 'S17', archiveIt, ended);
    await w.relay();

    const record = await w.as('S18', viewIt, { params: { ticketId: ended.id } });
    expect([sealed.status, sealed.endedAs, record.endedAs]).toEqual(['ARCHIVED', 'DECLINED', 'DECLINED']);
    expect((await inQueue(w, 'DECLINED')).items).toHaveLength(1);
  });

  test('stands in the list of all ends with the newest first, page by page', async () => {
    const w = await world();
    const three: string[] = [];
    for (const way of [ways.DECLINED, ways.WITHDRAWN, ways.TRANSFERRED]) {
      three.unshift((await way(w)).ticketNo);
      await w.pass(hours(1));
    }

    const first = await w.as('S18', listQueue, { query: { queue: 'ended', limit: 2 } });
    const rest = await w.as('S18', listQueue, { query: { queue: 'ended', limit: 2, cursor: first.nextCursor } });

    expect([...first.items, ...rest.items].map(({ ticketNo }) => ticketNo)).toEqual(three);
  });
});
