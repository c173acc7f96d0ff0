import type { Table } from '../../functions/platform/table.ts';

/**
 * A table whose writes also go to a second one, so that what the two say of their cost can be compared call by call. Reads stay
 * with the first: the local cloud bills them at a flat rate, whatever they read.
 */
export function mirroringWrites(first: Table, second: Table): Table {
  async function both<T>(ask: (table: Table) => Promise<T>): Promise<T> {
    const answer = await ask(first);
    await ask(second);
    return answer;
  }
  return {
    get: (key, options) => first.get(key, options),
    query: (query) => first.query(query),
    getAll: (keys, options) => first.getAll(keys, options),
    write: (write) => both((table) => table.write(write)),
    transact: (writes, token) => both((table) => table.transact(writes, token)),
    putAll: (items) => both((table) => table.putAll(items)),
  };
}
