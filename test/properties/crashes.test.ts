import { describe, expect, test } from 'vitest';
import { list } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import type { Item } from '../../functions/platform/table.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { returnIt, takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import {
  accept,
  assess,
  decline,
  message,
  note,
  resolveIt,
} from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import {
  dispatchedComplaint,
  findings,
  matter,
  of,
  orderOf,
  resolvedComplaint,
  result,
  takenOver,
} from '../support/complaint.ts';
import { hours, type World, world } from '../support/world.ts';

class Crash extends Error {}

/** A world whose table fails once, at the n-th call from when it is armed. */
async function fragileWorld() {
  const fuse = { left: Number.POSITIVE_INFINITY };
  const w = await world({
    before: () => {
      fuse.left -= 1;
      if (fuse.left === 0) throw new Crash('before the call');
    },
  });
  return { w, fuse };
}

const filed = (w: World) => w.as('S04', register, { body: matter });
const assessed = async (w: World) => w.as('S04', assess, { ...of(await filed(w)), body: findings });
const accepted = async (w: World) => w.as('S04', accept, of(await assessed(w)));
const taker = (ticket: TicketView) => ticket.workOrder?.assignee ?? '';
const dueCall = async (w: World) => {
  await resolvedComplaint(w);
  await w.relay();
  return (await w.as('S13', list, {})).items[0];
};

interface Command {
  prepare(w: World): Promise<unknown>;
  run(w: World, ready: never): Promise<unknown>;
}
const command = <R>(prepare: (w: World) => Promise<R>, run: (w: World, ready: R) => Promise<unknown>): Command => ({
  prepare,
  run,
});
const key = 'the request that is sent twice';
const call = (body: object) =>
  command(dueCall, (w, one) => w.as('S13', record, { params: { followUpId: one?.id }, body, key }));

const commands: Readonly<Record<string, Command>> = {
  register: command(
    async () => undefined,
    (w) => w.as('S04', register, { body: matter, key }),
  ),
  assess: command(filed, (w, ticket) => w.as('S04', assess, { ...of(ticket), body: findings, key })),
  accept: command(assessed, (w, ticket) => w.as('S04', accept, { ...of(ticket), key })),
  decline: command(assessed, (w, ticket) => w.as('S03', decline, { ...of(ticket), body: { reason: '不属本处' }, key })),
  dispatch: command(accepted, (w, ticket) => w.as('S04', dispatchIt, { ...of(ticket), body: {}, key })),
  'take over': command(dispatchedComplaint, (w, ticket) =>
    w.as(taker(ticket), takeOverIt, { ...orderOf(ticket), key }),
  ),
  'give back': command(dispatchedComplaint, (w, ticket) =>
    w.as(taker(ticket), returnIt, { ...orderOf(ticket), body: { reason: '不归我' }, key }),
  ),
  message: command(dispatchedComplaint, (w, ticket) =>
    w.as('S02', message, { ...of(ticket), body: { text: '马上到' }, key }),
  ),
  note: command(dispatchedComplaint, (w, ticket) => w.as('S02', note, { ...of(ticket), body: { text: '记' }, key })),
  resolve: command(
    async (w) => takenOver(w, await dispatchedComplaint(w)),
    (w, ticket) => w.as(taker(ticket), resolveIt, { ...of(ticket), body: result, key }),
  ),
  'call, satisfied': call({ outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 }),
  'call, taken up again': call({ outcome: 'ANSWERED', talkSeconds: 60, solved: 'NO', overall: 1 }),
  'call, nobody there': call({ outcome: 'NO_ANSWER' }),
  'plan the call': command(resolvedComplaint, async (w, ticket) => {
    const resolved = w.events().find((event) => event.entityId === ticket.id && event.type === 'ticket.resolved');
    if (resolved) await w.consume(resolved);
  }),
  'an offer lapses': command(
    async (w) => {
      await dispatchedComplaint(w);
      await w.relay();
      w.now = new Date(Date.parse(w.now) + hours(3)).toISOString() as typeof w.now;
      return structuredClone(w.executions.find(({ machine }) => machine === 'complaint-dispatch'));
    },
    async (w, execution) => execution && w.wake({ ...execution, memory: { ...execution.memory } }),
  ),
  'the ladder is looked at': command(
    async (w) => {
      await dispatchedComplaint(w);
      await w.relay();
      w.now = new Date(Date.parse(w.now) + hours(30)).toISOString() as typeof w.now;
      return structuredClone(w.executions.find(({ machine }) => machine === 'escalation'));
    },
    async (w, execution) => execution && w.wake({ ...execution, memory: { ...execution.memory } }),
  ),
};

// A text is sealed with other bytes each time; that it opens again is tested where seals are made. Each try has its own
// correlation id, as each request has.
const DIFFERS = /^(texts|proof|link|description|subject|remedyAsked|contact|wrapped|correlationId)$/;
const comparable = (items: readonly Item[]) =>
  items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => !DIFFERS.test(name))));

/** Whether the fuse burnt while something ran. */
async function crashes(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  }
}

describe.each(Object.entries(commands))('%s', (_name, { prepare, run }) => {
  test('leaves the same behind wherever it is cut off, once it is sent again', { timeout: 60_000 }, async () => {
    const whole = await fragileWorld();
    const readyWhole = await prepare(whole.w);
    const before = whole.w.table.calls.length;
    const answer = await run(whole.w, readyWhole as never);
    const calls = whole.w.table.calls.length - before;
    const wanted = comparable(whole.w.table.items());

    // Before each call of the table; the last round is cut off after the last call, when only the answer is lost.
    for (let n = 1; n <= calls + 1; n += 1) {
      const { w, fuse } = await fragileWorld();
      const ready = await prepare(w);
      fuse.left = n;
      const cutOff = await crashes(() => run(w, ready as never));
      fuse.left = Number.POSITIVE_INFINITY;

      const again = await run(w, ready as never);

      expect([n, cutOff]).toEqual([n, n <= calls]);
      expect([n, again]).toEqual([n, answer]);
      expect([n, comparable(w.table.items())]).toEqual([n, wanted]);
    }
  });
});
