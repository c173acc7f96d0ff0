import { callbackStore } from '../callbacks/store.ts';
import { customerDeps } from '../customers/wiring.ts';
import { passwordOf } from '../exchange/exports/marks.ts';
import { newId, RightsRequestId } from '../kernel/ids.ts';
import { instant, millis } from '../kernel/time.ts';
import { phoneCodeStore } from '../mini-program/phone/store.ts';
import { phoneCodesOf } from '../mini-program/wiring.ts';
import type { Objects } from '../platform/objects.ts';
import { macOf } from '../platform/query-codes.ts';
import type { runtime } from '../platform/runtime.ts';
import { retentionStore } from '../retention/store.ts';
import { sessionStore } from '../sessions/store.ts';
import { ticketStore } from '../tickets/store.ts';
import type { ExecutingDeps, RightsDeps } from './deps.ts';
import { rightsStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'secret' | 'cursors' | 'random' | 'policies'>;

const DAY_MS = 86_400_000;

/** What requests are timed by. */
export const rightsTiming = ({ policies }: Pick<Runtime, 'policies'>): Pick<RightsDeps, 'current' | 'numbersOf'> => ({
  current: async (site) => {
    const { version, policy } = await policies.current(site, 'rights');
    return { version, numbers: policy };
  },
  numbersOf: ({ site, policyVersion }) => policies.at(site, 'rights', policyVersion),
});

/** What the actions and the worker of this domain need, from what the function has. */
export async function rightsDeps(from: Runtime, files: Objects): Promise<RightsDeps> {
  const archive = await customerDeps(from);
  const [ids, passwords] = await Promise.all([from.secret('rights-id'), from.secret('rights-package')]);
  return {
    ...rightsTiming(from),
    archive,
    ...{ records: from.records, files, packagePassword: (id) => passwordOf(passwords, id) },
    rights: rightsStore(from.ledger),
    retention: retentionStore(from.ledger),
    phones: phoneCodeStore(from.ledger, archive.keeping),
    phoneCodes: await phoneCodesOf(from),
    cursors: await from.cursors(),
    idFor: ({ key }, day) => {
      const midnight = instant(Math.floor(millis(day) / DAY_MS) * DAY_MS);
      return RightsRequestId.parse(newId('rightsRequest', midnight, (bytes) => macOf(ids, key).subarray(0, bytes)));
    },
  };
}

/** What the worker of this domain needs, from what the function has. */
export async function executingDeps(from: Runtime, files: Objects): Promise<ExecutingDeps> {
  const { ledger } = from;
  return {
    ...(await rightsDeps(from, files)),
    ...{ tickets: ticketStore(ledger), callbacks: callbackStore(ledger), sessions: sessionStore(ledger) },
  };
}
