import { describe, expect, test } from 'vitest';
import { type SignedDoor, signedDoor } from '../../support/signed-door.ts';
import { minutes } from '../../support/world.ts';

const HALF_MINUTE = 30_001;
let requests = 0;
const key = (text?: string) => {
  requests += 1;
  return { 'idempotency-key': text ?? `request-${requests}` };
};

describe('break-glass access', () => {
  const ask = async (door: SignedDoor, over: object = {}, headers: Record<string, string> = key()) =>
    door.post(
      '/break-glass',
      { capability: 'ticket.read', reason: '演练：夜间核对派单', hours: 2, ...over },
      { token: await door.staffToken('A01'), headers },
    );
  const verb = async (door: SignedDoor, id: unknown, what: string, by: string) =>
    door.post(`/break-glass/${id}/${what}`, {}, { token: await door.staffToken(by) });
  const list = async (door: SignedDoor) =>
    door.ask('tickets', {
      method: 'GET',
      path: '/tickets',
      query: { queue: 'undispatched' },
      token: await door.staffToken('A01'),
    });

  test('opens a door when another person has approved it, notes every use, and shuts by itself', async () => {
    const door = await signedDoor();
    const before = await list(door);
    const asked = await ask(door);
    const notYet = await list(door);
    const approved = await verb(door, asked.data.id, 'approve', 'L01');
    door.pass(HALF_MINUTE);
    const during = [await list(door), await list(door)];
    door.pass(minutes(119));
    const last = await list(door);
    door.pass(HALF_MINUTE);
    const after = await list(door);

    const events = door.w.events().filter((event) => event.entity === 'break-glass');
    expect([before.status, notYet.status, approved.status]).toEqual([403, 403, 200]);
    expect([...during, last, after].map(({ status }) => status)).toEqual([200, 200, 200, 403]);
    expect(events.map(({ type, actor }) => [type, actor.id])).toEqual([
      ['break-glass.asked', 'A01'],
      ['break-glass.opened', 'L01'],
      ...Array(3).fill(['break-glass.used', 'A01']),
    ]);
    expect(events.at(-1)?.facts).toEqual({ applicant: 'A01', what: 'GET /v1/tickets', breakGlass: asked.data.id });
  });

  test('is not for a request that names a post: that post allows it or nothing does', async () => {
    const door = await signedDoor();
    const asked = await ask(door);
    await verb(door, asked.data.id, 'approve', 'L01');
    door.pass(HALF_MINUTE);
    const [token, query] = [await door.staffToken('A01'), { queue: 'undispatched' }];
    const headers = { 'x-acting-post': 'SYSTEM_ADMINISTRATOR' };

    const told = await door.ask('tickets', { method: 'GET', path: '/tickets', query, token, headers });

    expect(told.status).toBe(403);
  });

  test('is written on what was done by it', async () => {
    const door = await signedDoor();
    const asked = await ask(door, { capability: 'ticket.register' });
    await verb(door, asked.data.id, 'approve', 'L01');
    door.pass(HALF_MINUTE);
    const body = { kind: 'COMPLAINT', channel: 'PHONE', description: '演练' };

    const token = await door.staffToken('A01');
    const told = await door.ask('tickets', { method: 'POST', path: '/tickets', body, token, headers: key() });

    const received = door.w.events().find((event) => event.type === 'ticket.received');
    expect(told.status).toBe(201);
    expect(received).toMatchObject({ actor: { id: 'A01' }, facts: { breakGlass: asked.data.id } });
  });

  test('is not decided by whoever asked, nor by somebody without that right', async () => {
    const door = await signedDoor();
    const { id } = (await ask(door)).data;

    const told = [await verb(door, id, 'approve', 'A01'), await verb(door, id, 'approve', 'S02')];

    expect(told.map(({ code }) => code)).toEqual(['auth.forbidden', 'auth.forbidden']);
  });

  test('is over half a minute after either side ended it, and tells a repeat the same', async () => {
    const door = await signedDoor();
    const { id } = (await ask(door)).data;
    await verb(door, id, 'approve', 'P01');
    door.pass(HALF_MINUTE);
    const during = await list(door);

    const ended = await verb(door, id, 'end', 'A01');
    const twice = await verb(door, id, 'end', 'L01');
    const stranger = await verb(door, id, 'end', 'S04');
    door.pass(HALF_MINUTE);

    expect([during.status, ended.status, (await list(door)).status]).toEqual([200, 200, 403]);
    expect([twice.code, stranger.code]).toEqual(['state.notAllowed', 'breakGlass.notYours']);
  });

  test('shows its reason to those who decide, and to nobody else', async () => {
    const door = await signedDoor();
    const asked = await ask(door);
    const read = async (by: string) =>
      door.ask('sessions', { method: 'GET', path: '/break-glass', token: await door.staffToken(by) });

    const [leader, agent] = [await read('L01'), await read('S04')];

    expect(leader.data.items).toMatchObject([{ applicant: 'A01', reason: '演练：夜间核对派单', holds: false }]);
    expect(agent.status).toBe(403);
    expect(asked.text).not.toContain('演练');
  });

  test('asked for by the same request twice is one request, and no second one while it waits', async () => {
    const door = await signedDoor();

    const [one, again] = [await ask(door, {}, key('glass-0001')), await ask(door, {}, key('glass-0001'))];
    const second = await ask(door);

    expect(again.data).toEqual(one.data);
    expect(second.code).toBe('breakGlass.running');
  });

  test.each([
    ['longer than four hours', { hours: 5 }],
    ['for the rights of people', { capability: 'staff.write' }],
    ['for itself', { capability: 'breakGlass.decide' }],
    ['without a reason', { reason: ' ' }],
  ])('cannot be had %s', async (_how, over) => {
    const door = await signedDoor();

    expect((await ask(door, over)).code).toBe('request.invalid');
  });
});
