import { describe, expect, test } from 'vitest';
import { acknowledgeIt, passItOn, showInbox, showUndeliverable } from '../../../functions/notices/actions/inbox.ts';
import type { Outcome, Outgoing } from '../../../functions/notices/channels/port.ts';
import { aliyunSms, smsNotice } from '../../../functions/notices/channels/sms.ts';
import { wecomRobot } from '../../../functions/notices/channels/wecom.ts';
import { deliverNotice } from '../../../functions/notices/deliver-notice.ts';
import type { Channel } from '../../../functions/notices/model.ts';
import { reconcileNotices } from '../../../functions/notices/reconcile-notices.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { recuseIt } from '../../../functions/tickets/dispatch/actions/recuse-person.ts';
import { accept, assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { escalateIt } from '../../../functions/tickets/ladder/actions/command.ts';
import { closedChat } from '../../support/closed-chat.ts';
import { dispatchedComplaint, findings, matter, of, takenOver } from '../../support/complaint.ts';
import { minutes, outcomeOf, site, type World, world } from '../../support/world.ts';

/** A world that tells people, and what its two providers were asked to send. */
async function house(answer: (channel: Channel) => Outcome, robotAMinute = 20) {
  const w = await world({ tells: true });
  const asked: Array<Outgoing & { channel: Channel }> = [];
  const port = (channel: Channel) => async (message: Outgoing) => {
    asked.push({ ...message, channel });
    return answer(channel);
  };
  const at = () => ({
    ...{ now: w.now, correlationId: 'deliver' },
    deps: { ...w.notices, numbers: async () => ({ ...defaults.notification, robotAMinute }) },
    ports: { WECOM: port('WECOM'), SMS: port('SMS'), SUBSCRIPTION: port('SUBSCRIPTION'), SERVICE: closedChat },
  });
  const seen = new Set<string>();
  async function deliver(): Promise<void> {
    await w.relay();
    for (const { id, type, entityId } of w.events()) {
      if (!/^notice\.(planned|due)$/.test(type) || seen.has(id)) continue;
      seen.add(id);
      await deliverNotice(site, entityId, at());
    }
  }
  const reconcile = () => reconcileNotices(site, { now: w.now, notices: w.notices.notices, correlationId: 'r' });
  return {
    w,
    asked,
    deliver,
    reconcile,
    to: (who: string) => asked.filter(({ lines }) => lines.some(({ recipient }) => recipient === who)),
  };
}

/** A complaint that is offered with the utmost priority. */
async function urgentOffer(w: World) {
  const filed = await w.as('S04', register, { body: matter });
  const assessed = await w.as('S04', assess, { ...of(filed), body: { ...findings, severity: 'MAJOR' } });
  const accepted = await w.as('S04', accept, of(assessed));
  return w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } });
}

/** A complaint that lies with housekeeping and was brought to the group leader's level. */
async function escalated(w: World) {
  const working = await takenOver(w, await dispatchedComplaint(w));
  return w.as('S04', escalateIt, { ...of(working), body: { reason: '久未处理' } });
}

describe('several notices for one person', () => {
  test('that the first channel refuses go out by the next one together, and say how many they are', async () => {
    const { w, to, deliver } = await house((channel) =>
      channel === 'WECOM' ? { kind: 'REFUSED', why: 'wecom.93000' } : { kind: 'SENT' },
    );
    for (let n = 0; n < 3; n += 1) await escalated(w);

    await deliver();

    const [message, ...more] = to('S03').filter(({ channel }) => channel === 'SMS');
    expect(more).toEqual([]);
    expect(message?.lines).toHaveLength(3);
  });

  test('are kept as one by a provider that is busy, not tried one by one', async () => {
    const { w, to, deliver, reconcile } = await house((channel) =>
      channel === 'WECOM' ? { kind: 'FAILED', why: 'wecom.45009' } : { kind: 'SENT' },
    );
    for (let n = 0; n < 3; n += 1) await escalated(w);
    await deliver();
    await w.pass(minutes(1));
    await reconcile();
    await deliver();

    const his = to('S03').map(({ channel, lines }) => [
      channel,
      lines.filter(({ recipient }) => recipient === 'S03').length,
    ]);
    expect(his).toEqual([
      ['WECOM', 3],
      ['WECOM', 3],
    ]);
  });
});

