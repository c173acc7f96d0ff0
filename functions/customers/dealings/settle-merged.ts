import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { RawCursor } from '../../platform/table.ts';
import type { CustomerStore } from '../store.ts';
import type { Dealing } from './model.ts';

const PAGE = 50;

async function eachPage(
  customers: CustomerStore,
  of: { site: SiteId; id: CustomerId },
  act: (dealings: readonly Dealing[]) => Promise<void>,
): Promise<void> {
  let after: RawCursor | undefined;
  do {
    const { items, next } = await customers.dealings(of.site, of.id, { limit: PAGE, ...(after && { after }) });
    await act(items);
    after = next;
  } while (after);
}

/**
 * Makes what hangs on a record hang on the one that it was merged into as well, or no more, whichever is so now. Told late,
 * twice or in the wrong order, it leaves what the record says in the end.
 */
export async function settleMerged(
  of: { readonly site: SiteId; readonly source: CustomerId; readonly target: CustomerId },
  customers: CustomerStore,
): Promise<void> {
  const { site, source, target } = of;
  const isMerged = async () => (await customers.find(site, source))?.mergedInto === target;
  if (await isMerged()) {
    await eachPage(customers, { site, id: source }, (dealings) =>
      customers.hang(dealings.map((dealing) => ({ ...dealing, customerId: target, from: source }))),
    );
    if (await isMerged()) return;
  }
  await eachPage(customers, { site, id: target }, (dealings) =>
    customers.unhang(dealings.filter(({ from }) => from === source)),
  );
}
