import type { StaffActor } from '../../../kernel/actor.ts';
import type { ExportId } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import type { Operation } from '../../../kernel/route.ts';
import { addDays, type Instant, millis } from '../../../kernel/time.ts';
import { once } from '../../../platform/once.ts';
import type { RawCursor } from '../../../platform/table.ts';
import { action, type ExchangeDeps } from '../../deps.ts';
import { objectNames } from '../../object-names.ts';
import * as contract from '../contract.ts';
import { exportNotFound } from '../errors.ts';
import { type CustomerExport, exportLabels } from '../model.ts';
import * as rules from '../rules.ts';
import { recipientsOf, type Trace } from '../watermark-rules.ts';

const LINK_SECONDS = 300;

interface ChangeCall {
  readonly input: { readonly params: { readonly exportId: ExportId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: ExchangeDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

const viewOf = (one: CustomerExport): contract.ExportView => ({
  ...one,
  statusText: exportLabels[one.status],
  needs: one.status === 'COUNTED' ? [...rules.missing(one)] : [],
  madePercent: one.parts === 0 ? 0 : Math.floor((one.cursor / one.parts) * 100),
});

/** Whoever asked sees his own; whoever approves sees all. Errors: `customerExport.notFound`. */
const maySee = ({ staffNo, capabilities }: StaffActor, { askedBy }: CustomerExport): boolean =>
  askedBy === staffNo || capabilities['customer.approveExport'] !== undefined;

async function seen(deps: ExchangeDeps, actor: StaffActor, id: ExportId): Promise<CustomerExport> {
  const one = await deps.exports.get(actor.site, id);
  if (!maySee(actor, one)) throw exportNotFound();
  return one;
}

/** What an equal request asked for, today or yesterday: the id follows from its key. */
async function askedBefore(call: Omit<ChangeCall, 'input' | 'version'>, op: Operation) {
  const { deps, now, correlationId } = call;
  const actor = call.actor as StaffActor;
  for (const day of [now, addDays(now, -1)]) {
    const one = await deps.exports.repeated(actor.site, deps.exportIdFor(op, day), { actor, now, correlationId, op });
    if (one) return one;
  }
  return undefined;
}

export const requestIt = action(contract.requestExport, async (call) => {
  const { deps, now, correlationId, input } = call;
  const actor = call.actor as StaffActor;
  const op = call.op as Operation;
  const { site, staffNo: askedBy } = actor;
  const act = () => {
    const asked = { ...input.body, id: deps.exportIdFor(op, now), site, askedBy };
    return deps.exports.begin(rules.requested(asked, now), { actor, now, correlationId, op });
  };
  return viewOf(await once(() => askedBefore(call, op), act));
});

/** The course of every verb: a repeat gets the first answer; load and check the version; decide; keep it with its event. */
async function changed(
  call: ChangeCall,
  decide: (one: CustomerExport, by: rules.Approver) => rules.ChangedExport | Promise<rules.ChangedExport>,
): Promise<CustomerExport> {
  const { deps, now, version, correlationId, op } = call;
  const actor = call.actor as StaffActor;
  const { exportId } = call.input.params;
  const by = { actor, now, correlationId, op };
  const act = async () => {
    const one = await seen(deps, actor, exportId);
    if (one.version !== version) throw stale(one.version, one.status);
    return deps.exports.change(one, await decide(one, actor), by);
  };
  return once(() => deps.exports.repeated(actor.site, exportId, by), act);
}

/** By the number of rows that whoever asked would have in hand together, as it is at this moment. */
export const approveIt = action(contract.approveExport, async (call) =>
  viewOf(
    await changed(call, async (one, by) => {
      const others = await call.deps.exports.since(one.site, rules.liesSince(call.now));
      return rules.approved(one, { ...by, otherRows: rules.rowsBeside(one, others) }, call.now);
    }),
  ),
);

export const declineIt = action(contract.declineExport, async (call) =>
  viewOf(await changed(call, (one, by) => rules.declined(one, by, call.input.body.reason))),
);

export const cancelIt = action(contract.cancelExport, async (call) => viewOf(await changed(call, rules.cancelled)));

/** 1. Put it on record, before anything is handed out. 2. A link that opens for minutes; with the first, the password. */
export const openIt = action(contract.openExport, async (call) => {
  const { deps } = call;
  const one = await changed(call, (before, by) => rules.opened(before, by, call.now));
  const fileName = `${one.id}.zip`;
  // A link does not outlive the file.
  const seconds = Math.min(LINK_SECONDS, Math.max(1, Math.floor((millis(one.expiresAt) - millis(call.now)) / 1_000)));
  return {
    url: await deps.objects.link(objectNames.exportFile(one), { fileName, seconds }),
    ...{ seconds, fileName, opened: one.opened, version: one.version },
    ...(one.opened === 1 && { password: deps.exportPassword(one.id) }),
  };
});

export const viewIt = action(contract.viewExport, async ({ input, actor, deps }) =>
  viewOf(await seen(deps, actor as StaffActor, input.params.exportId)),
);

const PAGES_AT_MOST = 5; // a filtered page may be short, and does not read without end

export const listIt = action(contract.listExports, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { cursor, limit } = input.query;
  const of = { query: 'customers/exports', principal: who.staffId, now };
  const items: CustomerExport[] = [];
  let after: RawCursor | undefined = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  for (let read = 0; read < PAGES_AT_MOST && items.length < limit; read += 1) {
    const page = await deps.exports.ofSite(who.site, { limit: limit - items.length, ...(after && { after }) });
    items.push(...page.items.filter((one) => maySee(who, one)));
    after = page.next;
    if (!after) break;
  }
  const more = after && { nextCursor: deps.cursors.seal(after, of) };
  return { items: items.map(viewOf), hasMore: after !== undefined, ...more };
});

const LISTS_READ = 100;

/** Every list that has ever left the house is looked at, the newest first. */
export const traceIt = action(contract.traceExport, async ({ input, actor, deps }) => {
  const items: Trace[] = [];
  let [looked, after] = [0, undefined as RawCursor | undefined];
  do {
    const page = await deps.exports.ofSite(actor.site, { limit: LISTS_READ, ...(after && { after }) });
    items.push(...recipientsOf(input.body.text, page.items, deps.marks));
    looked += page.items.length;
    after = page.next;
  } while (after);
  return { items, looked };
});
