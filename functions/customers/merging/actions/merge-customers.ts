import type { CustomerId } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import type { Write } from '../../../platform/table.ts';
import { type CustomerCall, changeCustomer, circumstancesOf } from '../../course.ts';
import { action } from '../../deps.ts';
import { customerNotFound } from '../../errors.ts';
import type { Known } from '../../known.ts';
import { viewOf } from '../../views.ts';
import { brought, together } from '../compose-rules.ts';
import * as contract from '../contract.ts';
import { type MergeDecided, merge, mustBeMergeable, undoMerge } from '../rules.ts';

/** Kinds of identifiers that both have. */
const commonOf = (one: Known, two: Known) => [
  ...new Set(
    one.identifiers.filter(({ id }) => two.identifiers.some((other) => other.id === id)).map(({ kind }) => kind),
  ),
];

/** Purposes to which one of them agreed, and will not have agreed together. */
function stricterOf(source: Known, target: Known, after: Known): string[] {
  const given = ({ consents }: Known) =>
    consents.flatMap(({ purpose, steps: [step] }) => (step?.given ? [purpose] : []));
  const before = new Set([...given(together(source)), ...given(together(target))]);
  const still = new Set(given(together(after)));
  return [...before].filter((purpose) => !still.has(purpose));
}

export const previewIt = action(contract.previewMerge, async ({ input, actor, now, deps }) => {
  const [source, target] = await Promise.all([
    deps.customers.known(actor.site, input.params.customerId),
    deps.customers.known(actor.site, input.query.into),
  ]);
  mustBeMergeable(source, target);
  const after = { ...target, merged: [...target.merged, brought(source, { customerId: target.customer.id, at: now })] };
  return {
    ...{ version: source.customer.version, intoVersion: target.customer.version },
    common: commonOf(together(source), together(target)),
    stricter: stricterOf(source, target, after),
    after: viewOf(after, now),
  };
});

/** Both heads, both events and the copy in one transaction; the version in `If-Match` is that of the record that goes, or came. */
function changeBoth(
  call: CustomerCall & { readonly version: number },
  of: {
    readonly source: CustomerId;
    readonly targetOf: (source: Known) => CustomerId | undefined;
    readonly also?: (source: Known, target: Known) => Promise<Write[]>;
  },
  decide: (source: Known, target: Known) => MergeDecided,
) {
  return changeCustomer(call, of.source, async (source) => {
    const targetId = of.targetOf(source);
    if (targetId === undefined) throw customerNotFound();
    // Where there is nobody to take him apart from, the source says so by its own state.
    const target = await call.deps.customers.known(call.actor.site, targetId);
    const decided = decide(source, target);
    const { op: _ofTheSource, ...by } = circumstancesOf(call);
    const changing = await call.deps.keeping.changing(target, decided.target, by);
    return { ...decided.source, also: [...changing, ...((await of.also?.(source, target)) ?? [])] };
  });
}

export const mergeIt = action(contract.mergeCustomers, (call) => {
  const { into, intoVersion, ...of } = call.input.body;
  return changeBoth(call, { source: call.input.params.customerId, targetOf: () => into }, (source, target) => {
    const { version, status } = target.customer;
    const decided = merge(source, target, { ...of, now: call.now });
    if (version !== intoVersion) throw stale(version, status);
    return decided;
  });
});

/** A WeChat user who was signed in as both is the source's again: nothing of it goes to him through the other record. */
export const undoIt = action(contract.undoCustomerMerge, (call) => {
  const source = call.input.params.customerId;
  const also = ({ merged }: Known, { customer }: Known) => {
    const sources = [source, ...merged.flatMap((one) => [one.source, ...one.earlier])];
    return call.deps.partWechat({ site: customer.site, target: customer.id, sources }, circumstancesOf(call));
  };
  return changeBoth(
    call,
    { source, targetOf: ({ customer }) => customer.mergedInto ?? customer.id, also },
    (one, two) => undoMerge(one, two, { now: call.now, reason: call.input.body.reason }),
  );
});
