import { addDays, type Instant, isBefore, millis } from '../../kernel/time.ts';
import type { Grade } from '../../tickets/words.ts';
import type { Known } from '../known.ts';

/** How much of what the house needs it knows, and whether that is still right (F01). */

export type Missing = 'NAME' | 'REACHABLE' | 'SOURCE' | 'BASIS';

export interface Completeness {
  readonly score: number;
  readonly missing: readonly Missing[];
}

const SHARE = 25; // four things, each a quarter

/** A name or an alias, one way to reach him, how he came, and on what ground his data are kept. */
export function completeness({
  customer,
  identifiers,
  consents,
  wechat,
}: Pick<Known, 'customer' | 'identifiers' | 'consents' | 'wechat'>): Completeness {
  const reachable = identifiers.some(({ kind, state }) => (kind === 'PHONE' || kind === 'EMAIL') && state === 'ACTIVE');
  const wanted: Readonly<Record<Missing, boolean>> = {
    NAME: (customer.name ?? customer.alias) !== undefined,
    REACHABLE: reachable || wechat,
    SOURCE: customer.source !== undefined,
    BASIS: customer.basis !== undefined || consents.some(({ steps }) => steps[0]?.given === true),
  };
  const missing = (Object.keys(wanted) as Missing[]).filter((one) => !wanted[one]);
  return { score: 100 - missing.length * SHARE, missing };
}

export interface Freshness {
  readonly state: 'FRESH' | 'DUE';
  readonly score: number;
  /** When he is to be asked again; undefined where that is at the next contact. */
  readonly dueAt?: Instant;
}

const YEAR_DAYS = 365;
const YEARLY: readonly Grade[] = ['V', 'A'];
const DAY_MS = 86_400_000;

/** From full to nothing over the year after it fell due. */
const faded = (dueAt: Instant, now: Instant): number =>
  Math.max(0, Math.round(100 - ((millis(now) - millis(dueAt)) / (YEAR_DAYS * DAY_MS)) * 100));

/**
 * The best are asked once a year whether what is known of them is right; the others when they are spoken with anyway, so what
 * was not asked at their last contact is due.
 */
export function freshness(
  of: { readonly grade: Grade; readonly checkedAt?: Instant | undefined; readonly contactAt?: Instant | undefined },
  now: Instant,
): Freshness {
  const { grade, checkedAt, contactAt } = of;
  if (checkedAt === undefined) return { state: 'DUE', score: 0 };
  if (YEARLY.includes(grade)) {
    const dueAt = addDays(checkedAt, YEAR_DAYS);
    return isBefore(now, dueAt)
      ? { state: 'FRESH', score: 100, dueAt }
      : { state: 'DUE', score: faded(dueAt, now), dueAt };
  }
  const unasked = contactAt !== undefined && isBefore(checkedAt, contactAt);
  return unasked ? { state: 'DUE', score: faded(addDays(checkedAt, YEAR_DAYS), now) } : { state: 'FRESH', score: 100 };
}
