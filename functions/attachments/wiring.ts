import { proofOfWork, shippedWork } from '../challenges/pow.ts';
import { spendingChallenges } from '../challenges/store.ts';
import { type AttachmentId, newId } from '../kernel/ids.ts';
import { instant, millis } from '../kernel/time.ts';
import type { Objects } from '../platform/objects.ts';
import { macOf } from '../platform/query-codes.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import { knowsTestText } from './checking/malware.ts';
import type { AttachmentDeps, CheckingDeps } from './deps.ts';
import { pictureCheckStore } from './pictures/picture-check-store.ts';
import { attachmentStore } from './store.ts';

type Parts = ReturnType<typeof runtime>;
type Runtime = Pick<Parts, 'ledger' | 'records' | 'secret' | 'powSecrets' | 'drawn'> & { readonly files: Objects };

const DAY_MS = 86_400_000;

/** What checking a file needs, from what the function has. */
export const checkingDeps = ({ ledger, files }: Pick<Runtime, 'ledger' | 'files'>): CheckingDeps => ({
  attachments: attachmentStore(ledger),
  files,
  scan: knowsTestText,
});

/** What the attachments' actions need, from what the function has. */
export async function attachmentDeps(from: Runtime): Promise<AttachmentDeps> {
  const { ledger, records, secret, powSecrets, drawn, files } = from;
  const id = await secret('attachment-id');
  const work = proofOfWork({ settings: shippedWork, secrets: powSecrets, drawn });
  return {
    attachments: attachmentStore(ledger),
    files,
    spendChallenge: spendingChallenges({ records, proofOfWork: work, purpose: 'upload' }),
    idFor: (op, day) => {
      const midnight = instant(Math.floor(millis(day) / DAY_MS) * DAY_MS);
      return newId('attachment', midnight, (bytes) => macOf(id, op.key).subarray(0, bytes)) as AttachmentId;
    },
    ticket: ticketStore(ledger).find,
    pictureChecks: pictureCheckStore(ledger),
  };
}
