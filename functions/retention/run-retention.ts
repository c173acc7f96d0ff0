import { createHash } from 'node:crypto';
import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import { CustomerId, type SiteId, TicketNo } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Item, Key } from '../platform/table.ts';
import { told } from '../tickets/archiving/record-set.ts';
import type { RetentionDeps } from './deps.ts';
import { KeptClass, type RetentionRun } from './model.ts';
import { begun, endOfTime, finished, runIdOf } from './rules.ts';

const A_RUN = 25; // records at once, each with some events: a few seconds
const PAGES_AT_MOST = 8; // what a hold keeps is passed over, but not without end
const RUNS_A_DAY = 999;

interface Running {
  readonly now: Instant;
  readonly deps: RetentionDeps;
  readonly by: Circumstances;
}

/** Whether a legal hold keeps the matter that a record belongs to, and so the record. */
async function isHeld({ ticketNo }: Item, site: SiteId, { deps }: Running): Promise<boolean> {
  const no = TicketNo.safeParse(ticketNo);
  return no.success && (await deps.held(site, no.data));
}

/** The pointer that a customer has to a record of his: it goes with it. */
function pointerOf({ is, id, customerId }: Item, site: SiteId): Key[] {
  const customer = CustomerId.safeParse(customerId);
  if (!customer.success) return [];
  if (is === 'callback') return [keys.callbackOfCustomer(site, customer.data, id as never)];
  return is === 'rights-request' ? [keys.rightsOfCustomer(site, customer.data, String(id))] : [];
}

/** The next records of a class whose time is over and that nothing holds. */
async function nextOf(site: SiteId, kept: KeptClass, to: Instant, at: Running): Promise<Item[]> {
  const going: Item[] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST && going.length < A_RUN; page += 1) {
    const limit = A_RUN - going.length;
    const { items, last } = await at.deps.retention.over(site, kept, {
      to,
      limit,
      ...(after !== undefined && { after }),
    });
    for (const item of items) if (!(await isHeld(item, site, at))) going.push(item);
    after = last;
    if (after === undefined) break;
  }
  return going;
}

/** The file that a piece of evidence is, where it is no text. */
function fileOf({ is, file }: Item): string | undefined {
  const name = is === 'leak-evidence' ? (file as { name?: unknown } | undefined)?.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/**
 * Ends what a run began: event by event, then what lies with the record and its files, the record last, so that what is left is found
 * again. Done twice, it is done. That something happened is proven by a chain and stays; what was said of it goes (ADR 060).
 */
async function carryOut(run: RetentionRun, at: Running): Promise<void> {
  const { retention, files } = at.deps;
  for (const place of run.places ?? []) {
    const head = await retention.at(place);
    for (const event of await retention.eventsOf(place)) await retention.forgetWords(event);
    for (const part of await retention.partsOf(place)) {
      const name = fileOf(part);
      if (name !== undefined) await files.remove(name);
      await retention.remove(part);
    }
    for (const pointer of head ? pointerOf(head, run.site) : []) await retention.remove(pointer);
    await retention.remove(place);
  }
  await retention.finish(run, finished(run, at.now), at.by);
}

/** One run over a class: counted and written down, carried out, certified. False where there was nothing to do. */
async function runOnce(site: SiteId, kept: KeptClass, at: Running): Promise<boolean> {
  const { deps, now, by } = at;
  const { version: policyVersion, days } = await deps.keptFor(site, kept);
  const going = await nextOf(site, kept, endOfTime(now, days), at);
  if (going.length === 0) return false;
  let [root, items] = ['0'.repeat(64), 0];
  for (const record of going) {
    const parts = [...(await deps.retention.partsOf(record)), ...(await deps.retention.eventsOf(record))];
    for (const item of [record, ...parts]) {
      root = createHash('sha256')
        .update(`${root}\n${told(item)}`)
        .digest('hex');
      items += 1;
    }
  }
  for (let nth = 1; nth <= RUNS_A_DAY; nth += 1) {
    const id = runIdOf(kept, now, nth);
    if (await deps.retention.find(site, id)) continue;
    const changed = begun({ id, site, kept, policyVersion, days }, { places: going, items, root }, now);
    if (await deps.retention.begin(changed, by)) {
      await carryOut({ ...changed.head, version: 1 }, at);
      return true;
    }
  }
  return false;
}

/**
 * F08, F12: what has been kept for its time goes, class by class, in bounded runs out of a sparse index, each with its certificate. 1. What was
 * begun and broken off is ended. 2. Of each class, the next records whose time is over and that no legal hold keeps. Idempotent.
 */
export async function runRetention(
  site: SiteId,
  of: { readonly now: Instant; readonly deps: RetentionDeps; readonly correlationId: string },
): Promise<{ runs: number }> {
  const { now, deps, correlationId } = of;
  const by = { actor: { kind: 'system' as const, site, name: 'retention' }, now, correlationId };
  const at: Running = { now, deps, by };
  let runs = 0;
  const surely = async (act: () => Promise<unknown>) => {
    try {
      if ((await act()) !== false) runs += 1;
    } catch (error) {
      // Somebody else ended the run meanwhile.
      if (!isAppError(error)) throw error;
    }
  };
  for (const run of await deps.retention.open(site)) await surely(() => carryOut(run, at));
  for (const kept of KeptClass.options) await surely(() => runOnce(site, kept, at));
  return { runs };
}
