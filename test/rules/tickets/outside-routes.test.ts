import { describe, expect, test } from 'vitest';
import { textsOf } from '../../../functions/kernel/event.ts';
import { setPolicy } from '../../../functions/policies/actions/put-policy.ts';
import { OutsideRoutes, shippedRoutes } from '../../../functions/policies/outside-routes.ts';
import { concludeIt, transferIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { guestViewOf } from '../../../functions/tickets/dialogue/guest-view.ts';
import { assess, decline } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { toldWithRoutes } from '../../../functions/tickets/routes/outside-rules.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import type { Domain } from '../../../functions/tickets/words.ts';
import { dispatchedComplaint, findings, matter, of, takenOver } from '../../support/complaint.ts';
import { hours, outcomeOf, type World, world } from '../../support/world.ts';

const shipped = { version: 0, policy: { routes: [...shippedRoutes] } };
const everywhere = ['CONSUMER_12315', 'HOTLINE_12345', 'MEDIATION', 'COURT'];
const touring = ['CONSUMER_12315', 'HOTLINE_12345', 'TOURISM_AUTHORITY', 'MEDIATION', 'COURT'];

describe('whoever is told no', () => {
  test.each<[Domain | undefined, string[]]>([
    ['TOUR', touring],
    ['LODGING', touring],
    ['CATERING', touring],
    ['FRESH_PRODUCT', everywhere],
    ['MEMBERSHIP', everywhere],
    [undefined, everywhere],
  ])('in a matter of %s is told where else he may turn to, in words of both languages', (domain, expected) => {
    const told = toldWithRoutes('不属本度假区。', { domain }, { policy: shipped });

    expect(told.facts).toEqual({ routes: expected, routesVersion: 0 });
    for (const { code, words } of shippedRoutes)
      expect([told.message.includes(words.zh), told.message.includes(words.en)]).toEqual(
        Array(2).fill(expected.includes(code)),
      );
    expect(told.message.startsWith('不属本度假区。\n')).toBe(true);
  });

  test('is told the routes that are named, each once and in their order', () => {
    const wanted = ['COURT', 'HOTLINE_12345', 'COURT'];

    const { facts } = toldWithRoutes('不属本度假区。', { domain: 'TOUR' }, { policy: shipped, wanted });

    expect(facts?.routes).toEqual(['COURT', 'HOTLINE_12345']);
  });
});

const act = (w: World, who: string, action: object, ticket: TicketView, body: object) =>
  w.as(who, action as never, { ...of(ticket), body }) as Promise<TicketView>;

const assessed = async (w: World) => {
  const filed = await w.as('S04', register, { body: matter });
  return act(w, 'S04', assess, filed, findings);
};

const acts = {
  decline: async (w: World, body: object) => act(w, 'S03', decline, await assessed(w), body),
  transfer: async (w: World, body: object) => act(w, 'S04', transferIt, await assessed(w), { to: '文旅局', ...body }),
  conclude: async (w: World, body: object) =>
    act(w, 'S01', concludeIt, await takenOver(w, await dispatchedComplaint(w)), body),
};

describe.each(['decline', 'transfer', 'conclude'] as const)('to %s a matter', (verb) => {
  test('tells the guest the reason and the routes, and keeps by which version of the policy', async () => {
    const w = await world();

    const ended = await acts[verb](w, { reason: '不由本度假区处理。' });

    const no = ended.ticketNo as never;
    const { items } = await w.tickets.tickets.events(await w.ticket(no).then(({ site }) => site), no, { limit: 100 });
    const last = items.at(-1);
    const read = guestViewOf(await w.ticket(no), items, no).timeline.at(-1)?.message;
    expect(last?.facts).toMatchObject({ routes: touring, routesVersion: 0 });
    expect(read).toBe(last && textsOf(last)?.message);
    expect(read).toContain('不由本度假区处理。');
    expect(read).toContain('12315');
    expect(read).toContain('人民法院');
  });

  test('with a route that the policy does not have is refused, and changes nothing', async () => {
    const w = await world();

    const refused = await acts[verb](w, { reason: '不由本度假区处理。', routes: ['COURT', 'NOWHERE'] }).catch(
      (error) => error,
    );

    expect([refused.code, refused.details]).toEqual([
      'ticket.routeUnknown',
      { fields: [{ path: 'routes.1', reason: 'not in the policy outside-routes' }] },
    ]);
    expect(w.events().some(({ type }) => /declined|transferred|concluded/.test(type))).toBe(false);
  });
});

test('what an administrator changes is told from then on, under its version', async () => {
  const w = await world();
  const hotline = { ...shippedRoutes[1], words: { zh: '拨打本县热线', en: 'call the hot-line of the county' } };
  await w.as('A01', setPolicy, { params: { name: 'outside-routes' }, version: 0, body: { routes: [hotline] } });
  await w.pass(hours(1));

  await acts.decline(w, { reason: '不由本度假区处理。' });

  const declined = w.events().find(({ type }) => type === 'ticket.declined');
  expect(declined?.facts).toMatchObject({ routes: ['HOTLINE_12345'], routesVersion: 1 });
});

test.each([
  ['none at all', { routes: [] }],
  ['none for every matter', { routes: [{ ...shippedRoutes[2] }] }],
  ['two of one name', { routes: [shippedRoutes[0], shippedRoutes[0]] }],
])('a policy with %s is none', async (_title, policy) => {
  const w = await world();

  const outcome = await outcomeOf(() =>
    w.as('A01', setPolicy, { params: { name: 'outside-routes' }, version: 0, body: policy }),
  );

  expect([outcome, OutsideRoutes.safeParse(policy).success]).toEqual(['policy.invalid', false]);
});
