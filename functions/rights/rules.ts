import type { Actor } from '../kernel/actor.ts';
import { move, wrongState } from '../kernel/moves.ts';
import { addDays, type Instant, isBefore } from '../kernel/time.ts';
import { type ChangedRequest, clocksFrom, type RightsNumbers, withEnded } from './clock-rules.ts';
import * as refused from './errors.ts';
import { type Asked, type Found, type Progress, type RightsRequest, rightsActs, rightsMoves } from './model.ts';
import { answers, type RefusalReason } from './refusal-reasons.ts';
import type { RightsKind, ToldBy } from './words.ts';

const EARLIEST_DAYS = 30;

type Told = Pick<RightsRequest, 'id' | 'site' | 'customerId' | 'kind' | 'channel' | 'asked' | 'policyVersion'> & {
  readonly receivedAt?: Instant | undefined;
  readonly enteredBy?: string | undefined;
};

/** Which part of what is asked belongs to which kind: there where it is needed, and nowhere else. */
const NEEDED: Readonly<Partial<Record<RightsKind, keyof Asked>>> = { WITHDRAW: 'purposes', CORRECT: 'corrections' };

function mustSuit(kind: RightsKind, asked: Asked): void {
  for (const part of ['purposes', 'corrections'] as const) {
    const empty = asked[part] === undefined || Object.keys(asked[part]).length === 0;
    if (empty === (NEEDED[kind] === part)) throw refused.detailsWanted(part);
  }
}

/** F28: it is received. Who asks by the mini-program reads at once that it was, and until when it is done. */
export function received(told: Told, now: Instant, numbers: RightsNumbers): ChangedRequest {
  const { receivedAt = now, enteredBy, ...rest } = told;
  mustSuit(told.kind, told.asked);
  if (isBefore(now, receivedAt) || isBefore(receivedAt, addDays(now, -EARLIEST_DAYS))) throw refused.receivedLater();
  const bare: RightsRequest = {
    ...{ ...rest, receivedAt, ...(enteredBy && { enteredBy }), status: rightsMoves.receive.to },
    ...{ clocks: clocksFrom(receivedAt, numbers), misses: 0, woken: 0, version: 1 },
  };
  const head = told.channel === 'MINI_PROGRAM' ? withEnded(bare, 'ACKNOWLEDGE', now) : bare;
  const facts = { kind: told.kind, channel: told.channel, dueAt: head.clocks.DONE.dueAt };
  return { head, event: { type: 'rights-request.received', facts } };
}

/** An act that leaves the state as it is. Errors: `state.notAllowed`. */
export function acting(request: RightsRequest, act: keyof typeof rightsActs): RightsRequest {
  const allowed: readonly string[] = rightsActs[act];
  if (!allowed.includes(request.status)) throw wrongState(act, request.status, allowed, request.version);
  return request;
}

/** He was told that it was received, and until when it is done. */
export const acknowledged = (request: RightsRequest, way: ToldBy, now: Instant): ChangedRequest => ({
  head: withEnded(acting(request, 'acknowledge'), 'ACKNOWLEDGE', now),
  event: { type: 'rights-request.acknowledged', facts: { way } },
});

/** Whoever entered a request or compared who he is has no part in its decision: applicant and approver are two people. */
function mustBeAnother({ enteredBy, identity }: RightsRequest, staffNo: string): void {
  if (enteredBy === staffNo || identity?.by === staffNo) throw refused.sameApplicant();
}

/** The privacy officer lets somebody try again, and says why. */
export function unlocked(request: RightsRequest, reason: string, by: string): ChangedRequest {
  const head = { ...move(request, 'unlock', rightsMoves), misses: 0 };
  mustBeAnother(request, by);
  return { head, event: { type: 'rights-request.unlocked', texts: { reason } } };
}

/** One more page of what hangs on him was counted. */
export const searched = (request: RightsRequest, of: { found: Found; progress: Progress }): ChangedRequest => ({
  head: { ...move(request, 'search', rightsMoves), ...of, woken: 0 },
  event: { type: 'rights-request.searched', facts: { record: of.progress.record } },
});

/** All of it: somebody can decide now. */
export function foundAll(request: RightsRequest, found: Found): ChangedRequest {
  const { progress: _over, ...rest } = move(request, 'find', rightsMoves);
  const records = Object.values(found.counts).reduce((sum, n) => sum + n, 0);
  const facts = { kind: request.kind, records, standing: found.standing.length };
  return { head: { ...rest, found, woken: 0 }, event: { type: 'rights-request.found', facts } };
}

export interface Deciding {
  readonly granted: boolean;
  readonly reason?: RefusalReason | undefined;
  readonly explanation?: string | undefined;
}

/**
 * F28: the privacy officer decides. A refusal names a ground of the law, and is told with it (PIPL 50); whoever could not show who he is
 * can only be refused. Errors: `rights.sameApplicant`, `rights.reasonWanted`, `rights.detailsWanted`, `state.notAllowed`.
 */
export function decided(request: RightsRequest, of: Deciding, by: { staffNo: string; now: Instant }): ChangedRequest {
  const { granted, reason, explanation } = of;
  const unknown = !granted && reason === 'NOT_IDENTIFIED';
  const head = move(request, granted ? 'grant' : unknown ? 'refuseUnknown' : 'refuse', rightsMoves);
  mustBeAnother(request, by.staffNo);
  if (granted ? reason !== undefined : !reason || !answers(reason, request.kind)) throw refused.reasonWanted();
  if (explanation === undefined && (!granted || request.kind === 'EXPLAIN')) throw refused.detailsWanted('explanation');
  const decision = { by: by.staffNo, at: by.now, granted, ...(reason && { reason }) };
  const whole = { ...head, decision, ...(explanation !== undefined && { explanation }) };
  const facts = { kind: request.kind, granted, ...(reason && { reason }) };
  return {
    head: granted ? whole : withEnded(whole, 'DONE', by.now),
    event: { type: granted ? 'rights-request.granted' : 'rights-request.refused', facts },
  };
}

/** It is done. What was before stands sealed in the event alone. */
export function executed(
  request: RightsRequest,
  now: Instant,
  of: {
    readonly facts?: Readonly<Record<string, string | number | string[]>>;
    readonly texts?: Record<string, string>;
  },
): ChangedRequest {
  const head = withEnded({ ...move(request, 'execute', rightsMoves), executedAt: now, woken: 0 }, 'DONE', now);
  const facts = { kind: request.kind, ...of.facts };
  return { head, event: { type: 'rights-request.executed', facts, ...(of.texts && { texts: of.texts }) } };
}

/** He knows what became of it. */
export const confirmed = (request: RightsRequest, way: ToldBy, now: Instant): ChangedRequest => ({
  head: { ...move(request, 'confirm', rightsMoves), confirmed: { at: now, by: way } },
  event: { type: 'rights-request.confirmed', facts: { way } },
});

/** He takes it back, as long as nothing was decided. */
export const cancelled = (request: RightsRequest, by: Actor): ChangedRequest => ({
  head: move(request, 'cancel', rightsMoves),
  event: { type: 'rights-request.cancelled', facts: { by: by.kind } },
});
