import { expect, test } from 'vitest';
import { actions as followUpActions } from '../../functions/follow-ups/actions/all.ts';
import { contract as followUpContract } from '../../functions/follow-ups/contract.ts';
import { BusEvent } from '../../functions/platform/bus-event.ts';
import { serve } from '../../functions/platform/serve.ts';
import { identity } from '../../functions/sessions/identity.ts';
import { actions } from '../../functions/tickets/actions/all.ts';
import { contract } from '../../functions/tickets/contract.ts';
import { ask } from '../support/api-event.ts';
import { logLines } from '../support/log-lines.ts';
import { site, world } from '../support/world.ts';

/** Marked values that belong to nobody: wherever one of them turns up in clear, something leaks. */
const canary = {
  name: '雀丝金',
  phone: '19000007777',
  email: 'canary@example.invalid',
  description: '房间里的金丝雀描述词甲',
  remedy: '金丝雀诉求词乙',
  message: '金丝雀回复词丙',
  note: '金丝雀备注词丁',
  result: '金丝雀结果词戊',
  comment: '金丝雀评语词己',
};

async function doors() {
  const w = await world();
  const { log, lines } = logLines();
  const clock = () => w.now;
  const { ledger, staff } = w.parts;
  const identify = identity({ ledger, staff, sites: async () => [site], clock });
  const door = { clock, log, identify, noteRead: w.noteRead };
  const tickets = serve(contract, actions, () => ({ door, deps: w.tickets }));
  const followUps = serve(followUpContract, followUpActions, () => ({ door, deps: w.followUps }));
  let key = 0;
  const post = (
    handler: typeof tickets,
    path: string,
    asked: { body?: unknown; staffNo?: string; version?: unknown },
  ) => {
    key += 1;
    const headers = {
      'idempotency-key': `request-${key}`,
      ...(asked.version !== undefined && { 'if-match': `"${asked.version}"` }),
    };
    const { staffNo, body = {} } = asked;
    return ask(handler, { method: 'POST', path, body, headers, ...(staffNo && { staffNo }) });
  };
  return { w, tickets, followUps, post, lines };
}

/** One complaint's whole life, with a canary in every field that takes free text or contact data. */
async function lifeOfCanaries() {
  const { w, tickets, followUps, post, lines } = await doors();
  const filed = await post(tickets, '/public/tickets', {
    body: {
      kind: 'COMPLAINT',
      description: canary.description,
      remedyAsked: canary.remedy,
      contact: { name: canary.name, phone: canary.phone, email: canary.email },
      noticeVersion: '2026-11',
      challenge: 'not looked at here',
    },
  });
  const id = `tck_${String(filed.data.ticketNo).slice(2)}`;
  const version = async () =>
    (await ask(tickets, { method: 'GET', path: `/tickets/${id}`, staffNo: 'S02' })).data.version;
  const verb = async (name: string, staffNo: string, body: unknown = {}) =>
    post(tickets, `/tickets/${id}/${name}`, { staffNo, body, version: await version() });
  await verb('assess', 'S04', {
    severity: 'MINOR',
    domain: 'LODGING',
    stage: 'DERIVATIVE',
    category: '客房',
    peopleAffected: 1,
  });
  await verb('accept', 'S04');
  const offered = await verb('dispatch', 'S04', { unitId: 'HOUSEKEEPING', note: canary.note });
  const order = offered.data.workOrder as { id: string; assignee: string };
  await post(tickets, `/work-orders/${order.id}/take-over`, { staffNo: order.assignee, version: await version() });
  await verb('message', order.assignee, { text: canary.message });
  await verb('resolve', order.assignee, {
    result: canary.result,
    cause: canary.note,
    evidence: canary.note,
    complainantToldAt: '2026-11-23T02:00:00.000Z',
  });
  await w.relay();
  const calls = await ask(followUps, { method: 'GET', path: '/follow-ups', staffNo: 'S13' });
  const [call] = calls.data.items as Array<{ id: string }>;
  const closed = await post(followUps, `/follow-ups/${call?.id}/attempts`, {
    staffNo: 'S13',
    body: { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5, comment: canary.comment },
  });
  const view = await ask(tickets, { method: 'GET', path: `/tickets/${id}`, staffNo: 'S02' });
  return { w, lines, closed, view };
}

const inClear = (text: string) => Object.values(canary).filter((value) => text.includes(value));

test('nothing personal stands in the table, on the bus, in a workflow or in the log in clear', async () => {
  const { w, lines, closed } = await lifeOfCanaries();

  const bus = w.events().map((event) => JSON.stringify(BusEvent.parse(event)));
  const memories = JSON.stringify(w.executions.map((execution) => execution.memory));
  expect(closed.status).toBe(200);
  expect(w.events().at(-1)?.type).toBe('ticket.closed');
  expect(inClear(JSON.stringify(w.table.items()))).toEqual([]);
  expect(inClear(bus.join())).toEqual([]);
  expect(inClear(memories)).toEqual([]);
  expect(lines.length).toBeGreaterThan(8);
  expect(inClear(lines.join())).toEqual([]);
});

test('staff who may read a ticket see its story, and whom to call only masked', async () => {
  const { view } = await lifeOfCanaries();

  const shown = JSON.stringify(view.data);
  expect(shown).toContain(canary.description);
  expect(inClear(shown).sort()).toEqual([canary.description, canary.remedy].sort());
  expect((view.data.detail as { contact: unknown }).contact).toEqual({
    name: '雀**',
    phone: '190****7777',
    email: 'c***@example.invalid',
  });
});
