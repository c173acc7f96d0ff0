import type { CustomerId, TicketNo } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { addDays, type Instant, plainDateIn } from '../kernel/time.ts';
import { type ChangedRequest, withEnded } from './clock-rules.ts';
import { type Erasure, ErasureCertificate } from './erasure-model.ts';
import { type Progress, type RightsRequest, rightsMoves } from './model.ts';
import { executed } from './rules.ts';

const NOTHING_YET = '0'.repeat(64);
const ZONE = 'Asia/Shanghai';
/** Backups are kept for so many days, the longest of all copies. */
const COPIES_DAYS = 35;
const RULE = '个人信息保护法第四十七条';

const FRESH = { stage: 'COUNTING', tally: {}, root: NOTHING_YET } as const;

/** It begins: from now on he is restricted, and what there is of him is counted. */
export function begun(request: RightsRequest, records: readonly CustomerId[]): ChangedRequest {
  const head = { ...move(request, 'advance', rightsMoves), erasure: { ...FRESH, records: [...records] } };
  const facts = { kind: request.kind, records: records.length };
  return { head: { ...head, progress: { record: 0 }, woken: 0 }, event: { type: 'rights-request.erasing', facts } };
}

/** One more page was counted, or erased. */
export function paged(request: RightsRequest, erasure: Erasure, progress: Progress): ChangedRequest {
  const head = { ...move(request, 'advance', rightsMoves), erasure, progress, woken: 0 };
  const facts = { stage: erasure.stage, record: progress.record };
  return { head, event: { type: 'rights-request.advanced', facts } };
}

/** All of it is counted, and nothing stands against it. */
export const goAhead = (request: RightsRequest, erasure: Erasure): ChangedRequest => {
  const { waitsFor: _none, lookAgainAt: _over, ...rest } = erasure;
  return paged(request, { ...rest, stage: 'ERASING' }, { record: 0 });
};

/** What waited is over: everything is counted anew, for there is less by now. */
export const countAnew = (request: RightsRequest, { records }: Erasure): ChangedRequest =>
  paged(request, { ...FRESH, records }, { record: 0 });

/**
 * F04, F28: a matter that is open, or held, is evidence for him and against him. He is restricted until its own time is over, and then
 * erased without anybody asking again (PIPL 47, paragraph 2). That much is done now, and he is told so: the promise is kept.
 */
export function deferred(
  request: RightsRequest,
  erasure: Erasure,
  of: { readonly waitsFor: readonly TicketNo[]; readonly lookAgainAt: Instant; readonly now: Instant },
): ChangedRequest {
  const { waitsFor, lookAgainAt, now } = of;
  const { progress: _over, ...rest } = move(request, 'defer', rightsMoves);
  const waiting: Erasure = { ...erasure, stage: 'WAITING', waitsFor: [...waitsFor], lookAgainAt };
  const head = withEnded({ ...rest, erasure: waiting, woken: 0 }, 'DONE', now);
  // He is told once: what is looked at again later is put off again and again, for years.
  const again = request.clocks.DONE.endedAt !== undefined;
  const facts = { matters: waitsFor.length, lookAgainAt, ...(again && { again }) };
  return { head, event: { type: 'rights-request.deferred', facts } };
}

/** A request without what names him or what he said. */
export function withoutWords(request: RightsRequest): RightsRequest {
  const { explanation: _told, package: _gone, asked, ...rest } = request;
  return { ...rest, asked: { ...(asked.purposes && { purposes: asked.purposes }) } };
}

/** Nothing is left that it could be done on. */
export const overtaken = (request: RightsRequest): ChangedRequest => ({
  head: withoutWords(move(request, 'overtake', rightsMoves)),
  event: { type: 'rights-request.overtaken' },
});

const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, part]) => [key, inOrder(part)]),
      )
    : value;

/** What a certificate's own hash is reckoned over: all of it but the hash, with its keys in order. */
export const hashedOf = ({ sha256: _itself, ...certificate }: Partial<ErasureCertificate>): string =>
  JSON.stringify(inOrder(certificate));

/** The proof of an erasure. */
export function certified(
  request: RightsRequest,
  erasure: Erasure,
  of: { readonly now: Instant; readonly hash: (text: string) => string },
): ErasureCertificate {
  const { id, site, customerId, kind, policyVersion, decision } = request;
  const { now, hash } = of;
  const told = {
    ...{ id, site, customerId, kind, policyVersion, erasedAt: now, decidedBy: decision?.by },
    ...{ rule: RULE, records: erasure.records.length, classes: erasure.tally, root: erasure.root },
    copiesGoneBy: plainDateIn(addDays(now, COPIES_DAYS), ZONE),
  };
  const whole = ErasureCertificate.omit({ sha256: true }).parse(told);
  return { ...whole, sha256: hash(hashedOf(whole)) };
}

/** He is erased; the request keeps its course, and no word of it. */
export function erasedAll(request: RightsRequest, { sha256, root }: ErasureCertificate, now: Instant): ChangedRequest {
  const { progress: _over, ...rest } = withoutWords(request);
  return executed(rest, now, { facts: { sha256, root } });
}
