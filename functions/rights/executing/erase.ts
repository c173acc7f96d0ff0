import { createHash } from 'node:crypto';
import { erased, restricted } from '../../customers/archive/rules.ts';
import { isLiving } from '../../customers/model.ts';
import type { CustomerId, TicketNo } from '../../kernel/ids.ts';
import { eventsPlace, keys } from '../../platform/keys.ts';
import type { Write } from '../../platform/table.ts';
import { signedOut } from '../../sessions/rules.ts';
import { told } from '../../tickets/archiving/record-set.ts';
import type { Erasure, Tally } from '../erasure-model.ts';
import * as rules from '../erasure-rules.ts';
import type { Progress, RightsRequest } from '../model.ts';
import { named } from '../searching/count-records.ts';
import { classOf } from '../searching/record-classes.ts';
import { type Branch, walk } from '../searching/walk.ts';
import { eraseBranch } from './erase-branch.ts';
import { type Executing, keep, writesOf } from './executing.ts';
import { fateOf } from './fates.ts';
import { type Parted, parted } from './part-later.ts';
import { firstLook, standsUntil } from './wait-for-matters.ts';

/** F28, erasing somebody, piece by piece; `Executing.request` is granted, and each piece leaves the event that brings the next. */

const BECAUSE = '本人请求删除（个人信息保护法第四十七条）';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
type Going = Executing & { readonly erasure: Erasure };

/** 1. He is used for nothing any more, and signed in nowhere. In the transaction by which the erasure begins. */
async function begin(at: Executing): Promise<void> {
  const { request, deps, by } = at;
  const { site, customerId } = request;
  const { customers, keeping } = deps.archive;
  const [known, records, before] = await Promise.all([
    customers.known(site, customerId),
    customers.recordsOf(site, customerId),
    deps.sessions.signOutOf(site, customerId),
  ]);
  const out = await deps.sessions.signingOut(before, signedOut(before, { site, subject: customerId, now: by.now }), by);
  const changed = rules.begun(request, [...records].reverse());
  if (!isLiving(known.customer)) await keep(at, changed, out);
  else await keeping.change(known, restricted(known, BECAUSE), by, [...(await writesOf(at, changed)), ...out]);
}

/** What a page adds to the tally, and to the hash over everything. */
function counted(erasure: Erasure, { going, later }: Parted, request: RightsRequest): Erasure {
  const tally: Record<string, Tally> = { ...erasure.tally };
  let { root } = erasure;
  // The course of this very request grows while it is counted, and says nothing of him.
  const own = keys.rightsRequest(request.site, request.id);
  const places = [own.pk, eventsPlace(own)];
  const itemsOf = (branches: readonly Branch[]) => branches.flatMap(({ root: first, hanging }) => [first, ...hanging]);
  const kept = itemsOf(later);
  for (const item of [...itemsOf(going), ...kept].filter(({ pk }) => !places.includes(pk))) {
    const name = classOf[String(item.is)] ?? 'TRACES';
    const had = tally[name] ?? { WENT: 0, LOST_WORDS: 0, STAYED: 0 };
    const fate = kept.includes(item) ? 'STAYED' : fateOf(item);
    tally[name] = { ...had, [fate]: had[fate] + 1 };
    root = hash(`${root}\n${told(item)}`);
  }
  return { ...erasure, tally, root };
}

const recordAt = ({ records }: Erasure, { record }: Progress): CustomerId => records[record] as CustomerId;
const following = ({ record }: Progress, next: string | undefined): Progress =>
  next === undefined ? { record: record + 1 } : { record, after: next };

/** 2. What there is, before anything goes; and which matters of before his request are not over. */
async function count(at: Going, progress: Progress): Promise<void> {
  const { request, deps, erasure } = at;
  const of = { site: request.site, customerId: recordAt(erasure, progress), after: progress.after };
  const { branches, next } = await walk(deps.records.table, of);
  const parts = await parted(branches, request, deps.records);
  const standing = named(erasure.waitsFor ?? [], parts.waitsFor);
  const sofar = { ...counted(erasure, parts, request), ...(standing.length > 0 && { waitsFor: standing }) };
  const then = following(progress, next);
  if (then.record < erasure.records.length) await keep(at, rules.paged(request, sofar, then));
  else if (standing.length === 0) await keep(at, rules.goAhead(request, sofar));
  else await putOff({ ...at, erasure: sofar }, standing);
}

/** Matters that stand put it off; the first look at them is filed. */
async function putOff(at: Going, waitsFor: readonly TicketNo[]): Promise<void> {
  const { request, deps, erasure, by } = at;
  const lookAgainAt = await firstLook(request.site, waitsFor, { deps, now: by.now });
  await keep(at, rules.deferred(request, erasure, { waitsFor, lookAgainAt, now: by.now }));
}

/** 3. Looked at again: whoever still waits, waits on; else everything is counted anew. */
async function waitOn(at: Going): Promise<void> {
  const { request, deps, erasure, by } = at;
  const { waitsFor = [] } = erasure;
  const still = await standsUntil(request.site, waitsFor, { deps, now: by.now });
  if (still.length === 0) return void (await keep(at, rules.countAnew(request, erasure)));
  const lookAgainAt = await firstLook(request.site, waitsFor, { deps, now: by.now });
  const left = still.map(({ ticketNo }) => ticketNo);
  await keep(at, rules.deferred(request, erasure, { waitsFor: left, lookAgainAt, now: by.now }));
}

/** What a record becomes with the request: its head is the last thing that goes. */
async function endRecord(at: Going, id: CustomerId, also: readonly Write[]): Promise<void> {
  const { archive } = at.deps;
  const known = await archive.customers.known(at.request.site, id);
  await archive.keeping.change(known, erased(known), at.by, also);
}

/** 4. Page by page, what hangs on him, unless something of it was taken up again or held meanwhile: then it waits for that; with the last page of a record, the record; with the last record, the certificate. */
async function erasePage(at: Going, progress: Progress): Promise<void> {
  const { request, deps, erasure, by } = at;
  const id = recordAt(erasure, progress);
  const { branches, next } = await walk(deps.records.table, {
    site: request.site,
    customerId: id,
    after: progress.after,
  });
  const { going, waitsFor } = await parted(branches, request, deps.records);
  if (waitsFor.length > 0) return putOff(at, named([], waitsFor));
  for (const branch of going) await eraseBranch(branch, at);
  const then = following(progress, next);
  const changed = rules.paged(request, erasure, then);
  if (next !== undefined) return void (await keep(at, changed));
  if (then.record < erasure.records.length) return endRecord(at, id, await writesOf(at, changed));
  const certificate = rules.certified(request, erasure, { now: by.now, hash });
  const done = await writesOf(at, rules.erasedAll(request, certificate, by.now));
  return endRecord(at, id, [...done, await deps.rights.certifying(certificate)]);
}

/** The next piece of an erasure. */
export async function erase(at: Executing): Promise<void> {
  const { erasure, progress = { record: 0 } } = at.request;
  if (!erasure) return begin(at);
  const going = { ...at, erasure };
  if (erasure.stage === 'COUNTING') return count(going, progress);
  return erasure.stage === 'WAITING' ? waitOn(going) : erasePage(going, progress);
}
