import { createHash } from 'node:crypto';
import { isAppError } from '../kernel/errors.ts';
import type { AttachmentId, SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { examine } from './checking/examine.ts';
import type { CheckingDeps } from './deps.ts';
import { type GivenAttachment, isGiven, keptKeyOf, uploadKeyOf } from './model.ts';
import { type ChangedAttachment, checked, expired, mayStillCome, refused } from './rules.ts';

export interface CheckedAt {
  readonly now: Instant;
  readonly deps: CheckingDeps;
  readonly correlationId: string;
}

/** What is found of a file, once it has been put where it is kept; undefined where it can still come. */
async function findings(file: GivenAttachment, { now, deps }: CheckedAt): Promise<ChangedAttachment | undefined> {
  const bytes = await deps.files.get(uploadKeyOf(file));
  if (!bytes) return mayStillCome(file, now) ? undefined : expired(file, now);
  const verdict = await examine(bytes, file.type, deps.scan);
  if ('refusedFor' in verdict) return refused(file, verdict.refusedFor, now);
  const sha256 = createHash('sha256').update(verdict.kept).digest('hex');
  await deps.files.put(keptKeyOf(file, sha256), verdict.kept, { type: file.type });
  return checked(file, { sha256, bytes: verdict.kept.length }, now);
}

/**
 * The check of a file that was given with a matter: 1. only while nobody has checked it; 2. look into its bytes; 3. keep them under
 * their hash; 4. what was found, its event and what the ticket shows, or none of it; 5. what lay in quarantine goes. Broken off
 * anywhere it is done anew: the same bytes come to lie in the same place, and one of two that check together is the one that counts.
 */
export async function checkAttachment(of: { site: SiteId; id: AttachmentId }, at: CheckedAt): Promise<void> {
  const { deps, now, correlationId } = at;
  const file = await deps.attachments.find(of.site, of.id);
  if (!file || !isGiven(file)) return;
  if (file.status === 'PENDING') {
    const found = await findings(file, at);
    if (!found) return;
    try {
      const actor = { kind: 'system' as const, site: of.site, name: 'file-check' };
      await deps.attachments.settle(file, found, { actor, now, correlationId });
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
  await deps.files.remove(uploadKeyOf(file));
}
