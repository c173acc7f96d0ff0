import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttachmentId, CallbackId, CustomerId, LeakCaseId, SiteId } from '../../functions/kernel/ids.ts';
import { makeTicketNo } from '../../functions/kernel/ticket-number.ts';
import { type Instant, instant, millis } from '../../functions/kernel/time.ts';
import { headOfEvents } from '../../functions/platform/event-keys.ts';
import {
  eventsPlace,
  keys,
  queues,
  ranges,
  sortedBy,
  watch,
  watchAttachments,
  watchCallbacks,
  watchLeakCases,
} from '../../functions/platform/keys.ts';
import type { Key } from '../../functions/platform/table.ts';

// Few letters and sites, so that two draws often meet.
const site = fc.constantFrom('dolon', 'd', 'dolon-t', 'dolon-t-2').map((id) => id as SiteId);
const five = fc.string({ unit: fc.constantFrom('A', '0'), minLength: 5, maxLength: 5 });
const no = fc.tuple(fc.constantFrom('20261123', '20261124'), five).map(([day, rest]) => makeTicketNo(day, rest));
const word = fc.constantFrom('A', 'AA', 'T', 'STAFF', 'POLICY', 'sla', 'S01');
const month = fc.constantFrom('2026-11', '2026-12');
const customer = fc
  .constantFrom('cus_01HK153X00FV0QTBMYWKVK8T81', 'cus_01HK153X00FV0QTBMYWKVK8T82')
  .map((id) => id as CustomerId);
const callback = fc
  .constantFrom('cb_01HK153X00FV0QTBMYWKVK8T81', 'cb_01HK153X00FV0QTBMYWKVK8T82')
  .map((id) => id as CallbackId);
const file = fc
  .constantFrom('att_01HK153X00FV0QTBMYWKVK8T81', 'att_01HK153X00FV0QTBMYWKVK8T82')
  .map((id) => id as AttachmentId);
const leakCase = fc
  .constantFrom('lkc_01HK153X00FV0QTBMYWKVK8T81', 'lkc_01HK153X00FV0QTBMYWKVK8T82')
  .map((id) => id as LeakCaseId);
const n = fc.integer({ min: 1, max: 2_000 });

