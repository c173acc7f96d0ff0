import { describe, expect, test } from 'vitest';
import { list as listCalls } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { ticketIdOf } from '../../../functions/kernel/ids.ts';
import { makeTicketNo } from '../../../functions/kernel/ticket-number.ts';
import { followOnIt } from '../../../functions/tickets/after-closing/actions/after-closing.ts';
import { archiveIt, verifyIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { agreeIt, concludeIt, disagreeIt, proposeIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { accept, assess, decline, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { showAuthorityIt } from '../../../functions/tickets/intake/actions/desk-intake.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { consentIt, linkIt, listLinksIt, unlinkIt } from '../../../functions/tickets/linking/actions/link-tickets.ts';
import { link, mustAllConsent } from '../../../functions/tickets/linking/linking-rules.ts';
import { ENDS, LinkRelation, type TicketLink } from '../../../functions/tickets/linking/model.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { TicketStatus } from '../../../functions/tickets/words.ts';
import { aTicket, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, findings, matter, of, result, takenOver } from '../../support/complaint.ts';
import { wholeDoor } from '../../support/whole-door.ts';
import { outcomeOf, type World, world } from '../../support/world.ts';

const numbered = (n: number, over: Partial<Ticket> = {}): Ticket => {
  const ticketNo = makeTicketNo('20261123', `B7K${String(n).padStart(2, '0')}`);
  return aTicket({ id: ticketIdOf(ticketNo), ticketNo, ...over });
};
const aLink = (over: Partial<TicketLink>): TicketLink => ({
  ...{ site: 'dolon' as never, ticketNo: aTicket().ticketNo, other: numbered(1).ticketNo },
  ...{ relation: 'GROUP', otherIs: 'MEMBER', linkedAt: now, version: 1, ...over },
});
const none = { of: [], to: [] };

describe('a link', () => {
  test.each(LinkRelation.options)('of %s has an end at each matter, which tells what the other one is', (relation) => {
    const { ends, first, second } = link(aTicket(), numbered(1), none, { relation, now });

    expect(ends.map(({ ticketNo, other, otherIs }) => [ticketNo, other, otherIs])).toEqual([
      [aTicket().ticketNo, numbered(1).ticketNo, ENDS[relation][0]],
      [numbered(1).ticketNo, aTicket().ticketNo, ENDS[relation][1]],
    ]);
    expect([first.head, second.head, first.event.type]).toEqual([aTicket(), numbered(1), 'ticket.linked']);
  });

  test.each(TicketStatus.options)('of a group is made of open matters, not of one in state %s', async (status) => {
    const open = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];
    const how = { relation: 'GROUP', now } as const;

    const outcomes = [
      await outcomeOf(() => link(aTicket({ status }), numbered(1), none, how).ends.length),
      await outcomeOf(() => link(aTicket(), numbered(1, { status }), none, how).ends.length),
    ];

    expect(outcomes).toEqual(Array(2).fill(open.includes(status) ? 2 : 'ticket.linkNotOpen'));
  });

  test.each<[string, { of: TicketLink[]; to: TicketLink[] }, boolean, unknown]>([
    ['a second time', { of: [aLink({})], to: [] }, false, 'ticket.linkedAlready'],
    ['of a member of another group', { of: [], to: [aLink({ otherIs: 'PARENT' })] }, false, 'ticket.inAnotherGroup'],
    ['of the parent of another group', { of: [], to: [aLink({ otherIs: 'MEMBER' })] }, false, 'ticket.inAnotherGroup'],
    [
      'below a member of a group',
      { of: [aLink({ otherIs: 'PARENT', other: numbered(9).ticketNo })], to: [] },
      false,
      'ticket.inAnotherGroup',
    ],
    ['of the 80th member', { of: members(79), to: [] }, false, 2],
    ['of the 81st member', { of: members(80), to: [] }, false, 'ticket.groupFull'],
    ['of the second who speaks for all', { of: members(3, 1), to: [] }, true, 2],
    ['of the third who speaks for all', { of: members(3, 2), to: [] }, true, 'ticket.tooManyRepresentatives'],
  ])('of a group is made or refused: %s', async (_title, links, representative, expected) => {
    const outcome = await outcomeOf(
      () => link(aTicket(), numbered(1), links, { relation: 'GROUP', representative, now }).ends.length,
    );

    expect(outcome).toBe(expected);
  });

  test('to itself is none', async () => {
    const outcome = await outcomeOf(() => link(aTicket(), aTicket(), none, { relation: 'RELATED', now }));

    expect(outcome).toBe('ticket.linkedToItself');
  });
});

function members(n: number, speaking = 0): TicketLink[] {
  return Array.from({ length: n }, (_one, k) =>
    aLink({ other: numbered(k + 10).ticketNo, ...(k < speaking && { representative: true }) }),
  );
}

const yes = { agrees: true, at: now, channel: 'PHONE' } as const;
const no = { ...yes, agrees: false };

test.each<[string, TicketLink[], unknown]>([
  ['nobody is in a group', [], 'agreed'],
  ['all have said yes', [aLink({ consent: yes })], 'agreed'],
  ['one has said nothing', [aLink({ consent: yes }), aLink({ other: numbered(2).ticketNo })], 'ticket.consentMissing'],
  ['one has said no, and nobody yes', [aLink({ consent: no })], 'ticket.consentMissing'],
  [
    'one has said no and another yes',
    [aLink({ consent: yes }), aLink({ other: numbered(2).ticketNo, consent: no })],
    'agreed',
  ],
  [
    'one has said no, one yes and one nothing',
    [
      aLink({ consent: yes }),
      aLink({ other: numbered(2).ticketNo, consent: no }),
      aLink({ other: numbered(3).ticketNo }),
    ],
    'ticket.consentMissing',
  ],
  ['a common cause asks nobody', [aLink({ relation: 'CAUSE' })], 'agreed'],
])('a group settles when each of its members has spoken, and one has agreed: %s', async (_title, links, expected) => {
  const outcome = await outcomeOf(() => {
    mustAllConsent(links);
    return 'agreed';
  });

  expect(outcome).toBe(expected);
});

const body = (w: World, as: string, ticket: TicketView, action: never, told: object) =>
  w.as(as, action, { ...of(ticket), body: told } as never) as Promise<TicketView>;
const fresh = (w: World, ticket: TicketView) => w.ticket(ticket.ticketNo as never) as unknown as Promise<TicketView>;

/** A group of twelve with the parent in hand and a solution proposed to it. */
async function groupOfTwelve(w: World) {
  let parent = await takenOver(w, await dispatchedComplaint(w));
  const handler = parent.workOrder?.assignee ?? '';
  const twelve: TicketView[] = [];
  for (let n = 0; n < 12; n += 1) {
    const member = await w.as('S04', register, { body: { ...matter, description: `第 ${n} 位团友` } });
    parent = await body(w, 'S04', parent, linkIt as never, {
      to: member.ticketNo,
      relation: 'GROUP',
      representative: n < 2,
    });
    twelve.push(member);
  }
  const proposed = await body(w, handler, parent, proposeIt as never, { proposal: '每人退还当晚房费' });
  return { handler, parent: proposed, twelve };
}

const says = async (w: World, member: TicketView, agrees: boolean) =>
  body(w, 'S04', await fresh(w, member), consentIt as never, { agrees, channel: 'PHONE' });

test('a group of twelve, one disagrees: the eleven are settled for, he keeps a matter of his own, and the end of the group ends theirs alone', async () => {
  const w = await world();
  const { handler, parent, twelve } = await groupOfTwelve(w);
  const [first, ...others] = twelve as [TicketView, ...TicketView[]];
  for (const one of others) await says(w, one, true);
  const early = await outcomeOf(async () => body(w, handler, await fresh(w, parent), agreeIt as never, {}));
  await says(w, first, false);
  const agreed = await body(w, handler, await fresh(w, parent), agreeIt as never, {});
  await body(w, handler, agreed, resolveIt as never, result);
  await w.relay();

  const params = { followUpId: (await w.as('S09', listCalls, {})).items[0]?.id };
  await w.as('S13', record, { params, body: { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 } });
  await w.relay();

  const ends = await Promise.all(twelve.map(async ({ ticketNo }) => w.ticket(ticketNo)));
  expect([early, agreed.status]).toEqual(['ticket.consentMissing', 'EXECUTING']);
  expect(w.events().find(({ type }) => type === 'ticket.agreed')?.facts).toMatchObject({
    settledFor: others.map(({ ticketNo }) => ticketNo).sort(),
    leftOut: [first.ticketNo],
  });
  expect(ends.map(({ status, endedAs }) => [status, endedAs])).toEqual([
    ['RECEIVED', undefined],
    ...others.map(() => ['CLOSED', 'SOLVED']),
  ]);
  const links = await w.as('S04', listLinksIt, { params: { ticketId: parent.id } });
  expect(links.items.map(({ consent }) => [consent?.channel, consent?.by])).toEqual(Array(12).fill(['PHONE', 'S04']));
  expect(links.items.filter(({ consent }) => consent?.agrees)).toHaveLength(11);
});

test('a member who is taken out of his group goes on by himself, and is asked nothing more', async () => {
  const w = await world();
  const { parent, twelve } = await groupOfTwelve(w);
  const [first] = twelve as [TicketView, ...TicketView[]];

  await body(w, 'S04', await fresh(w, parent), unlinkIt as never, { to: first.ticketNo, reason: '单独办理' });

  const links = await w.as('S04', listLinksIt, { params: { ticketId: parent.id } });
  expect(links.items.map(({ other }) => other)).not.toContain(first.ticketNo);
  expect(await outcomeOf(() => says(w, first, true))).toBe('ticket.nothingProposedToGroup');
});

test('whoever represents a group consents for himself alone', async () => {
  const w = await world();
  const { handler, parent, twelve } = await groupOfTwelve(w);
  await says(w, twelve[0] as TicketView, true);

  const refused = await body(w, handler, await fresh(w, parent), agreeIt as never, {}).catch((error) => error);

  expect([refused.code, refused.details.missing.length]).toEqual(['ticket.consentMissing', 11]);
  expect(refused.details.missing).not.toContain(twelve[0]?.ticketNo);
});

test('a group that is closed without a settlement ends nobody else', async () => {
  const w = await world();
  const { handler, parent, twelve } = await groupOfTwelve(w);
  for (const one of twelve) await says(w, one, true);
  const again = await body(w, handler, await fresh(w, parent), disagreeIt as never, { reason: '代表要求加赔' });
  const proposed = await body(w, handler, again, proposeIt as never, { proposal: '另赠早餐' });
  const back = await body(w, handler, proposed, disagreeIt as never, {});
  await body(w, handler, back, resolveIt as never, result);
  await w.relay();

  const params = { followUpId: (await w.as('S09', listCalls, {})).items[0]?.id };
  await w.as('S13', record, { params, body: { outcome: 'REFUSED' } });
  await w.relay();

  const ends = await Promise.all(twelve.map(async ({ ticketNo }) => (await w.ticket(ticketNo)).status));
  expect(ends).toEqual(Array(12).fill('RECEIVED'));
});

test('members who agreed to what their group then refused keep their matters, however the group ends', async () => {
  const w = await world();
  const { handler, parent, twelve } = await groupOfTwelve(w);
  for (const one of twelve) await says(w, one, true);
  const back = await body(w, handler, await fresh(w, parent), disagreeIt as never, {});
  await body(w, handler, back, resolveIt as never, result);
  await w.relay();

  const params = { followUpId: (await w.as('S09', listCalls, {})).items[0]?.id };
  await w.as('S13', record, { params, body: { outcome: 'REFUSED' } });
  await w.relay();

  const ends = await Promise.all(twelve.map(async ({ ticketNo }) => (await w.ticket(ticketNo)).status));
  expect(ends).toEqual(Array(12).fill('RECEIVED'));
});

test('who worked on the matter of a member does not close it by the call of its group', async () => {
  const w = await world();
  const { handler, parent, twelve } = await groupOfTwelve(w);
  const [first] = twelve as [TicketView, ...TicketView[]];
  const key = { pk: `S#dolon#T#${first.ticketNo}`, sk: 'A#HEAD' };
  await w.table.write({ kind: 'update', key, set: { hs: ['S13'] } });
  for (const one of twelve) await says(w, one, true);
  const agreed = await body(w, handler, await fresh(w, parent), agreeIt as never, {});
  await body(w, handler, agreed, resolveIt as never, result);
  await w.relay();

  const params = { followUpId: (await w.as('S09', listCalls, {})).items[0]?.id };
  const own = await outcomeOf(() => w.as('S13', record, { params, body: { outcome: 'REFUSED' } }));

  expect(own).toBe('followUp.ownCase');
});

test('a new proposal is asked of every member anew', async () => {
  const w = await world();
  const { handler, parent, twelve } = await groupOfTwelve(w);
  for (const one of twelve) await says(w, one, true);
  const again = await body(w, handler, await fresh(w, parent), disagreeIt as never, { reason: '代表要求加赔' });
  await body(w, handler, again, proposeIt as never, { proposal: '另赠早餐' });

  const outcome = await outcomeOf(async () => body(w, handler, await fresh(w, parent), agreeIt as never, {}));

  expect(outcome).toBe('ticket.consentMissing');
});

test('a member reads by his own code what is proposed to his group, and says yes by it, once and for himself', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const { twelve } = await groupOfTwelve(w);
  const member = twelve[0] as TicketView;
  const key = w.events().find(({ entityId, version }) => entityId === member.id && version === 1)?.op?.key ?? '';
  const queryCode = w.tickets.numbers.codeFor(member.ticketNo as never, { key, body: '' });
  const guest = (verb: string) =>
    door.ask('tickets', {
      method: 'POST',
      path: `/public/tickets/${member.ticketNo}/${verb}`,
      body: { queryCode },
      headers: { 'idempotency-key': `member-of-group-${verb}` },
    });

  const [seen, agreed, again, late] = [
    await guest('lookup'),
    await guest('agree'),
    await guest('agree'),
    await guest('lookup'),
  ];

  expect(seen.data.proposal).toBe('每人退还当晚房费');
  expect([agreed.status, again.text, late.data.proposal]).toEqual([200, agreed.text, undefined]);
  expect(w.events().filter(({ type }) => type === 'ticket.group-agreed')).toHaveLength(1);
});

test('a guest who belongs to no group has nothing to agree to', async () => {
  const w = await world();
  const member = await w.as('S04', register, { body: matter });

  const outcome = await outcomeOf(() => says(w, member, true));

  expect(outcome).toBe('ticket.nothingProposedToGroup');
});

test('who acts for another settles only with a document that says so', async () => {
  const w = await world();
  const told = { ...matter, onBehalf: { as: 'FAMILY', name: '访客乙' } };
  const working = await takenOver(w, await dispatchedComplaint(w, told));
  const handler = working.workOrder?.assignee ?? '';
  const proposed = await body(w, handler, working, proposeIt as never, { proposal: '退还房费' });

  const refused = await outcomeOf(() => body(w, handler, proposed, agreeIt as never, {}));
  const shown = await body(w, 'S04', proposed, showAuthorityIt as never, { document: '授权委托书' });
  const twice = await outcomeOf(() => body(w, 'S04', shown, showAuthorityIt as never, { document: '授权委托书' }));
  const agreed = await body(w, handler, shown, agreeIt as never, {});

  expect([refused, twice, agreed.status]).toEqual(['ticket.authorityMissing', 'ticket.notOnBehalf', 'EXECUTING']);
  expect(JSON.stringify(w.events().map(({ facts, changes, texts }) => [facts, changes, texts]))).not.toContain(
    '委托书',
  );
});

test('the same facts after a conclusion are kept, explained and not dispatched again; a manager says that they are the same', async () => {
  const w = await world();
  const working = await takenOver(w, await dispatchedComplaint(w));
  const concluded = await body(w, 'S01', working, concludeIt as never, { reason: '已尽其责，可拨打 12345' });
  const filed = await w.as('S04', register, { body: matter });
  const again = await body(w, 'S04', filed, assess as never, findings);
  const told = { reason: '同一事实已终结，请走外部途径', sameFactsAs: concluded.ticketNo };

  const byLeader = await outcomeOf(() => body(w, 'S03', again, decline as never, told));
  const declined = await body(w, 'S01', again, decline as never, told);
  const ofOpen = await outcomeOf(async () => {
    const third = await w.as('S04', register, { body: matter });
    return body(w, 'S01', third, decline as never, { ...told, sameFactsAs: declined.ticketNo });
  });

  expect([byLeader, declined.status, ofOpen]).toEqual(['ticket.newFactsByManager', 'DECLINED', 'ticket.notConcluded']);
  const links = await w.as('S04', listLinksIt, { params: { ticketId: concluded.id } });
  expect(links.items).toMatchObject([{ other: again.ticketNo, relation: 'SAME_FACTS', otherIs: 'LATER' }]);
});

describe('what is told again after a conclusion', () => {
  const room = { type: 'ROOM', ref: 'A1203' };
  const told = { ...matter, contact: { phone: '19000000001' }, object: room };

  /** Concluded by the manager, and told again by the same guest. */
  async function toldAgain(w: World, again: object = told) {
    const working = await takenOver(w, await dispatchedComplaint(w, told));
    const concluded = await body(w, 'S01', working, concludeIt as never, { reason: '已尽其责' });
    await w.relay();
    const later = await w.as('S04', register, { body: again });
    return { concluded, later: await body(w, 'S04', later, assess as never, findings) };
  }

  test('is taken in by a manager alone, who says by it that the facts are new', async () => {
    const w = await world();
    const { concluded, later } = await toldAgain(w);

    const byAgent = await outcomeOf(() => body(w, 'S04', later, accept as never, {}));
    const byManager = await body(w, 'S01', later, accept as never, {});

    expect([byAgent, byManager.status]).toEqual(['ticket.newFactsByManager', 'ACCEPTED']);
    const taken = w.events().find(({ type, entityId }) => type === 'ticket.accepted' && entityId === later.id);
    expect(taken?.facts).toMatchObject({ newFactsAfter: [concluded.ticketNo] });
  });

  test('is not got round by a link made by hand', async () => {
    const w = await world();
    const { concluded, later } = await toldAgain(w, { ...matter, contact: { phone: '19000000009' } });
    const linked = await body(w, 'S04', later, linkIt as never, { to: concluded.ticketNo, relation: 'FOLLOWS' });

    expect(await outcomeOf(() => body(w, 'S04', linked, accept as never, {}))).toBe('ticket.newFactsByManager');
  });

  test.each([
    ['of another thing', { ...told, object: { ...room, ref: 'B2001' } }],
    ['by another guest', { ...told, contact: { phone: '19000000009' } }],
  ])('is a matter like any other where it is told %s', async (_title, again) => {
    const w = await world();
    const { later } = await toldAgain(w, again);

    expect((await body(w, 'S04', later, accept as never, {})).status).toBe('ACCEPTED');
  });

  test('by a matter that the manager opened himself is tested already', async () => {
    const w = await world();
    const { concluded } = await toldAgain(w);
    const key = { params: { ticketId: concluded.id }, body: { description: '新证据' } };
    const followed = await w.as('S01', followOnIt, key);
    const assessed = await body(w, 'S04', await fresh(w, followed), assess as never, findings);

    expect((await body(w, 'S04', assessed, accept as never, {})).status).toBe('ACCEPTED');
  });
});

test('a link to a sealed matter leaves its record set as it was sealed', async () => {
  const w = await world();
  const old = await w.as('S04', register, { body: matter });
  const assessed = await body(w, 'S04', old, assess as never, findings);
  const gone = await body(w, 'S03', assessed, decline as never, { reason: '不属本度假区' });
  await body(w, 'S17', gone, archiveIt as never, {});
  const later = await w.as('S04', register, { body: matter });

  await body(w, 'S04', later, linkIt as never, { to: old.ticketNo, relation: 'FOLLOWS', reason: '同一客人' });

  const verdict = await w.as('S19', verifyIt, { params: { ticketId: old.id } });
  expect(verdict).toMatchObject({ intact: true, later: 2 });
});
