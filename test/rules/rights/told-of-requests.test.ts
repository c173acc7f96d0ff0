import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/kernel/time.ts';
import { type KnownCustomer, knownCustomer } from '../../support/known-customer.ts';
import { applicant, people, type RightsDesk, rightsDesk } from '../../support/rights-desk.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { monday } from '../../support/world.ts';

let door: WholeDoor;
let desk: RightsDesk;
let house: KnownCustomer;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  desk = rightsDesk(door);
  house = knownCustomer(door);
});

/** What he was told of his requests; all of it is of one instant. */
const told = () =>
  door.w.table
    .items()
    .filter(({ is, recipient, kind }) => is === 'notice' && recipient === applicant && /^rights-/.test(String(kind)))
    .map(({ kind }) => String(kind).replace('rights-request.', ''))
    .sort();

async function decided(kind: string, body: object): Promise<string> {
  const { data } = await desk.ask({ kind });
  await desk.shown(String(data.id));
  await desk.decide(String(data.id), body);
  return String(data.id);
}

describe('whoever asks for his own data is told', () => {
  test('that it came in, that it is granted, and that it is done', async () => {
    await decided('COPY', { granted: true });

    expect(told()).toEqual(['executed', 'granted', 'received']);
  });

  test('that it is refused; the ground and where to complain stand where he signs in', async () => {
    const id = await decided('COPY', { granted: false, reason: 'SECRECY', explanation: '依法保密' });

    const { data } = await desk.viewMine(`/me/rights-requests/${id}`);

    expect(told()).toEqual(['received', 'refused']);
    expect(JSON.stringify(data)).toContain('依法保密');
  });

  test('of what a colleague enters in his name, so that he learns of it where it was not he', async () => {
    await desk.enter({ kind: 'COPY' });
    await door.w.relay();

    expect(told()).toEqual(['received']);
  });

  test('once that an erasure is put off, however often its matters are looked at again', async () => {
    await house.complaint();
    const id = await decided('DELETE', { granted: true });
    for (const days of [8, 16, 24]) {
      door.w.now = addDays(monday, days);
      await door.w.reconcile();
      await door.w.relay();
    }

    expect(desk.head(id).status).toBe('DEFERRED');
    expect(desk.events(id).filter(({ type }) => type === 'rights-request.deferred').length).toBeGreaterThan(2);
    expect(told()).toEqual(['deferred', 'granted', 'received']);
  });

  test('of an erasure at once that it is granted; when it is done there is nobody left to tell, and no notice of it', async () => {
    const { data } = await desk.ask({ kind: 'DELETE' });
    await desk.shown(String(data.id));
    await desk.act(String(data.id), 'decide', { as: people.officer, body: { granted: true } });

    await door.w.relay();

    expect(desk.head(String(data.id)).status).toBe('EXECUTED');
    expect(told().filter((kind) => kind === 'executed')).toEqual([]);
    const granted = door.w.events().find(({ type, entity }) => entity === 'notice' && type === 'notice.planned');
    expect(granted).toBeDefined();
  });
});
