import type { IdentifierKind } from '../customers/identifiers/model.ts';
import { together } from '../customers/merging/compose-rules.ts';
import type { StaffActor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import { missed as codeMissed, tried, used } from '../mini-program/phone/rules.ts';
import type { Write } from '../platform/table.ts';
import { changeRequest, type Decided, type Deciding, type RequestCall } from './change-request.ts';
import type { RightsDeps } from './deps.ts';
import { identityLocked, notIdentified } from './errors.ts';
import { identified, isHis, missed, mustBeTwo, strange, triesLeft } from './identity-rules.ts';
import type { RightsRequest } from './model.ts';
import { opened } from './package-rules.ts';
import type { Factor } from './words.ts';

/** What somebody shows: things that are compared with what is known, and a code that came to his number. */
export interface Evidence {
  readonly factors: ReadonlyArray<{ readonly kind: IdentifierKind; readonly value: string }>;
  readonly code?: string | undefined;
  /** He is signed in. */
  readonly session?: true;
}

const namesOf = ({ factors, code, session }: Evidence): Factor[] => [
  ...(session ? (['SESSION'] as const) : []),
  ...(code === undefined ? [] : (['SMS_CODE'] as const)),
  ...factors.map(({ kind }) => kind),
];

/** The code as it stands: right and spent, or wrong and counted; what it writes goes with what becomes of the request. */
async function codeTried(
  code: string,
  { request, by }: Deciding,
  deps: RightsDeps,
): Promise<{ readonly right: boolean; readonly writes: readonly Write[] }> {
  const { site, customerId } = request;
  const [standing, customer] = await Promise.all([
    deps.phones.find(site, customerId),
    deps.archive.customers.get(site, customerId),
  ]);
  try {
    const before = tried(standing, by.now);
    const right = before.phone === customer.phone && deps.phoneCodes.matches(before, code);
    return { right, writes: await deps.phones.changing(before, right ? used(before) : codeMissed(before), by) };
  } catch (error) {
    // None was sent, or it is over: that shows nothing, and counts as any wrong one.
    if (!isAppError(error)) throw error;
    return { right: false, writes: [] };
  }
}

/** Whether all of it is his. Nobody is told which part was not. */
async function compared(of: Deciding, evidence: Evidence, deps: RightsDeps) {
  const { identifiers } = together(await deps.archive.customers.known(of.request.site, of.request.customerId));
  const all = evidence.factors.every(({ kind, value }) =>
    isHis(identifiers, { kind, index: deps.archive.recognise(kind, value)?.index }),
  );
  if (evidence.code === undefined) return { right: all, writes: [] };
  const code = await codeTried(evidence.code, of, deps);
  return { right: all && code.right, writes: code.writes };
}

/**
 * The package of a request, to whoever shows again that he is its owner. 1. Two things that do not hang together. 2. Compared; a wrong try is
 * counted and hands out nothing. 3. The opening is on record. Errors: `rights.notIdentified`, `rights.identityLocked`, `rights.noPackage`.
 */
export async function openForOwner(call: RequestCall, evidence: Evidence): Promise<RightsRequest> {
  const { deps, now } = call;
  mustBeTwo(namesOf(evidence));
  let left: number | undefined;
  const request = await changeRequest(call, async (of) => {
    left = undefined;
    if (of.request.misses >= of.numbers.wrongTries) throw identityLocked();
    const given = opened(of.request, now);
    const { right, writes } = await compared(of, evidence, deps);
    if (right) return { ...given, also: writes };
    const changed = strange(of.request);
    left = triesLeft(changed.head, of.numbers);
    return { ...changed, also: writes, inVain: true };
  });
  if (left !== undefined) throw notIdentified(left);
  return request;
}

/**
 * F28, identity by two factors. 1. Two that do not hang together. 2. All of them compared by blind index, none revealed or kept. 3. It is
 * he; or a wrong try is counted with the request, and the last one locks it. Errors: `rights.notIdentified`, `rights.identityLocked`.
 */
export async function checkIdentity(call: RequestCall, evidence: Evidence): Promise<RightsRequest> {
  const { actor, now, deps } = call;
  mustBeTwo(namesOf(evidence));
  let wrong: { request: RightsRequest; left: number } | undefined;
  const decide = async (of: Deciding): Promise<Decided> => {
    wrong = undefined;
    if (of.request.status === 'LOCKED') throw identityLocked();
    const { right, writes } = await compared(of, evidence, deps);
    const by = actor.kind === 'staff' ? (actor as StaffActor).staffNo : undefined;
    if (right) return { ...identified(of.request, { factors: namesOf(evidence), by, now }), also: writes };
    const changed = missed(of.request, of.numbers);
    wrong = { request: changed.head, left: triesLeft(changed.head, of.numbers) };
    return { ...changed, also: writes };
  };
  const request = await changeRequest(call, decide);
  // A repeat of a wrong try finds it counted and is refused as it was.
  const failed = wrong?.request ?? (request.identity ? undefined : request);
  if (!failed) return request;
  if (failed.status === 'LOCKED') throw identityLocked();
  throw notIdentified(wrong?.left ?? triesLeft(failed, await deps.numbersOf(failed)));
}
