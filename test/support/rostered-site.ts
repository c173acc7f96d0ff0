import { serve } from '../../functions/platform/serve.ts';
import type { Table } from '../../functions/platform/table.ts';
import { actions } from '../../functions/rosters/actions/all.ts';
import { contract } from '../../functions/rosters/contract.ts';
import { rosterStore } from '../../functions/rosters/store.ts';
import { rosterDeps } from '../../functions/rosters/wiring.ts';
import { ask } from './api-event.ts';
import type { MemoryTable } from './memory-table.ts';
import { staffedSite } from './staffed-site.ts';

/** A site with the seeded people, whose rosters can be asked by anybody of them; its month to plan is January 2027. */
export async function rosteredSite<T extends Table = MemoryTable>(given?: T) {
  const centre = await staffedSite(given);
  const { door, staff, ledger, clock } = centre;
  const rosters = rosterStore(ledger, clock);
  const handler = serve(contract, actions, async () => ({
    door,
    deps: await rosterDeps({ rosters, staff, cursors: async () => centre.cursors }),
  }));

  const get = (staffNo: string, path: string, query: Readonly<Record<string, string>> = {}) =>
    ask(handler, { method: 'GET', path, query, staffNo });

  let keys = 0;
  /** Asks for a change: with a fresh key if none is said, and the version that was read. */
  const post = (
    staffNo: string,
    path: string,
    of: { readonly body?: unknown; readonly version?: number; readonly key?: string } = {},
  ) => {
    keys += 1;
    const headers = {
      'idempotency-key': of.key ?? `key-of-request-${keys}`,
      ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
    };
    return ask(handler, { method: 'POST', path, body: of.body ?? {}, headers, staffNo });
  };

  /** Plans January 2027 for the given lines and publishes it. */
  async function published(lines: ReadonlyArray<{ staffNo: string; post: string; cells: string }>) {
    const plan = await post('S02', '/rosters', { body: { month: '2027-01', lines } });
    if (plan.status !== 201) throw new Error(`not planned: ${JSON.stringify(plan.data)}`);
    const told = await post('S02', '/rosters/rst_2027-01/publish', { version: Number(plan.data.version) });
    if (told.status !== 200) throw new Error(`not published: ${JSON.stringify(told.data)}`);
    return Number(told.data.version);
  }

  return { ...centre, rosters, handler, get, post, published };
}
