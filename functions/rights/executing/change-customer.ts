import { restricted, revised } from '../../customers/archive/rules.ts';
import type { Purpose } from '../../customers/consents/model.ts';
import { isGiven, withdrawn } from '../../customers/consents/rules.ts';
import { together } from '../../customers/merging/compose-rules.ts';
import { isLiving } from '../../customers/model.ts';
import { executed } from '../rules.ts';
import { type Executing, keep, writesOf } from './executing.ts';

/** What a granted request changes of a customer: in one transaction with the request, so that nothing is done twice or half. */

const BECAUSE = '本人请求（个人信息保护法第四十四条）';
/** What profiling and advertising rest on (PIPL 24). */
const OBJECTED: readonly Purpose[] = ['PROFILING', 'MARKETING_CALL', 'MARKETING_MESSAGE'];

/** PIPL 44: kept, and used for nothing else. Whoever is restricted already stays so. */
export async function restrict(at: Executing): Promise<void> {
  const { request, deps, by } = at;
  const known = await deps.archive.customers.known(request.site, request.customerId);
  const done = executed(request, by.now, {});
  if (!isLiving(known.customer)) await keep(at, done);
  else await deps.archive.keeping.change(known, restricted(known, BECAUSE), by, await writesOf(at, done));
}

/** PIPL 15: he agrees to these no more. Each is one change; with the last, the request is done. What he never agreed to is passed over. */
async function withdrawAll(at: Executing, purposes: readonly Purpose[]): Promise<void> {
  const { request, deps, by } = at;
  const { customers, keeping } = deps.archive;
  const standing = (given: Parameters<typeof isGiven>[0]) => purposes.filter((purpose) => isGiven(given, purpose));
  let known = await customers.known(request.site, request.customerId);
  let left = standing(together(known).consents);
  const done = executed(request, by.now, { facts: { purposes: [...purposes] } });
  if (left.length === 0) await keep(at, done);
  while (left[0] !== undefined) {
    const [purpose] = left;
    const also = left.length === 1 ? await writesOf(at, done) : [];
    known = await keeping.change(known, withdrawn(known, purpose, by.now), by, also);
    left = left.slice(1);
  }
}

export const withdraw = (at: Executing): Promise<void> => withdrawAll(at, at.request.asked.purposes ?? []);
export const object = (at: Executing): Promise<void> => withdrawAll(at, OBJECTED);

/** PIPL 46: what he says stands from now on; what stood before is kept sealed with it, in the event alone. */
export async function correct(at: Executing): Promise<void> {
  const { request, deps, by } = at;
  const known = await deps.archive.customers.known(request.site, request.customerId);
  const { address, bornOn, ...names } = request.asked.corrections ?? {};
  const { name = known.customer.name, alias = known.customer.alias } = names;
  const { site: _site, customerId: _his, preferences: _kept, ...had } = known.profile ?? {};
  const profile = (address ?? bornOn) !== undefined && {
    profile: { ...had, ...(address && { address }), ...(bornOn && { bornOn }) },
  };
  const nameMarks = deps.archive.nameMarksOf(request.site, [name, alias]);
  const after = { ...request.asked.corrections };
  const all: Readonly<Record<string, unknown>> = { ...known.customer, ...known.profile };
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, all[field] ?? null]));
  const done = executed(request, by.now, {
    facts: { fields: Object.keys(after) },
    texts: { before: JSON.stringify(before), after: JSON.stringify(after) },
  });
  const decision = revised(known, { ...names, nameMarks, ...profile });
  await deps.archive.keeping.change(known, decision, by, await writesOf(at, done));
}

/** PIPL 48: the explanation came with the decision. */
export const explain = async (at: Executing): Promise<void> => {
  await keep(at, executed(at.request, at.by.now, {}));
};
