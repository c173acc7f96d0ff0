import { createHash } from 'node:crypto';
import type { Actor, CustomerActor, StaffActor } from '../../kernel/actor.ts';
import { CreditEntryId, type CustomerId, newId } from '../../kernel/ids.ts';
import type { Operation } from '../../kernel/route.ts';
import { type Instant, instant, millis } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import * as contract from '../contract.ts';
import { type CreditEntry, creditLabels } from '../credit-model.ts';
import {
  type ChangedEntry,
  type CreditNumbers,
  contest,
  counts,
  creditOf,
  decideContest,
  recordEntry,
} from '../credit-rules.ts';
import { action, type GradingDeps } from '../deps.ts';

const viewOf = (entry: CreditEntry, now: Instant): contract.EntryView => ({
  ...entry,
  label: creditLabels[entry.kind],
  counts: counts(entry, now),
});

interface ChangeCall {
  readonly input: { readonly params: { readonly creditEntryId: CreditEntryId } };
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: GradingDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

/** The course of every verb: a repeat gets the first answer; load, decide, keep it with its event. */
async function changed(
  call: ChangeCall,
  customer: CustomerId,
  decide: (entry: CreditEntry) => ChangedEntry | Promise<ChangedEntry>,
): Promise<CreditEntry> {
  const { actor, deps, now, correlationId, op } = call;
  const { creditEntryId } = call.input.params;
  const all = await deps.records(actor.site, customer);
  const customerId = (await deps.grading.recordOfEntry(actor.site, all, creditEntryId)) ?? customer;
  const by = { actor, now, correlationId, op };
  return once(
    () => deps.grading.repeatedEntry(actor.site, customerId, creditEntryId, by),
    async () => {
      const entry = await deps.grading.entry(actor.site, customerId, creditEntryId);
      return deps.grading.changeEntry(entry, await decide(entry), by);
    },
  );
}

const timingOf = async ({ actor, deps, now }: ChangeCall) => {
  const [numbers, calendars]: [CreditNumbers, Awaited<ReturnType<GradingDeps['calendars']>>] = await Promise.all([
    deps.numbers(actor.site),
    deps.calendars(actor.site),
  ]);
  return { now, numbers, calendars };
};

/** An entry's id follows from the request, so that a repeat of it, today or over midnight, finds what it made. */
const idOf = (op: Operation, now: Instant): CreditEntryId => {
  const digest = createHash('sha256').update(op.key).digest();
  const day = instant(Math.floor(millis(now) / 86_400_000) * 86_400_000);
  return CreditEntryId.parse(newId('creditEntry', day, (bytes) => digest.subarray(0, bytes)));
};

/** 1. The customer is there. 2. Keep the entry, once for one request. */
export const recordCreditIt = action(contract.recordCredit, async (call) => {
  const { input, actor, now, deps, correlationId } = call;
  const { site, staffNo } = actor as StaffActor;
  const op = call.op as Operation;
  const { id: customerId } = await deps.customer(site, input.params.customerId);
  const by = { actor, now, correlationId, op };
  for (const day of [now, instant(millis(now) - 86_400_000)]) {
    const earlier = await deps.grading.repeatedEntry(site, customerId, idOf(op, day), by);
    if (earlier) return viewOf(earlier, now);
  }
  const told = { ...input.body, id: idOf(op, now), site, customerId, recordedBy: staffNo, recordedAt: now };
  return viewOf(await deps.grading.record(recordEntry(told, await deps.numbers(site)), by), now);
});

/** All entries of a customer, and what they come to. */
export const listCreditIt = action(contract.listCredit, async ({ input, actor, now, deps }) => {
  const { id, site } = await deps.customer(actor.site, input.params.customerId);
  const entries = await deps.grading.entries(site, await deps.records(site, id));
  return { ...creditOf(entries, now), items: entries.map((entry) => viewOf(entry, now)) };
});

export const contestCreditIt = action(contract.contestCredit, async (call) => {
  const at = await timingOf(call);
  const { customerId } = call.input.params;
  return viewOf(await changed(call, customerId, (entry) => contest(entry, call.input.body.grounds, at)), call.now);
});

export const decideCreditIt = action(contract.decideCredit, async (call) => {
  const { staffNo } = call.actor as StaffActor;
  const by = { ...call.input.body, staffNo };
  return viewOf(await changed(call, call.input.params.customerId, (entry) => decideContest(entry, by)), call.now);
});

/** What customers do not agree to, and nobody has decided yet. */
export const listContestsIt = action(contract.listContests, async ({ input, actor, now, deps }) => {
  const { site, staffId } = actor as StaffActor;
  const of = { query: 'credit-contests', principal: staffId, now };
  const after = input.query.cursor ? deps.cursors.open(input.query.cursor, of).after : undefined;
  const page = { limit: input.query.limit, ...(after !== undefined && { after }) };
  const { entries, last } = await deps.grading.contested(site, page);
  return {
    items: entries.map((entry) => viewOf(entry, now)),
    hasMore: last !== undefined,
    ...(last !== undefined && { nextCursor: deps.cursors.seal({ after: last }, of) }),
  };
});

const myViewOf = (entry: CreditEntry, now: Instant): contract.MyEntry => viewOf(entry, now);

/** What is recorded of me: everybody may see it, and say that it is wrong. */
export const listMyCreditIt = action(contract.listMyCredit, async ({ actor, now, deps }) => {
  const { site, customerId } = actor as CustomerActor;
  return {
    items: (await deps.grading.entries(site, await deps.records(site, customerId))).map((entry) =>
      myViewOf(entry, now),
    ),
  };
});

export const contestMyCreditIt = action(contract.contestMyCredit, async (call) => {
  const at = await timingOf(call);
  const { customerId } = call.actor as CustomerActor;
  return myViewOf(await changed(call, customerId, (entry) => contest(entry, call.input.body.grounds, at)), call.now);
});
