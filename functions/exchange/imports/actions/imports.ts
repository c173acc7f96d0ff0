import * as z from 'zod';
import type { StaffActor } from '../../../kernel/actor.ts';
import type { ImportId } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import type { Operation } from '../../../kernel/route.ts';
import { addDays, type Instant } from '../../../kernel/time.ts';
import { once } from '../../../platform/once.ts';
import { action, type ExchangeDeps } from '../../deps.ts';
import { jsonObjects } from '../../json-objects.ts';
import { objectNames } from '../../object-names.ts';
import { mediaTypes } from '../../sheets/media-types.ts';
import * as contract from '../contract.ts';
import { noReport, notUploaded } from '../errors.ts';
import { mustBeClear } from '../mapping-rules.ts';
import {
  type CustomerImport,
  FileAbout,
  ImportField,
  importLabels,
  outcomeLabels,
  type RowOutcome,
  RowResult,
} from '../model.ts';
import { reportName } from '../report-rules.ts';
import * as rules from '../rules.ts';

const UPLOAD_SECONDS = 900; // 20 MB over a slow line
const LINK_SECONDS = 300;

interface ChangeCall {
  readonly input: { readonly params: { readonly importId: ImportId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: ExchangeDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

const bare = (one: CustomerImport): contract.ImportView => ({
  ...one,
  statusText: importLabels[one.status],
  progress: rules.progressOf(one),
});

/** With the columns of the file, while it is there. */
async function viewOf(one: CustomerImport, { objects }: ExchangeDeps): Promise<contract.ImportView> {
  const about = one.mapping && (await jsonObjects(objects).get(objectNames.importAbout(one), FileAbout));
  if (!about) return bare(one);
  const fieldAt = (column: number) => ImportField.options.find((field) => one.mapping?.[field] === column);
  const columns = about.headings.map((heading, n) => {
    const field = fieldAt(n + 1);
    return { column: n + 1, heading, ...(field && { field }) };
  });
  return { ...bare(one), columns };
}

/** What an equal request asked for, today or yesterday: the id follows from its key. */
async function askedBefore(call: Omit<ChangeCall, 'input' | 'version'>, op: Operation) {
  const { deps, now, correlationId } = call;
  const actor = call.actor as StaffActor;
  for (const day of [now, addDays(now, -1)]) {
    const one = await deps.imports.repeated(actor.site, deps.importIdFor(op, day), { actor, now, correlationId, op });
    if (one) return one;
  }
  return undefined;
}

export const requestIt = action(contract.requestImport, async (call) => {
  const { deps, now, correlationId } = call;
  const { mapping, ...asked } = call.input.body;
  const actor = call.actor as StaffActor;
  const op = call.op as Operation;
  if (mapping) mustBeClear(mapping);
  const act = () => {
    const id = deps.importIdFor(op, now);
    const told = { ...asked, ...(mapping && { mapping }), id, site: actor.site, askedBy: actor.staffNo };
    return deps.imports.begin(rules.requested(told, now), { actor, now, correlationId, op });
  };
  const one = await once(() => askedBefore(call, op), act);
  const terms = { type: mediaTypes[one.format], size: one.size, seconds: UPLOAD_SECONDS };
  const form = await deps.objects.uploadForm(objectNames.importFile(one), terms);
  return { ...bare(one), upload: { ...form, fields: { ...form.fields }, seconds: UPLOAD_SECONDS } };
});

type Decide = (one: CustomerImport) => rules.ChangedImport | Promise<rules.ChangedImport>;

/** The course of every verb: a repeat gets the first answer; load and check the version; decide; keep it with its event. */
async function changed(call: ChangeCall, decide: Decide): Promise<contract.ImportView> {
  const { deps, now, version, correlationId, op } = call;
  const actor = call.actor as StaffActor;
  const { importId } = call.input.params;
  const by = { actor, now, correlationId, op };
  const act = async () => {
    const one = await deps.imports.get(actor.site, importId);
    if (one.version !== version) throw stale(one.version, one.status);
    return deps.imports.change(one, await decide(one), by);
  };
  return viewOf(await once(() => deps.imports.repeated(actor.site, importId, by), act), deps);
}

export const checkIt = action(contract.checkImport, (call) =>
  changed(call, async (one) => {
    const { mapping } = call.input.body;
    if (mapping) mustBeClear(mapping);
    const next = rules.checking(one, mapping, call.now);
    if (!(await call.deps.objects.facts(objectNames.importFile(one)))) throw notUploaded();
    return next;
  }),
);

export const commitIt = action(contract.commitImport, (call) =>
  changed(call, (one) => rules.committing(one, call.now)),
);

export const cancelIt = action(contract.cancelImport, (call) => changed(call, rules.cancelled));

export const viewIt = action(contract.viewImport, async ({ input, actor, deps }) =>
  viewOf(await deps.imports.get(actor.site, input.params.importId), deps),
);

export const listIt = action(contract.listImports, async ({ input, actor, now, deps }) => {
  const { staffId, site } = actor as StaffActor;
  const { cursor, limit } = input.query;
  const of = { query: 'customers/imports', principal: staffId, now };
  const after = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  const { items, next } = await deps.imports.ofSite(site, { limit, ...(after && { after }) });
  const more = next && { nextCursor: deps.cursors.seal(next, of) };
  return { items: items.map(bare), hasMore: next !== undefined, ...more };
});

const PARTS_READ = 10; // a filtered page may be short, and does not read a whole file

/** Results in the order of the file: of the import itself once it has begun, else of the check. */
export const listRowsIt = action(contract.listImportRows, async ({ input, actor, now, deps }) => {
  const { staffId, site } = actor as StaffActor;
  const { cursor, limit, outcome } = input.query;
  const one = await deps.imports.get(site, input.params.importId);
  const committed = one.committedAt !== undefined;
  const place = committed ? objectNames.importResult : objectNames.importPlan;
  const of = { query: `customers/imports/${one.id}/${committed}/${outcome ?? ''}`, principal: staffId, now };
  const begun = cursor === undefined ? {} : deps.cursors.open(cursor, of);
  let [part, at] = [Number(begun.part ?? 0), Number(begun.at ?? 0)];
  const items: RowResult[] = [];
  const wanted = (result: { outcome: RowOutcome }) => outcome === undefined || result.outcome === outcome;
  let more = true;
  for (let reads = 0; reads < PARTS_READ && items.length < limit; reads += 1) {
    const results = await jsonObjects(deps.objects).get(place(one, part), z.array(RowResult));
    more = results !== undefined;
    if (!results) break;
    for (; at < results.length && items.length < limit; at += 1) {
      const result = results[at];
      if (result && wanted(result)) items.push(result);
    }
    if (at >= results.length) [part, at] = [part + 1, 0];
  }
  more = more && part < (one.parts ?? 0);
  const next = more && { nextCursor: deps.cursors.seal({ part: String(part), at: String(at) }, of) };
  return {
    items: items.map((result) => ({ ...result, outcomeText: outcomeLabels[result.outcome] })),
    hasMore: more,
    ...next,
  };
});

export const linkReportIt = action(contract.linkImportReport, async ({ input, actor, deps }) => {
  const { format } = input.query;
  const one = await deps.imports.get(actor.site, input.params.importId);
  const name = objectNames.importReport(one, reportName(one, format));
  if (!(await deps.objects.facts(name))) throw noReport();
  const fileName = `${one.id}-${reportName(one, format)}`;
  return { url: await deps.objects.link(name, { fileName, seconds: LINK_SECONDS }), seconds: LINK_SECONDS };
});
