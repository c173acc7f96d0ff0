import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../../functions/kernel/time.ts';
import { CANARY, knownCustomer } from '../support/known-customer.ts';
import { applicant, people, rightsDesk } from '../support/rights-desk.ts';
import { type WholeDoor, wholeDoor } from '../support/whole-door.ts';

/** Acts of privacy officers and of those whose data it is: tapped twice, or done by two at once, in many orders of what the table does. */

const AT_ONCE = 4;

/** Lets other work go on before each call of the table, in an order that a seed decides. */
const interleaved = (seed: number) => {
  let drawn = seed;
  return async () => {
    drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
    for (let left = drawn % 7; left > 0; left -= 1) await Promise.resolve();
  };
};

type Told = Awaited<ReturnType<WholeDoor['ask']>>;
interface Act {
  /** One tap of one person. */
  readonly tap: (key: string) => Promise<Told>;
  /** Another one, who decides otherwise on what he read at the same time; left out where both may have it. */
  readonly other?: (key: string) => Promise<Told>;
  /** The event that is kept of it, or what it counts. */
  readonly counted: () => number;
}
type Begins = (door: WholeDoor) => Promise<Act>;

const happened = (door: WholeDoor, ...types: string[]) =>
  door.w.events().filter(({ type }) => types.includes(type)).length;
const ofKind = (door: WholeDoor, kind: string) => door.w.table.items().find(({ is }) => is === kind);

async function requested(door: WholeDoor, kind: string): Promise<string> {
  const { data } = await rightsDesk(door).ask({ kind });
  await rightsDesk(door).shown(String(data.id));
  return String(data.id);
}

async function packed(door: WholeDoor): Promise<string> {
  await knownCustomer(door).card();
  const id = await requested(door, 'COPY');
  await rightsDesk(door).decide(id, { granted: true });
  return id;
}

async function alarmed(door: WholeDoor): Promise<string> {
  await door.ask('access', {
    ...{ method: 'POST', path: `/customers/${applicant}/reveal`, staffNo: 'S04' },
    headers: { 'idempotency-key': 'reveal-at-night' },
    body: { fields: ['phone'], purpose: 'VERIFY_IDENTITY', reason: '核对来电人' },
  });
  await door.w.relay();
  return String(ofKind(door, 'access-alarm')?.id);
}

const settle = (door: WholeDoor, id: string, verb: string, body: object) => (key: string) =>
  door.ask('access', {
    ...{ method: 'POST', path: `/access-alarms/${id}/${verb}`, staffNo: people.officer, body },
    headers: { 'idempotency-key': key, 'if-match': '1' },
  });

const review = (door: WholeDoor, id: string, verb: string, staffNo: string) => (key: string) =>
  door.ask('access', {
    ...{ method: 'POST', path: `/right-reviews/${id}/${verb}`, staffNo, body: { note: '按季复核' } },
    headers: { 'idempotency-key': key },
  });

async function reviewed(door: WholeDoor): Promise<string> {
  const told = await door.ask('access', { method: 'GET', path: '/right-reviews', staffNo: people.manager });
  const lines = told.data.items as Array<{ id: string; staffNo: string }>;
  return String(lines.find(({ staffNo }) => staffNo === 'S05')?.id);
}

const acts: Readonly<Record<string, Begins>> = {
  'the decision on a request': async (door) => {
    const id = await requested(door, 'COPY');
    const { version } = rightsDesk(door).head(id);
    const decide = (body: object) => (key: string) =>
      rightsDesk(door).act(id, 'decide', { as: people.officer, body, key, version });
    return {
      tap: decide({ granted: true }),
      other: decide({ granted: false, reason: 'SECRECY', explanation: '依法保密' }),
      counted: () => happened(door, 'rights-request.granted', 'rights-request.refused'),
    };
  },
  'the handing over of a package': async (door) => {
    const id = await packed(door);
    const { version } = rightsDesk(door).head(id);
    const factors = [
      { kind: 'PHONE', value: '19000000001' },
      { kind: 'CARD', value: CANARY },
    ];
    const over = (as: string) => (key: string) =>
      rightsDesk(door).act(id, 'hand-over', { as, body: { factors }, key, version });
    return {
      tap: over(people.clerk),
      other: over(people.clerk),
      counted: () => happened(door, 'rights-request.opened'),
    };
  },
  'the opening of one’s own package': async (door) => {
    const id = await packed(door);
    return {
      tap: (key) => rightsDesk(door).mine(`/me/rights-requests/${id}/open`, {}, key),
      counted: () => happened(door, 'rights-request.opened'),
    };
  },
  'a reveal': async (door) => ({
    tap: (key) =>
      door.ask('access', {
        ...{ method: 'POST', path: `/customers/${applicant}/reveal`, staffNo: 'S04' },
        headers: { 'idempotency-key': key },
        body: { fields: ['phone'], purpose: 'VERIFY_IDENTITY', reason: '核对来电人' },
      }),
    counted: () => Number(ofKind(door, 'reveal-day')?.count),
  }),
  'the review of a right': async (door) => {
    const id = await reviewed(door);
    return {
      tap: review(door, id, 'confirm', people.manager),
      other: review(door, id, 'withdraw', people.leader),
      counted: () => happened(door, 'right-review.decided'),
    };
  },
  'the case of an alarm': async (door) => {
    const id = await alarmed(door);
    return {
      tap: settle(door, id, 'open-case', { description: '夜间明示，与其工作无关' }),
      other: settle(door, id, 'confirm', { finding: '当晚值班' }),
      counted: () => happened(door, 'access-alarm.case-opened', 'access-alarm.confirmed'),
    };
  },
  'the turning of keys': async (door) => {
    const begin = (reason: string) => (key: string) =>
      door.ask('audit', {
        ...{ method: 'POST', path: '/audit/key-rotation', staffNo: people.officer, body: { reason } },
        headers: { 'idempotency-key': key },
      });
    return {
      tap: begin('年度密钥轮换'),
      other: begin('人员变动'),
      counted: () => happened(door, 'key-rotation.begun'),
    };
  },
};

const night = '2026-11-23T15:30:00.000Z' as Instant;
const withoutRequest = ({ text }: Told) => text.replace(/"requestId":"[^"]*"/, '');

test.each(Object.entries(acts))(
  '%s, tapped several times at once, is done once and answered alike',
  async (_what, begin) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const door = await wholeDoor({ before: interleaved(seed), now: night });
        const act = await begin(door);

        const told = await Promise.all(Array.from({ length: AT_ONCE }, () => act.tap('one-tap-of-several')));
        const later = await act.tap('one-tap-of-several');

        expect(told.filter(({ status }) => status >= 300)).toEqual([]);
        expect(new Set([...told, later].map(withoutRequest)).size).toBe(1);
        expect(act.counted()).toBe(1);
      }),
      { numRuns: 8 },
    );
  },
);

test.each(Object.entries(acts))(
  '%s, done by two at once who decide otherwise, is one’s, and the other learns it',
  async (_what, begin) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const door = await wholeDoor({ before: interleaved(seed), now: night });
        const { tap, other, counted } = await begin(door);

        const told = await Promise.all([tap('the-one-person'), (other ?? tap)('the-other-person')]);

        const refused = told.filter(({ status }) => status >= 300);
        expect([refused.length, counted()]).toEqual(other ? [1, 1] : [0, 2]);
        expect(refused.filter(({ status }) => status !== 409 && status !== 412)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  },
);
