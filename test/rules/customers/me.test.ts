import { beforeEach, expect, test } from 'vitest';
import { customerProof, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

let door: WholeDoor;
beforeEach(async () => {
  door = await wholeDoor();
});

const see = () => door.ask('customers', { method: 'GET', path: '/me', proof: customerProof });
const tell = (body: object, version: unknown) =>
  door.ask('customers', {
    method: 'PUT',
    path: '/me',
    body,
    headers: { 'if-match': `"${version}"` },
    proof: customerProof,
  });

test('a customer sees himself, his number masked, and nothing that the house notes of him', async () => {
  const { status, data, text } = await see();

  expect([status, data.customerId, data.phoneVerified]).toMatchObject([200, customerProof.sub, expect.any(Boolean)]);
  expect(text).not.toMatch(/1900000\d{4}|nameMarks|phoneIndex|identifiers|credit/);
});

test('says how he is called and in which language; he is found by the new name, the old language stays', async () => {
  const before = await see();
  const named = await tell({ alias: '示例女士', language: 'en' }, before.data.version);
  const again = await tell({ alias: '示例先生' }, named.data.version);

  expect([named.status, again.status, again.data.language]).toEqual([200, 200, 'en']);
  const found = await door.ask('customers', {
    method: 'GET',
    path: '/customers/search',
    query: { name: '示例先生' },
    staffNo: 'S17',
  });
  expect(found.text).toContain(customerProof.sub);
  const events = JSON.stringify(door.w.events().filter(({ type }) => type === 'customer.revised'));
  expect(events).not.toContain('示例女士');
});

test('of two changes of one version one is kept', async () => {
  const { version } = (await see()).data;
  const told = await Promise.all([tell({ alias: '甲' }, version), tell({ alias: '乙' }, version)]);

  expect(told.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test.each([[{ grade: 'V' }], [{ phone: '19000000009' }], [{ status: 'ACTIVE' }], [{ language: 'fr' }]])(
  'nobody makes himself what he is not: %j',
  async (body) => {
    const before = await see();

    expect((await tell(body, before.data.version)).status).toBe(400);
    expect((await see()).data).toEqual(before.data);
  },
);