/** Every builder with what it is built from. */
const built: fc.Arbitrary<{ readonly of: string; readonly from: readonly unknown[]; readonly key: Key }> = fc.oneof(
  fc.tuple(site, no).map((from) => ({ of: 'ticket', from, key: keys.ticket(...from) })),
  fc.tuple(site, no).map((from) => ({ of: 'detail', from, key: keys.ticketDetail(...from) })),
  fc.tuple(site, no, n).map((from) => ({ of: 'follow-up', from, key: keys.followUp(...from) })),
  fc.tuple(site, no, n).map(([a, b, c]) => ({ of: 'event', from: [a, b, c], key: keys.event(keys.ticket(a, b), c) })),
  fc
    .tuple(site, word, n)
    .map(([a, b, c]) => ({ of: 'event of a policy', from: [a, b, c], key: keys.event(keys.policy(a, b), c) })),
  fc.tuple(site, file).map((from) => ({ of: 'attachment', from, key: keys.attachment(...from) })),
  fc.tuple(site, no, file).map((from) => ({ of: 'file of a ticket', from, key: keys.ticketFile(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'staff', from, key: keys.staff(...from) })),
  fc
    .tuple(site, word, n)
    .map(([a, b, c]) => ({ of: 'event of staff', from: [a, b, c], key: keys.event(keys.staff(a, b), c) })),
  site.map((id) => ({ of: 'site', from: [id], key: keys.site(id) })),
  fc.tuple(site, word).map((from) => ({ of: 'unit', from, key: keys.unit(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'establishment', from, key: keys.establishment(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'deputy', from, key: keys.deputy(...from) })),
  fc.tuple(site, month).map((from) => ({ of: 'roster', from, key: keys.roster(...from) })),
  fc
    .tuple(site, month, n)
    .map(([a, b, c]) => ({ of: 'event of a roster', from: [a, b, c], key: keys.event(keys.roster(a, b), c) })),
  site.map((id) => ({ of: 'shifts', from: [id], key: keys.shiftBook(id) })),
  fc.tuple(site, month, word).map((from) => ({ of: 'swap', from, key: keys.swap(...from) })),
  fc.tuple(site, month, word).map((from) => ({ of: 'leave', from, key: keys.leave(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'policy', from, key: keys.policy(...from) })),
  fc.tuple(site, word, n).map((from) => ({ of: 'policy version', from, key: keys.policyVersion(...from) })),
  fc.tuple(site, customer).map((from) => ({ of: 'WeChat user of a customer', from, key: keys.wechatOf(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'WeChat user', from, key: keys.wechatAccount(...from) })),
  fc.tuple(site, customer).map((from) => ({ of: 'phone code', from, key: keys.phoneCode(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'sent codes', from, key: keys.sentCodes(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'push', from, key: keys.wechatPush(...from) })),
  site.map((id) => ({ of: 'access token', from: [id], key: keys.accessToken(id) })),
  fc.tuple(site, word).map((from) => ({ of: 'subscriptions', from, key: keys.subscriptions(...from) })),
  fc.tuple(site, word, n).map(([a, b, c]) => ({
    ...{ of: 'event of subscriptions', from: [a, b, c], key: keys.event(keys.subscriptions(a, b), c) },
  })),
  fc.tuple(site, customer).map((from) => ({ of: 'customer', from, key: keys.customer(...from) })),
  fc.tuple(site, no).map((from) => ({ of: 'identity', from, key: keys.ticketIdentity(...from) })),
  fc.tuple(site, no).map((from) => ({ of: 'archive', from, key: keys.ticketArchive(...from) })),
  fc.tuple(site, no, n).map((from) => ({ of: 'co-order', from, key: keys.coOrder(...from) })),
  fc.tuple(site, no).map((from) => ({ of: 'board row', from, key: keys.boardRow(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'board entry', from, key: keys.boardEntry(...from) })),
  site.map((id) => ({ of: 'board counts', from: [id], key: keys.boardCounts(id) })),
  fc.tuple(site, no).map((from) => ({ of: 'lesson', from, key: keys.lesson(...from) })),
  fc.tuple(site, leakCase).map((from) => ({ of: 'leak case', from, key: keys.leakCase(...from) })),
  fc.tuple(site, leakCase).map((from) => ({ of: 'reporter', from, key: keys.leakReporter(...from) })),
  fc.tuple(site, word, month).map((from) => ({ of: 'reporter-lookups', from, key: keys.reporterLookups(...from) })),
  fc.tuple(site, leakCase, n).map((from) => ({ of: 'evidence', from, key: keys.leakEvidence(...from) })),
  fc.tuple(site, leakCase, word).map((from) => ({ of: 'hearing', from, key: keys.leakHearing(...from) })),
  fc
    .tuple(site, leakCase, n)
    .map(([a, b, c]) => ({ of: 'event of a leak case', from: [a, b, c], key: keys.event(keys.leakCase(a, b), c) })),
  fc.tuple(site, word, month, word).map((from) => ({ of: 'read', from, key: keys.read(...from) })),
  fc.tuple(site, word, month, word).map((from) => ({ of: 'mark of a read', from, key: keys.readMark(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'reveals of a day', from, key: keys.revealDay(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'repeat of a reveal', from, key: keys.revealRepeat(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'reads of a day', from, key: keys.readingDay(...from) })),
  fc.tuple(site, customer).map((from) => ({ of: 'planted record', from, key: keys.canary(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'review of a right', from, key: keys.rightReview(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'challenge', from, key: keys.usedChallenge(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'notice', from, key: keys.notice(...from) })),
  fc.tuple(site, callback).map((from) => ({ of: 'call-back', from, key: keys.callback(...from) })),
  fc
    .tuple(site, callback, n)
    .map(([a, b, c]) => ({ of: 'event of a call-back', from: [a, b, c], key: keys.event(keys.callback(a, b), c) })),
  fc
    .tuple(site, customer, callback)
    .map((from) => ({ of: 'call-back of a customer', from, key: keys.callbackOfCustomer(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'call-back slot', from, key: keys.callbackSlot(...from) })),
  fc.tuple(site, callback).map((from) => ({ of: 'call-back tries', from, key: keys.callbackTries(...from) })),
  fc.tuple(site, no).map((from) => ({ of: 'tries', from, key: keys.codeTries(...from) })),
  fc.tuple(site, word).map((from) => ({ of: 'data key', from, key: keys.dataKey(...from) })),
  fc.tuple(site, word, word).map((from) => ({ of: 'done', from, key: keys.done(...from) })),
);

test('two things share a key only if they are one', () => {
  fc.assert(
    fc.property(built, built, (one, other) => {
      const samePlace = one.key.pk === other.key.pk && one.key.sk === other.key.sk;
      const sameThing = one.of === other.of && JSON.stringify(one.from) === JSON.stringify(other.from);

      expect(samePlace).toBe(sameThing);
    }),
    { numRuns: 5_000 },
  );
});

test('every partition but the list of sites begins with its site, so that nothing of one resort is found at another', () => {
  fc.assert(
    fc.property(built, ({ of, key, from }) => {
      expect(key.pk.startsWith(`S#${from[0]}#`)).toBe(of !== 'site');
    }),
  );
});

test('the partitions of queues, watch lists and items never meet', () => {
  const partition = fc.oneof(
    fc.tuple(site, word).map((from) => [`owner ${from}`, queues.owner(...from)] as const),
    fc.tuple(site, word).map((from) => [`calls ${from}`, queues.followUps(...from)] as const),
    site.map((id) => [`undispatched ${id}`, queues.undispatched(id)] as const),
    site.map((id) => [`no taker ${id}`, queues.noTaker(id)] as const),
    fc.tuple(site, fc.nat(3)).map((from) => [`watch ${from}`, watch(...from)] as const),
    site.map((id) => [`watch of files ${id}`, watchAttachments(id)] as const),
    site.map((id) => [`watch of calls ${id}`, watchCallbacks(id)] as const),
    site.map((id) => [`watch of leak cases ${id}`, watchLeakCases(id)] as const),
    fc.tuple(site, word).map((from) => [`hearings ${from}`, queues.leakHearings(...from)] as const),
    fc.tuple(site, word).map((from) => [`call-backs ${from}`, queues.callbacks(...from)] as const),
    built.map(({ key }) => [`item ${key.pk}`, key.pk] as const),
  );

  fc.assert(
    fc.property(partition, partition, ([what, pk], [otherWhat, otherPk]) => {
      expect(pk === otherPk).toBe(what === otherWhat);
    }),
    { numRuns: 5_000 },
  );
});

test('events, which the relay knows by their keys, are the only items whose keys look so', () => {
  fc.assert(
    fc.property(built, ({ of, key }) => {
      expect(key.sk.startsWith(ranges.events)).toBe(of.startsWith('event'));
      expect(headOfEvents(key.pk) !== undefined).toBe(of.startsWith('event'));
    }),
    { numRuns: 1_000 },
  );
});

test('the partition of events names its head, and no other partition looks like one', () => {
  fc.assert(
    fc.property(built, ({ of, key }) => {
      fc.pre(!of.startsWith('event'));
      expect(headOfEvents(eventsPlace(key))).toEqual({ pk: key.pk, sk: key.sk });
    }),
    { numRuns: 1_000 },
  );
});

test('events sort as they happened, and the view of a ticket reads none of them', () => {
  const version = fc.integer({ min: 1, max: 99_999_999 });

  fc.assert(
    fc.property(site, no, version, version, (id, ticketNo, a, b) => {
      const head = keys.ticket(id, ticketNo);
      const [first, second] = [keys.event(head, a).sk, keys.event(head, b).sk];

      expect(first < second).toBe(a < b);
      expect(first.startsWith(ranges.events)).toBe(true);
      for (const sk of [head.sk, keys.ticketDetail(id, ticketNo).sk])
        expect([
          sk >= ranges.view.from && sk <= ranges.view.to,
          first >= ranges.view.from && first <= ranges.view.to,
        ]).toEqual([true, false]);
    }),
  );
});

test('what falls due sorts by its instant, however the ids compare', () => {
  const at = fc.integer({ min: 0, max: Date.parse('2999-12-31T23:59:59.999Z') }).map((ms): Instant => instant(ms));

  fc.assert(
    fc.property(at, at, word, word, (a, b, one, other) => {
      fc.pre(a !== b);

      expect(sortedBy(a, one) < sortedBy(b, other)).toBe(millis(a) < millis(b));
    }),
  );
});
