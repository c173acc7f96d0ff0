import type { CustomerId, SiteId } from '../../../kernel/ids.ts';
import type { CustomerDeps } from '../../deps.ts';
import { historyHidden } from '../../errors.ts';
import { showsHistory } from '../../identifiers/rules.ts';
import { together } from '../../merging/compose-rules.ts';

/** Whether the past of a customer may be shown. Errors: `customer.notFound`, `customer.historyHidden`. */
export async function mustShow(deps: CustomerDeps, site: SiteId, id: CustomerId): Promise<void> {
  const { identifiers } = together(await deps.customers.known(site, id));
  if (!showsHistory(identifiers)) throw historyHidden();
}
