import { customerKind } from '../../functions/customers/kinds.ts';
import type { SiteId } from '../../functions/kernel/ids.ts';
import type { RecordKind, Records, ValueOf } from '../../functions/platform/records.ts';
import { accountKind } from '../../functions/sessions/account-store.ts';
import { staffKind, unitKind } from '../../functions/staff/store.ts';
import { seededCustomers, seededStaff, seededUnits } from './seeded-records.ts';
import { seededAccounts } from './wechat-users.ts';

/** Puts those records that are not there; what is there stays as people have made it. */
async function putMissing<K extends RecordKind>(
  records: Records,
  kind: K,
  values: ReadonlyArray<ValueOf<K>>,
): Promise<number> {
  const standing = await records.table.getAll(
    values.map((value) => kind.key(value)),
    { consistent: true },
  );
  const missing = values.filter((_value, n) => standing[n] === undefined);
  const writes = await Promise.all(missing.map((value) => records.creating(kind, value)));
  for (const write of writes) await records.table.write(write);
  return missing.length;
}

/** Seeds a site's units, staff and customers; a second time changes nothing. Answers how many records it put. */
export async function seedRecords(records: Records, site: SiteId): Promise<number> {
  const put = [
    await putMissing(records, unitKind, seededUnits(site)),
    await putMissing(records, staffKind, seededStaff(site)),
    await putMissing(records, customerKind, seededCustomers(site)),
  ];
  return put.reduce((sum, one) => sum + one, 0);
}

/** Seeds the WeChat accounts of a site's customers; a second time changes nothing. Answers how many records it put. */
export const seedAccounts = (records: Records, site: SiteId, of: { key: Buffer; appId: string }): Promise<number> =>
  putMissing(records, accountKind, seededAccounts(site, of));
