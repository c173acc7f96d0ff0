import type { Identifier } from '../customers/identifiers/model.ts';
import { move } from '../kernel/moves.ts';
import type { Instant } from '../kernel/time.ts';
import type { ChangedRequest, RightsNumbers } from './clock-rules.ts';
import { twoFactorsWanted } from './errors.ts';
import { type RightsRequest, rightsMoves } from './model.ts';
import type { Factor } from './words.ts';

/** Something that somebody shows at a desk, as the house knows it again: its blind index, never its value. */
export interface Shown {
  readonly kind: Exclude<Factor, 'SESSION' | 'SMS_CODE'>;
  readonly index: string | undefined;
}

/** What hangs together counts once: whoever has a telephone in his hand knows its number, too. */
const sourceOf = (factor: Factor): string => (factor === 'SMS_CODE' ? 'PHONE' : factor);

/** Two things that are independent of each other. Errors: `rights.twoFactorsWanted`. */
export function mustBeTwo(factors: readonly Factor[]): void {
  if (new Set(factors.map(sourceOf)).size < 2) throw twoFactorsWanted();
}

/** Whether something is his: what is doubted or ended shows nothing. Compared by its index, so nobody reads what the house knows. */
export const isHis = (identifiers: readonly Identifier[], { kind, index }: Shown): boolean =>
  index !== undefined && identifiers.some((one) => one.kind === kind && one.state === 'ACTIVE' && one.index === index);

/** It is he: by which things, is kept; what they said, is not. */
export function identified(
  request: RightsRequest,
  of: { readonly factors: readonly Factor[]; readonly by?: string | undefined; readonly now: Instant },
): ChangedRequest {
  mustBeTwo(of.factors);
  const identity = { at: of.now, factors: [...of.factors], ...(of.by && { by: of.by }) };
  const head = { ...move(request, 'identify', rightsMoves), identity, misses: 0, progress: { record: 0 } };
  return { head, event: { type: 'rights-request.identified', facts: { factors: [...of.factors] } } };
}

/** It was not shown that it is he; the last try locks. Errors: `state.notAllowed`. */
export function missed(request: RightsRequest, { wrongTries }: RightsNumbers): ChangedRequest {
  const misses = request.misses + 1;
  const locks = misses >= wrongTries;
  const still = locks ? move(request, 'lock', rightsMoves) : request;
  const type = locks ? 'rights-request.locked' : 'rights-request.missed';
  return { head: { ...still, misses }, event: { type, facts: { misses } } };
}

/** The same when somebody comes for his package: it stays where it is, and the last wrong try leaves it there. */
export const strange = (request: RightsRequest): ChangedRequest => ({
  head: { ...request, misses: request.misses + 1 },
  event: { type: 'rights-request.missed', facts: { misses: request.misses + 1 } },
});

export const triesLeft = ({ misses }: Pick<RightsRequest, 'misses'>, { wrongTries }: RightsNumbers): number =>
  Math.max(0, wrongTries - misses);
