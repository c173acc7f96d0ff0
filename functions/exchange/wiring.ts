import { watchingExports } from '../access/canaries/watch-exports.ts';
import { customerDeps } from '../customers/wiring.ts';
import { CustomerId, ExportId, ImportId, newId } from '../kernel/ids.ts';
import { type Instant, instant, millis } from '../kernel/time.ts';
import type { Objects } from '../platform/objects.ts';
import { macOf } from '../platform/query-codes.ts';
import type { runtime } from '../platform/runtime.ts';
import { accountStore, openidIndex } from '../sessions/account-store.ts';
import type { ExchangeDeps } from './deps.ts';
import { exportMarks, passwordOf } from './exports/marks.ts';
import { exportStore } from './exports/store.ts';
import { importStore } from './imports/store.ts';

type Runtime = Pick<
  ReturnType<typeof runtime>,
  'ledger' | 'records' | 'secret' | 'cursors' | 'random' | 'staff' | 'clock'
>;

const DAY_MS = 86_400_000;
const midnight = (at: Instant): Instant => instant(Math.floor(millis(at) / DAY_MS) * DAY_MS);

/** What imports and exports need, from what the function has; `appId` is the mini-program's, whose users an openid names. */
export async function exchangeDeps(
  from: Runtime,
  { objects, appId }: { readonly objects: Objects; readonly appId: string },
): Promise<ExchangeDeps> {
  const [ids, openids, mark, password] = await Promise.all([
    from.secret('exchange-id'),
    from.secret('openid-index'),
    from.secret('export-mark'),
    from.secret('export-password'),
  ]);
  const accounts = accountStore(from.ledger);
  const drawn =
    (...parts: readonly string[]) =>
    (bytes: number) =>
      macOf(ids, ...parts).subarray(0, bytes);
  return {
    imports: importStore(from.ledger),
    exports: exportStore(from.ledger),
    watchExport: watchingExports(from),
    marks: exportMarks(mark),
    exportPassword: (id) => passwordOf(password, id),
    objects,
    archive: await customerDeps(from),
    cursors: await from.cursors(),
    customerOf: async (site, openid) => (await accounts.find(site, openidIndex(openids, appId, openid)))?.customerId,
    importIdFor: ({ key }, day) => ImportId.parse(newId('import', midnight(day), drawn('import', key))),
    exportIdFor: ({ key }, day) => ExportId.parse(newId('export', midnight(day), drawn('export', key))),
    customerIdFor: ({ importId, row, at }) =>
      CustomerId.parse(newId('customer', at, drawn('customer', importId, String(row)))),
  };
}
