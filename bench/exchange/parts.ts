import { createHash } from 'node:crypto';
import { exchangeDeps } from '../../functions/exchange/wiring.ts';
import { ImportId } from '../../functions/kernel/ids.ts';
import { cursors } from '../../functions/platform/cursor.ts';
import { Ledger } from '../../functions/platform/ledger.ts';
import type { Objects } from '../../functions/platform/objects.ts';
import { Records } from '../../functions/platform/records.ts';
import { sealer } from '../../functions/platform/seal.ts';
import { derive } from '../../functions/platform/secrets.ts';
import type { Table } from '../../functions/platform/table.ts';
import { staffStore } from '../../functions/staff/store.ts';
import { localKeys } from '../../test/support/local-keys.ts';
import { monday } from '../../test/support/world.ts';

export const importId = ImportId.parse('imp_01HK153X00FV0QTBMYWKVK8T81');

/** Imports on a table and a bucket, with keys of their own. */
export async function exchangeOn(table: Table, objects: Objects) {
  let drawn = 0;
  const random = (bytes: number) => {
    drawn += 1;
    return createHash('sha512').update(`${process.pid} ${drawn}`).digest().subarray(0, bytes);
  };
  const clock = () => monday;
  const records = new Records(table, sealer({ keySource: localKeys(), table, tableName: 'bench', clock, random }));
  const ledger = new Ledger(records);
  const secret = async (purpose: Parameters<typeof derive>[1]) => derive('root of the bench', purpose);
  const parts = { ledger, records, secret, random, cursors: async () => cursors(await secret('cursor')), clock };
  return exchangeDeps({ ...parts, staff: staffStore(ledger, clock) }, { objects, appId: 'bench' });
}
