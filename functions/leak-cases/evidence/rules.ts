import { msOfElapsed } from '../../kernel/duration.ts';
import { addMs, type Instant, isBefore } from '../../kernel/time.ts';
import { acting } from '../act-rules.ts';
import * as refused from '../errors.ts';
import type { LeakCase } from '../model.ts';
import type { ChangedCase } from '../rules.ts';
import type { CustodyLink, Evidence, EvidenceFile, EvidenceKind } from './model.ts';

/** SHA-256 of a text, in hex. */
export type Hash = (text: string) => string;

/** A case and the evidence of it that changes with it. */
export interface ChangedEvidence extends ChangedCase {
  readonly evidence: Evidence;
}

/** Who acts, when, and by which hash. */
export interface Hand {
  readonly staffNo: string;
  readonly now: Instant;
  readonly hash: Hash;
}

const START = '0'.repeat(64);

const linkHash = (link: Omit<CustodyLink, 'hash'>, before: string, of: { sha256: string; hash: Hash }): string =>
  of.hash(JSON.stringify([before, of.sha256, link.from ?? null, link.to, link.at, link.why]));

/** The chain with one link more: from the hands that it is in now. */
function handed(evidence: Evidence, to: string, why: CustodyLink['why'], by: Hand): Evidence {
  const link = { from: evidence.custodian, to, at: by.now, why };
  const hash = linkHash(link, evidence.custody.at(-1)?.hash ?? START, { sha256: evidence.sha256, hash: by.hash });
  const { offer: _over, ...rest } = evidence;
  return { ...rest, custodian: to, custody: [...evidence.custody, { ...link, hash }] };
}

/** Whether every link begins where the one before ended, none is earlier, and every hash fits. */
export function isContinuous({ custody, sha256, collector, custodian }: Evidence, hash: Hash): boolean {
  const whole = custody.every((link, n) => {
    const before = custody[n - 1];
    const fits = before ? link.from === before.to && !isBefore(link.at, before.at) : link.to === collector;
    return fits && link.hash === linkHash(link, before?.hash ?? START, { sha256, hash });
  });
  return whole && custody.at(-1)?.to === custodian;
}

const MOST_EVIDENCE = 90; // all of it changes hands in one transaction where its custodian is accused

/** What a piece of evidence says, or is, with its fingerprint. */
export interface Content {
  readonly sha256: string;
  readonly bytes: number;
  readonly text?: string | undefined;
  readonly file?: EvidenceFile | undefined;
}

export interface Collected {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly content: Content;
  readonly addendumTo?: number | undefined;
}

/** Somebody brings a piece of evidence: he holds it first, and may correct it until it is sealed. Errors: `leakCase.tooMuchEvidence`, `leakCase.evidenceNotSealed`. */
export function collect(found: LeakCase, of: Collected, by: Hand): ChangedEvidence {
  acting(found, 'collect');
  if (found.evidence >= MOST_EVIDENCE) throw refused.tooMuchEvidence();
  const { kind, title, content, addendumTo } = of;
  const { sha256, bytes, text, file } = content;
  if (addendumTo !== undefined && !found.sealed.includes(addendumTo)) throw refused.evidenceNotSealed();
  const no = found.evidence + 1;
  const link = { to: by.staffNo, at: by.now, why: 'COLLECTED' as const };
  const evidence: Evidence = {
    ...{ caseId: found.id, site: found.site, no, kind, title, sha256, bytes },
    ...(text !== undefined && { text }),
    ...(file && { file }),
    ...{ collector: by.staffNo, collectedAt: by.now, custodian: by.staffNo, version: 1 },
    ...(addendumTo !== undefined && { addendumTo }),
    custody: [{ ...link, hash: linkHash(link, START, { sha256, hash: by.hash }) }],
  };
  const facts = { no, kind, sha256, bytes, ...(addendumTo !== undefined && { addendumTo }) };
  return {
    ...{ head: { ...found, evidence: no }, evidence },
    event: { type: 'leak-case.evidence-collected', facts, texts: { title } },
  };
}

function mustHold(evidence: Evidence, by: Pick<Hand, 'staffNo'>): void {
  if (evidence.custodian !== by.staffNo) throw refused.notTheCustodian();
}

/** Before it is sealed, whoever collected it may write it anew: a chain of its own begins. Errors: `leakCase.evidenceSealed`, `leakCase.notTheCustodian`. */
export function correct(
  found: LeakCase,
  evidence: Evidence,
  of: Content & { readonly text: string },
  by: Hand,
): ChangedEvidence {
  acting(found, 'correct');
  if (evidence.sealedAt) throw refused.evidenceSealed();
  mustHold(evidence, by);
  // Handed on, it is what it was when it was handed on.
  if (evidence.custody.length > 1 || evidence.offer) throw refused.evidenceSealed();
  if (evidence.file) throw refused.evidenceSealed();
  const { text, sha256, bytes } = of;
  const link = { to: evidence.collector, at: evidence.collectedAt, why: 'COLLECTED' as const };
  const custody = [{ ...link, hash: linkHash(link, START, { sha256, hash: by.hash }) }];
  const facts = { no: evidence.no, before: evidence.sha256, sha256, bytes };
  return {
    ...{ head: found, evidence: { ...evidence, text, bytes, sha256, custody } },
    event: { type: 'leak-case.evidence-corrected', facts },
  };
}