describe('the robot’s minute', () => {
  test('holds so many messages and no more; what found no room is told with that of others in the next, once', async () => {
    const { w, asked, deliver, reconcile } = await house(() => ({ kind: 'SENT' }), 2);
    for (let n = 0; n < 4; n += 1) {
      await escalated(w);
      await deliver();
    }
    const first = asked.length;
    await w.pass(minutes(1));
    await reconcile();
    await deliver();

    // Nothing of this is a P1, so it leaves the other one to what is.
    expect(first).toBe(1);
    const lines = asked.flatMap((message) => message.lines.map(({ recipient, text }) => `${recipient} ${text}`));
    // Four offers that were taken over say nothing any more; four escalations, each once.
    expect(lines.filter((line) => line.startsWith('S03'))).toHaveLength(4);
    expect(new Set(lines).size).toBe(lines.length);
    expect(asked).toHaveLength(2);
  });

  test('keeps room for a P1, whose next way is a text message where there is none', async () => {
    const { w, asked, deliver } = await house(() => ({ kind: 'SENT' }), 2);
    await escalated(w);
    await deliver();
    const calm = asked.length;

    await urgentOffer(w);
    await deliver();

    expect([calm, asked.filter(({ channel }) => channel === 'WECOM').length]).toEqual([1, 2]);
    expect(asked.filter(({ channel }) => channel === 'SMS').length).toBeGreaterThan(0);
  });
});

test('of a P1 a text message goes out at once where WeCom is silent, not when its offer is over', async () => {
  const { w, to, deliver } = await house((channel) =>
    channel === 'WECOM' ? { kind: 'FAILED', why: 'wecom.silent' } : { kind: 'SENT' },
  );
  const offered = await urgentOffer(w);

  await deliver();

  expect(offered.priority).toBe('P1');
  expect(to('D01').map(({ channel }) => channel)).toEqual(['WECOM', 'SMS']);
});

describe('a notice that is passed on', () => {
  test('goes out to the colleague, though the ticket names the person who had it', async () => {
    const { w, to, deliver } = await house(() => ({ kind: 'SENT' }));
    await escalated(w);
    await deliver();
    const [notice] = (await w.as('S03', showInbox, {})).items;

    await w.as('S03', passItOn, { params: { noticeId: notice?.id }, body: { to: 'S06', reason: '外出' } });
    await deliver();

    expect(to('S06').map(({ channel }) => channel)).toEqual(['WECOM']);
  });

  test('never goes to somebody who is kept away from the matter', async () => {
    const { w, deliver } = await house(() => ({ kind: 'SENT' }));
    const ticket = await escalated(w);
    await w.as('S03', recuseIt, { ...of(ticket), body: { staffNo: 'S05', reason: '被投诉人' } });
    await deliver();
    const [notice] = (await w.as('S03', showInbox, {})).items;

    const passed = await outcomeOf(() =>
      w.as('S03', passItOn, { params: { noticeId: notice?.id }, body: { to: 'S05' } }),
    );

    expect(passed).toBe('notice.notForThem');
    expect((await w.as('S05', showInbox, {})).items).toEqual([]);
  });
});

test('what no channel has taken is listed until its recipient has seen it in his inbox', async () => {
  const { w, deliver } = await house((channel) => ({ kind: 'REFUSED', why: `${channel} refuses` }));
  await escalated(w);
  await deliver();
  const before = (await w.as('S02', showUndeliverable, {})).items;
  const [notice] = (await w.as('S03', showInbox, {})).items;

  await w.as('S03', acknowledgeIt, { params: { noticeId: notice?.id }, body: {} });

  const after = (await w.as('S02', showUndeliverable, {})).items;
  expect(before.map(({ recipient }) => recipient)).toContain('S03');
  expect(after.map(({ recipient }) => recipient)).not.toContain('S03');
});

describe('keys that cannot be read', () => {
  const message: Outgoing = {
    ...{ id: 'n', recipient: 'S03', ticketNo: 'GD1', phone: '19000000001' },
    lines: [{ recipient: 'S03', text: 't' }],
  };
  const unreadable = () => Promise.reject(new Error('the secret is no JSON'));
  const fetch = () => Promise.reject(new Error('must not be called'));
  const sms = { fetch, baseUrl: 'http://127.0.0.1:1', signName: 's', key: unreadable };
  const send = aliyunSms({ ...sms, now: () => '2026-11-23T02:00:00.000Z', nonce: () => 'n' });

  test.each([
    ['WeCom', wecomRobot({ fetch, baseUrl: 'http://127.0.0.1:1', key: unreadable }), 'wecom.noKey'],
    ['text messages', smsNotice({ send, templateCode: 't', linkTemplate: 'l' }), 'sms.noKey'],
  ])('of %s are a failed try, so that the notice moves on to its next way', async (_title, port, why) => {
    expect(await port(message)).toEqual({ kind: 'FAILED', why });
  });
});
