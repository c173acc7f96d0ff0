import type { SiteId } from '../kernel/ids.ts';
import { addDays, type Instant, instant, type PlainDate } from '../kernel/time.ts';
import { againstTips } from './against-tips.ts';
import type { CheckpointDeps } from './checkpoints/make-checkpoints.ts';
import { type DayRead, readDay } from './checkpoints/read-day.ts';
import type { ChainVerdict } from './model.ts';
import type { AuditStore } from './store.ts';
import { type Position, verifyChain } from './verify-chain.ts';

/** Chains that one page looks at; with the pages of a long one, at most some 2,000 events. */
const CHAINS_A_PAGE = 10;

/** Where a page of a period goes on: which day, which of its chains in the order of their names, where in a long one. */
export interface PeriodPosition {
  readonly day: PlainDate;
  readonly chain: number;
  readonly within?: Position;
}

export interface PeriodDeps extends CheckpointDeps {
  readonly audit: AuditStore;
}

export interface Period {
  readonly site: SiteId;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly now: Instant;
}

export interface PeriodPage {
  readonly verdicts: readonly ChainVerdict[];
  readonly next?: PeriodPosition;
}

const dayAfter = (day: PlainDate): PlainDate =>
  addDays(instant(Date.parse(`${day}T00:00:00.000Z`)), 1).slice(0, 10) as PlainDate;

/** What the day's checkpoints say of themselves; told as a chain of their own, in hours. */
const verdictOn = (day: PlainDate, { checkpoints, findings }: DayRead): ChainVerdict => ({
  ...{ chain: `checkpoints ${day}`, entity: 'checkpoint', entityId: day, from: 0, to: 23 },
  ...{ events: checkpoints, wordsErased: 0, complete: true, intact: findings.length === 0, findings: [...findings] },
});

/** One chain from where it goes on to the end of its page, with what the day's checkpoints say of it where it begins. */
async function ofChain(chain: string, day: DayRead, { audit }: PeriodDeps, within?: Position) {
  const part = await verifyChain(audit, chain, within);
  const against = within ? [] : await againstTips(audit, chain, day);
  const nothing = { from: 0, to: 0, events: 0, wordsErased: 0, complete: true, intact: false };
  const verdict = part?.verdict ?? { chain, ...nothing, findings: [] };
  const findings = [...against, ...verdict.findings];
  return { verdict: { ...verdict, findings, intact: findings.length === 0 }, next: part?.next };
}

/**
 * A page of a period: day by day, 1. the day's checkpoints; 2. chain by chain of those that had changed, what the checkpoints say that
 * it had come to, and the chain itself. A chain is looked at once for each day on which it changed.
 */
export async function verifyPeriod(of: Period, deps: PeriodDeps, from?: PeriodPosition): Promise<PeriodPage> {
  const at = from ?? { day: of.from, chain: 0 };
  const day = await readDay(of.site, at.day, of.now, deps);
  const names = [...day.tips.keys()].sort();
  const verdicts: ChainVerdict[] = at.chain === 0 && !at.within ? [verdictOn(at.day, day)] : [];
  for (let n = at.chain; n < Math.min(names.length, at.chain + CHAINS_A_PAGE); n += 1) {
    const { verdict, next } = await ofChain(names[n] ?? '', day, deps, n === at.chain ? at.within : undefined);
    verdicts.push(verdict);
    if (next) return { verdicts, next: { day: at.day, chain: n, within: next } };
  }
  if (at.chain + CHAINS_A_PAGE < names.length)
    return { verdicts, next: { day: at.day, chain: at.chain + CHAINS_A_PAGE } };
  return { verdicts, ...(at.day < of.to && { next: { day: dayAfter(at.day), chain: 0 } }) };
}
