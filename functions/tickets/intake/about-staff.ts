import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { TicketDeps } from '../deps.ts';
import { aboutYourself, staffUnknown } from './errors.ts';

/**
 * Whether people whom a matter is about are of the house, and none of them is who says so.
 * Errors: `ticket.aboutYourself`, `ticket.staffUnknown` with the field's path.
 */
export async function mustBeStaff(
  deps: Pick<TicketDeps, 'may'>,
  staffNos: readonly string[] | undefined,
  of: { readonly by: string; readonly site: SiteId; readonly now: Instant },
): Promise<void> {
  if (staffNos?.includes(of.by)) throw aboutYourself();
  for (const [n, staffNo] of (staffNos ?? []).entries())
    if (!(await deps.may(of.site, staffNo, 'staff.self', of.now))) throw staffUnknown(n);
}
