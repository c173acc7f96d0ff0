import { expect } from 'vitest';
import type { DomainName } from '../../functions/contracts.ts';
import { addDays } from '../../functions/kernel/time.ts';
import { accountKind, wechatOfKind } from '../../functions/sessions/account-store.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { applicant } from './rights-desk.ts';
import type { WholeDoor } from './whole-door.ts';
import { site } from './world.ts';

/** Stands in every text that is told of the customer, and nowhere else. */
export const CANARY = 'CANARY7731';
const other = seededCustomerId(3);
export const merged = seededCustomerId(2);

let sent = 0;

/** What the house comes to know of the seeded customer who asks for his own data, one thing after the other. */
export function knownCustomer(door: WholeDoor) {
  const { w } = door;
  async function post(
    domain: DomainName,
    path: string,
    of: { as: string; body: object; version?: number; put?: true },
  ) {
    sent += 1;
    const told = await door.ask(domain, {
      ...{ method: of.put ? 'PUT' : 'POST', path, body: of.body, staffNo: of.as },
      headers: {
        'idempotency-key': `known-of-customer-${sent}`,
        ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
      },
    });
    expect([path, told.text, told.status < 300]).toEqual([path, told.text, true]);
    return told.data;
  }
  const versionOf = async (id = applicant) => (await w.customers.customers.get(site, id)).version;
  const his = async (part: string, body: object, put?: true) =>
    post('customers', `/customers/${applicant}${part}`, {
      as: 'S17',
      body,
      version: await versionOf(),
      ...(put && { put }),
    });
  const register = async (body: object) => {
    const contact = { name: CANARY, phone: '19000000001', email: 'canary7731@example.com' };
    const told = { channel: 'PHONE', customerId: applicant, description: `${CANARY} 说明`, contact, ...body };
    const { id } = await post('tickets', '/tickets', { as: 'S04', body: told });
    await w.relay();
    return String(id);
  };
  const onTicket = async (id: string, verb: string, of: { as: string; body: object }) => {
    const item = w.table.items().find((one) => one.is === 'ticket' && one.id === id);
    const told = await post('tickets', `/tickets/${id}/${verb}`, { ...of, version: Number(item?.version) });
    await w.relay();
    return told;
  };
  const findings = {
    severity: 'MINOR',
    domain: 'CATERING',
    stage: 'DERIVATIVE',
    category: '餐饮/上菜',
    peopleAffected: 1,
  };
  const turnAway = async (id: string, reason: string) => {
    await onTicket(id, 'assess', { as: 'S04', body: findings });
    await onTicket(id, 'decline', { as: 'S03', body: { reason } });
  };
  const days = 60_000 * 60 * 24;

  return {
    register,
    onTicket,
    /** Assesses a matter, for nothing ends unassessed, and declines it. */
    turnAway,
    /** An inquiry that was answered: over. */
    inquiry: async () => {
      const id = await register({ kind: 'INQUIRY', subject: CANARY });
      await onTicket(id, 'answer', { as: 'S04', body: { text: `${CANARY} 您好` } });
      return id;
    },
    /** A complaint that was turned away, with a note to it. */
    declined: async () => {
      const id = await register({ kind: 'COMPLAINT', domain: 'CATERING', remedyAsked: CANARY });
      await onTicket(id, 'note', { as: 'S02', body: { text: CANARY } });
      await turnAway(id, `${CANARY} 不属本处`);
      return id;
    },
    sealed: async () => {
      const id = await register({ kind: 'COMPLAINT', domain: 'TOUR' });
      await turnAway(id, CANARY);
      await onTicket(id, 'archive', { as: 'S17', body: {} });
      await onTicket(id, 'addendum', { as: 'S17', body: { text: CANARY, reason: CANARY } });
      await onTicket(id, 'addendum', { as: 'S17', body: { text: `${CANARY} 2`, reason: CANARY } });
      return id;
    },
    /** What is learned of a matter, in the words of those who learn it: planned, done and checked. */
    lesson: async () => {
      const id = await register({ kind: 'INQUIRY' });
      await onTicket(id, 'answer', { as: 'S04', body: { text: CANARY } });
      const opened = await post('lessons', '/lessons', {
        as: 'S01',
        body: { ticketNo: `GD${id.slice(4)}`, owner: 'S04' },
      });
      const onLesson = async (verb: string, as: string, body: object) => {
        const item = w.table.items().find((one) => one.is === 'lesson' && one.id === opened.id);
        await post('lessons', `/lessons/${opened.id}/${verb}`, { as, body, version: Number(item?.version) });
      };
      const dueOn = addDays(w.now, 30).slice(0, 10);
      await onLesson('plan', 'S01', { cause: 'EQUIPMENT', action: `${CANARY} 投诉的空调`, owner: 'S04', dueOn });
      await onLesson('finish', 'S04', { evidence: CANARY });
      await onLesson('check', 'S01', { effective: false, finding: CANARY });
      await w.relay();
      return String(opened.id);
    },
    complaint: () => register({ kind: 'COMPLAINT', domain: 'CATERING' }),
    booked: () =>
      post('callbacks', '/callbacks', {
        as: 'S04',
        body: {
          slot: addDays(w.now, 1),
          topic: 'INQUIRY',
          customerId: applicant,
          phone: '19000000001',
          name: CANARY,
        },
      }),
    consent: () =>
      his('/consents', {
        ...{ purpose: 'MARKETING_CALL', basis: 'CONSENT', noticeVersion: '2026-11' },
        proof: { kind: 'SIGNED', ref: CANARY },
      }),
    described: () =>
      his(
        '',
        {
          alias: CANARY,
          profile: { address: CANARY, note: CANARY, contacts: [{ name: CANARY, phone: '19000000001' }] },
        },
        true,
      ),
    preferring: () => his('/preferences', { preferences: { FOOD: CANARY } }, true),
    card: () => his('/identifiers', { kind: 'CARD', value: CANARY }),
    mail: () => his('/identifiers', { kind: 'EMAIL', value: 'canary7731@example.com' }),
    related: () => his('/relations', { other, kind: 'FAMILY', role: CANARY, counterRole: CANARY }),
    credit: () =>
      post('grading', `/customers/${applicant}/credit-entries`, {
        as: 'S17',
        body: { kind: 'NO_SHOW', occurredAt: '2026-11-20T18:00:00+08:00', source: '预订 YD1', evidence: CANARY },
      }),
    spending: () => {
      sent += 1;
      return post('grading', `/customers/${applicant}/activities`, {
        as: 'S17',
        body: { kind: 'SPEND', ref: `DD${sent}`, at: '2026-11-20T12:00:00+08:00', amountFen: 128_000 },
      });
    },
    byWechat: async () => {
      const index = 'index-of-the-applicant';
      const account = { id: `wxa_${index}`, site, index, openid: CANARY, customerId: applicant, version: 1 };
      await w.table.putAll([
        await w.records.encode(accountKind, account),
        await w.records.encode(wechatOfKind, { site, customerId: applicant, index }),
      ]);
    },
    another: async () => {
      const mine = { version: await versionOf(merged), intoVersion: await versionOf() };
      await post('customers', `/customers/${merged}/merge`, {
        ...{ as: 'S17', version: mine.version },
        body: { into: applicant, intoVersion: mine.intoVersion, ground: 'CONFIRMED_BY_CUSTOMER', reason: CANARY },
      });
      await w.relay();
    },
    /** A day passes, with all that time brings. */
    aDay: () => w.pass(days),
  };
}
export type KnownCustomer = ReturnType<typeof knownCustomer>;
