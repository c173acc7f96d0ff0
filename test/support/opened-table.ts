import { sealer } from '../../functions/platform/seal.ts';
import type { Item } from '../../functions/platform/table.ts';
import { localKeys } from './local-keys.ts';
import { site, type World } from './world.ts';

const SEALED = /^v1\.\d{8}\.[\w-]+$/;

/**
 * Everything that lies in the table, with every sealed text opened where it lies: what somebody would read who has the table and every key.
 * Texts that do not open under the seal of records (a glimpse has one of its own) stay as they are.
 */
export async function openedItems(w: World): Promise<Item[]> {
  const random = (bytes: number) => new Uint8Array(bytes);
  const seal = sealer({ keySource: localKeys(), table: w.table, tableName: 'test', clock: () => w.now, random });
  async function open(value: unknown, place: { pk: string; sk: string }, field: string): Promise<unknown> {
    if (typeof value === 'string' && SEALED.test(value))
      return seal.open(site, value, { ...place, field }).catch(() => value);
    if (Array.isArray(value)) return Promise.all(value.map((part, n) => open(part, place, `${field}.${n}`)));
    if (typeof value !== 'object' || value === null) return value;
    const parts = Object.entries(value).map(
      async ([name, part]) => [name, await open(part, place, field === '' ? name : `${field}.${name}`)] as const,
    );
    return Object.fromEntries(await Promise.all(parts));
  }
  const items = w.table.items();
  return Promise.all(
    items.map(async ({ pk, sk, ...item }) => ({ ...((await open(item, { pk, sk }, '')) as object), pk, sk })),
  );
}

/** The same as one text. */
export const openedTable = async (w: World): Promise<string> => JSON.stringify(await openedItems(w));
