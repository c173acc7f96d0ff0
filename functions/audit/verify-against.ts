import type { SiteId } from '../kernel/ids.ts';
import { addPlainDays, type Instant, isBefore, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { againstTips } from './against-tips.ts';
import { beginOf } from './checkpoints/model.ts';
import { readDay } from './checkpoints/read-day.ts';
import type { ChainVerdict } from './model.ts';
import { type PartVerified, type Position, verifyChain } from './verify-chain.ts';
import type { PeriodDeps } from './verify-period.ts';

const ZONE = 'Asia/Shanghai';
/** Days of checkpoints that one page reads, all at once: 24 small objects each. */
const DAYS_A_PAGE = 7;

/** Where the search for the newest checkpoint that saw a chain goes on: from a day back to one. */
export interface Seeking {
  readonly day: PlainDate;
  readonly backTo: PlainDate;
  readonly version: number;
}

/** Where a page of one chain goes on: along its events; or, when they are over, back along the checkpoints. */
export type ChainPosition = Position | Seeking;
const isSeeking = (position: ChainPosition): position is Seeking => 'backTo' in position;

interface Of {
  readonly site: SiteId;
  readonly chain: string;
  readonly now: Instant;
}

export interface ChainPage {
  readonly verdict: ChainVerdict;
  readonly next?: ChainPosition;
}

/**
 * From today back, a week a page: the newest day on which a checkpoint saw the chain says what it had come to, and whatever is wrong with the
 * checkpoints on the way is told, for one that is gone may have been that. Before its own last event no checkpoint can tell of its end.
 */
async function sought(
  of: Of,
  seeking: Seeking,
  deps: PeriodDeps,
): Promise<Pick<ChainVerdict, 'findings'> & { next?: Seeking }> {
  const { site, chain, now } = of;
  const days = Array.from({ length: DAYS_A_PAGE }, (_, n) => addPlainDays(seeking.day, -n));
  const within = days.filter((day) => day >= seeking.backTo);
  const read = await Promise.all(within.map((day) => readDay(site, day, now, deps)));
  const newest = read.findIndex(({ tips }) => tips.has(chain));
  const seen = read[newest];
  const passed = newest < 0 ? read : read.slice(0, newest + 1);
  const findings = [
    ...(seen ? await againstTips(deps.audit, chain, seen) : []),
    ...passed.flatMap((day) => day.findings),
  ];
  const day = addPlainDays(seeking.day, -DAYS_A_PAGE);
  return { findings, ...(newest < 0 && day >= seeking.backTo && { next: { ...seeking, day } }) };
}

/** Where the search begins and ends; undefined where no checkpoint was made yet. */
async function seekingOf(
  { site, now }: Of,
  { verdict, lastAt }: PartVerified,
  deps: PeriodDeps,
): Promise<Seeking | undefined> {
  const last = await deps.checkpoints.last(site);
  if (!last) return undefined;
  const since = beginOf(last.since);
  const backTo = lastAt === undefined || isBefore(lastAt, since) ? since : lastAt;
  return { day: plainDateIn(now, ZONE), backTo: plainDateIn(backTo, ZONE), version: verdict.to };
}

const nothingOf = (chain: string, { version }: Seeking) => ({
  ...{ chain, from: version, to: version, events: 0, wordsErased: 0, complete: true },
});

/**
 * A page of one chain: 1. its events (`verifyChain`); 2. with the last of them, what the newest checkpoint that saw it says that it had come
 * to: whoever cuts off its end with the head, or reckons every link anew, is found by this. Undefined where there is neither head nor event.
 */
export async function verifyAgainst(of: Of, deps: PeriodDeps, from?: ChainPosition): Promise<ChainPage | undefined> {
  const { chain } = of;
  let [part, seeking]: [PartVerified | undefined, Seeking | undefined] = [undefined, undefined];
  if (from && isSeeking(from)) seeking = from;
  else {
    part = await verifyChain(deps.audit, chain, from);
    if (!part || part.next) return part;
    seeking = await seekingOf(of, part, deps);
    if (!seeking) return part;
  }
  const { findings: against, next } = await sought(of, seeking, deps);
  const verdict = part?.verdict ?? nothingOf(chain, seeking);
  const findings = [...against, ...(part?.verdict.findings ?? [])];
  return {
    verdict: { ...verdict, complete: next === undefined, intact: findings.length === 0, findings },
    ...(next && { next }),
  };
}
