import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMs } from '../../functions/kernel/time.ts';
import type { Said } from '../../functions/mini-program/ask-wechat.ts';
import { changeSubscriptions } from '../../functions/mini-program/change-subscriptions.ts';
import { answered, creditsOf, SENDING_MS } from '../../functions/mini-program/rules.ts';
import { subscriptionStore } from '../../functions/mini-program/store.ts';
import { subscriptionMessage } from '../../functions/notices/channels/subscription.ts';
import { Ledger } from '../../functions/platform/ledger.ts';
import { Records } from '../../functions/platform/records.ts';
import { type Settings, settings } from '../../lib/settings.ts';
import { memoryTable } from '../support/memory-table.ts';
import { plainSealer } from '../support/plain-sealer.ts';
import { guest } from '../support/wechat-house.ts';
import { monday, site } from '../support/world.ts';

const { templates } = (settings[0] as Settings).wechat;
const purposes = ['PROGRESS', 'RESULT'] as const;
type Purpose = (typeof purposes)[number];
const idOf = (purpose: Purpose) => templates.purposes[purpose].id;

const purpose = fc.constantFrom(...purposes);
/** What WeChat does with a message that it has permission for; without one it says 43101. */
const answer = fc.constantFrom('ok', 'silent', 'failed', 'busy', 'crash');
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('consent' as const),
      purpose,
      heard: fc.constantFrom('reported', 'pushed', 'both', 'neither'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), purpose, answer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sendTwo' as const), purpose, other: purpose, answer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
);

/** One guest, WeChat's own count of what he allows, and our ledger of it. */
function house() {
  let now = monday;
  const table = memoryTable();
  const ledger = new Ledger(new Records(table, plainSealer));
  const subscriptions = subscriptionStore(ledger);
  const theirs = new Map<string, number>();
  const heard = new Map<string, { reported: number; pushed: number }>();
  const arrived = new Map<string, number>();
  const underWay = { now: 0, most: 0 };
  let next: string = 'ok';
  const add = (map: Map<string, number>, key: string, n: number) => map.set(key, (map.get(key) ?? 0) + n);

  async function api(_site: unknown, _path: string, body: unknown): Promise<Said> {
    underWay.now += 1;
    underWay.most = Math.max(underWay.most, underWay.now);
    await setImmediate();
    underWay.now -= 1;
    const { template_id: templateId } = body as { template_id: string };
    if (next === 'busy') return { kind: 'REFUSED', errcode: -1 };
    if (next === 'failed') return { kind: 'REFUSED', errcode: 0 };
    if ((theirs.get(templateId) ?? 0) === 0) return { kind: 'REFUSED', errcode: 43101 };
    add(theirs, templateId, -1);
    add(arrived, templateId, 1);
    if (next === 'crash') throw new Error('the sender has crashed');
    return next === 'silent' ? { kind: 'REFUSED', errcode: 0, silent: true } : { kind: 'OK', body: {} };
  }
  const port = subscriptionMessage({
    ...{ subscriptions, api, templates: () => templates, timeZone: 'Asia/Shanghai', clock: () => now, ours: () => {} },
    addressOf: async () => guest,
  });
  let messages = 0;
  const facts = { no: 'GD20261123A7K2MX', status: '处理中', what: '处理中', at: monday };
  return {
    underWay,
    arrived,
    heard,
    wait: () => {
      now = addMs(now, SENDING_MS);
    },
    async consent(templateId: string, by: string) {
      add(theirs, templateId, 1);
      for (const side of ['reported', 'pushed'] as const) {
        if (by !== side && by !== 'both') continue;
        const counts = heard.get(templateId) ?? { reported: 0, pushed: 0 };
        heard.set(templateId, { ...counts, [side]: counts[side] + 1 });
        const circumstances = { actor: { kind: 'system' as const, site, name: 'test' }, now, correlationId: 'c' };
        await changeSubscriptions(subscriptions, { site, index: guest.index, by: circumstances }, (head) =>
          answered(head, { [templateId]: 'accept' }, side),
        );
      }
    },
    async send(of: Purpose, how: string) {
      next = how;
      messages += 1;
      const to = {
        site,
        customerId: guest.customerId,
        purpose: of,
        facts,
        page: 'p',
        language: 'zh' as const,
        what: '',
      };
      const message = {
        id: `n${messages}`,
        recipient: 'r',
        ticketNo: undefined,
        lines: [],
        phone: undefined,
        guest: to,
      };
      await port(message).catch(() => {});
    },
    async credits(templateId: string) {
      const head = await subscriptions.find(site, guest.index);
      return head ? creditsOf(head, templateId) : 0;
    },
  };
}

test('whatever gets lost, fails or crashes, no message goes out without a permission that was heard of, and no credit is below zero', async () => {
  const seen = { sent: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const h = house();
      for (const one of steps) {
        if (one.kind === 'consent') await h.consent(idOf(one.purpose), one.heard);
        else if (one.kind === 'send') await h.send(one.purpose, one.answer);
        else if (one.kind === 'sendTwo')
          await Promise.all([h.send(one.purpose, one.answer), h.send(one.other, one.answer)]);
        else h.wait();

        for (const templateId of purposes.map(idOf)) {
          const { reported = 0, pushed = 0 } = h.heard.get(templateId) ?? {};
          const arrived = h.arrived.get(templateId) ?? 0;
          const credits = await h.credits(templateId);
          expect(credits).toBeGreaterThanOrEqual(0);
          expect(arrived).toBeLessThanOrEqual(Math.max(reported, pushed));
        }
        expect(h.underWay.most).toBeLessThanOrEqual(1);
      }
      seen.sent += [...h.arrived.values()].reduce((sum, n) => sum + n, 0);
    }),
    { numRuns: 200 },
  );
  expect(seen.sent).toBeGreaterThan(50);
});

test('while nothing gets lost, every permission is good for exactly one message', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(6), fc.nat(9), async (allowed, tried) => {
      const h = house();
      for (let n = 0; n < allowed; n += 1) await h.consent(idOf('PROGRESS'), 'both');

      for (let n = 0; n < tried; n += 1) await h.send('PROGRESS', 'ok');

      expect(h.arrived.get(idOf('PROGRESS')) ?? 0).toBe(Math.min(allowed, tried));
      expect(await h.credits(idOf('PROGRESS'))).toBe(Math.max(0, allowed - tried));
    }),
    { numRuns: 50 },
  );
});
