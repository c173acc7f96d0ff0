import type { runtime } from '../platform/runtime.ts';
import { recognising } from './identifiers/recognise.ts';
import { customerKeeping } from './keeping.ts';
import { glimpses } from './search/glimpse.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'secret' | 'random'>;

/** What every domain needs that keeps customers: no names are looked for, so no dictionary is loaded. */
export async function customerParts({ ledger, secret, random }: Runtime) {
  const [phone, other, glimpse] = await Promise.all([
    secret('blind-index'),
    secret('identifier-index'),
    secret('glimpse'),
  ]);
  const sealing = glimpses(glimpse, random);
  return { keeping: customerKeeping(ledger, sealing), recognise: recognising({ phone, other }), glimpses: sealing };
}
