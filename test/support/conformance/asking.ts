import type { Expectation, Item, Query, RawCursor, Table, Write } from '../../../functions/platform/table.ts';
import { WriteLost } from '../../../functions/platform/table.ts';

let partitions = 0;

/** A partition that no other test writes to, so that one table serves a whole file. */
export const freshPartition = (): string => {
  partitions += 1;
  return `S#test#${process.pid}#${partitions}`;
};

const MOST_PAGES = 50;

export const put = (item: Item, expect?: Expectation): Write => ({ kind: 'put', item, ...(expect && { expect }) });

/** What became of a write: `kept`, or which writes lost and what stood there. */
export async function outcomeOf(done: Promise<unknown>): Promise<unknown> {
  try {
    await done;
    return 'kept';
  } catch (error) {
    if (error instanceof WriteLost) return error.lost;
    throw error;
  }
}

/** Every page of a Query, one after the other. */
export async function pagesOf(table: Table, query: Query): Promise<Item[][]> {
  const pages: Item[][] = [];
  let after: RawCursor | undefined;
  do {
    const page = await table.query({ ...query, ...(after && { after }) });
    pages.push([...page.items]);
    if (pages.length > MOST_PAGES) throw new Error('the pages of a Query do not end');
    after = page.next;
  } while (after);
  return pages;
}

export const sorts = (items: readonly Item[]) => items.map((item) => item.sk);