/** From now on it does not change; what is to be added is an addendum. */
export function seal(found: LeakCase, evidence: Evidence, by: Hand): ChangedEvidence {
  acting(found, 'seal');
  if (evidence.sealedAt) throw refused.evidenceSealed();
  mustHold(evidence, by);
  return {
    head: { ...found, sealed: [...found.sealed, evidence.no] },
    evidence: { ...evidence, sealedAt: by.now },
    event: { type: 'leak-case.evidence-sealed', facts: { no: evidence.no, sha256: evidence.sha256 } },
  };
}

/** Ten links are left for what must change hands whether it is agreed or not: its custodian is accused. */
const MOST_HANDS = 90;

/** It is held out to somebody else; it is his when he accepts it. Errors: `leakCase.notTheCustodian`, `leakCase.offerOpen`, `leakCase.tooManyHands`. */
export function handOver(found: LeakCase, evidence: Evidence, to: string, by: Hand): ChangedEvidence {
  acting(found, 'handOver');
  mustHold(evidence, by);
  if (evidence.offer) throw refused.offerOpen();
  if (evidence.custody.length >= MOST_HANDS) throw refused.tooManyHands();
  return {
    ...{ head: found, evidence: { ...evidence, offer: { to, at: by.now } } },
    event: { type: 'leak-case.custody-offered', facts: { no: evidence.no, from: by.staffNo, to } },
  };
}

/** The receiver accepts, or says no, and it stays where it is. Errors: `leakCase.noOffer`. */
export function accept(found: LeakCase, evidence: Evidence, accepted: boolean, by: Hand): ChangedEvidence {
  acting(found, 'accept');
  if (evidence.offer?.to !== by.staffNo) throw refused.noOffer();
  const facts = { no: evidence.no, from: evidence.custodian, to: by.staffNo };
  const { offer: _over, ...kept } = evidence;
  if (!accepted) return { head: found, evidence: kept, event: { type: 'leak-case.custody-declined', facts } };
  const taken = handed(evidence, by.staffNo, 'HANDED_OVER', by);
  return { head: found, evidence: taken, event: { type: 'leak-case.custody-accepted', facts } };
}

/**
 * What changes of the evidence when somebody is kept away from the case: what he holds is impounded by whoever says so, what was
 * held out to him stays, and no view of his, or by his leave, is left. Errors: `leakCase.handOverFirst` where he says it of himself.
 */
export function impound(all: readonly Evidence[], staffNo: string, by: Hand): Evidence[] {
  return all.flatMap((evidence) => {
    const { offer, view, custodian } = evidence;
    const held = custodian === staffNo;
    if (held && staffNo === by.staffNo) throw refused.handOverFirst();
    const offered = offer?.to === staffNo;
    const seen = view !== undefined && (view.by === staffNo || view.approvedBy === staffNo);
    if (!held && !offered && !seen) return [];
    const taken = held ? handed(evidence, by.staffNo, 'IMPOUNDED', by) : evidence;
    const { offer: _offer, view: _view, ...rest } = taken;
    return [
      {
        ...rest,
        ...(taken.offer && !offered && { offer: taken.offer }),
        ...(taken.view && !seen && { view: taken.view }),
      },
    ];
  });
}

const standing = ({ view }: Evidence, now: Instant) => (view && isBefore(now, view.until) ? view : undefined);

/** Somebody wants to see sealed evidence, and says what for. Errors: `leakCase.evidenceNotSealed`, `leakCase.viewAsked`. */
export function askView(
  found: LeakCase,
  evidence: Evidence,
  of: { readonly purpose: string; readonly within: string },
  by: Hand,
): ChangedEvidence {
  acting(found, 'askView');
  if (!evidence.sealedAt) throw refused.evidenceNotSealed();
  if (standing(evidence, by.now)) throw refused.viewAsked();
  const view = { by: by.staffNo, until: addMs(by.now, msOfElapsed(of.within)) };
  const facts = { no: evidence.no, asker: by.staffNo, until: view.until };
  return {
    ...{ head: found, evidence: { ...evidence, view } },
    event: { type: 'leak-case.view-asked', facts, texts: { purpose: of.purpose } },
  };
}

/** A second person lets him, within the time of the request. Errors: `leakCase.noViewAsked`, `leakCase.sameAsker`. */
export function approveView(found: LeakCase, evidence: Evidence, within: string, by: Hand): ChangedEvidence {
  acting(found, 'approveView');
  const view = standing(evidence, by.now);
  if (!view || view.approvedBy) throw refused.noViewAsked();
  if (view.by === by.staffNo) throw refused.sameAsker();
  const until = addMs(by.now, msOfElapsed(within));
  const facts = { no: evidence.no, asker: view.by, approver: by.staffNo, until };
  return {
    ...{ head: found, evidence: { ...evidence, view: { ...view, approvedBy: by.staffNo, until } } },
    event: { type: 'leak-case.view-approved', facts },
  };
}

/** One look: by two people where it is sealed, by whoever collected it before. Errors: `leakCase.secondPersonNeeded`, `leakCase.notTheCustodian`. */
export function look(found: LeakCase, evidence: Evidence, by: Hand): ChangedEvidence {
  acting(found, 'view');
  if (!evidence.sealedAt) {
    mustHold(evidence, by);
    return {
      ...{ head: found, evidence },
      event: { type: 'leak-case.evidence-viewed', facts: { no: evidence.no, asker: by.staffNo } },
    };
  }
  const view = standing(evidence, by.now);
  if (view?.by !== by.staffNo || !view.approvedBy) throw refused.secondPersonNeeded();
  const { view: _used, ...kept } = evidence;
  const facts = { no: evidence.no, asker: by.staffNo, approver: view.approvedBy };
  return { head: found, evidence: kept, event: { type: 'leak-case.evidence-viewed', facts } };
}
