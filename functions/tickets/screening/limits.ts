import { createHmac } from 'node:crypto';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import { type Instant, millis, plainDateIn } from '../../kernel/time.ts';
import { blindIndex } from '../../platform/blind-index.ts';
import { keys } from '../../platform/keys.ts';
import { type Table, WriteLost } from '../../platform/table.ts';
import type { ReviewReason } from '../words.ts';

/** The numbers of filing (F03, abuse): policy data. */
export interface FilingNumbers {
  readonly perPartyADay: number;
  readonly perRangeAnHour: number;
  readonly perDeviceADay: number;
}

/** Who tells a matter, as far as that is known. */
export interface Filer {
  readonly customerId?: CustomerId | undefined;
  readonly phone?: string | undefined;
  readonly range?: string | undefined;
  /** A random id that his device keeps. */
  readonly device?: string | undefined;
}

/** Counts one more filing; says why somebody must look first, or nothing. Never refuses. */
export type FilingLimit = (site: SiteId, filer: Filer, now: Instant) => Promise<ReviewReason | undefined>;

const ZONE = 'Asia/Shanghai';
const KEPT_SECONDS = 2 * 86_400;
const AN_HOUR = 'yyyy-mm-ddThh'.length;

export interface LimitParts {
  readonly table: Table;
  /** The key derived for `blind-index`: neither a number nor an address can be read where they are counted. */
  readonly secret: Buffer;
  numbers(site: SiteId): Promise<FilingNumbers>;
}

/**
 * F03: how many matters one party tells in a day, one device in a day, and one range of addresses in an hour. Counted by
 * conditional updates, so that a hundred at once do not pass the limit by one.
 */
export function filingLimit({ table, secret, numbers }: LimitParts): FilingLimit {
  const hashed = (kind: 'range' | 'device', text: string) =>
    createHmac('sha256', secret).update(`${kind} ${text}`).digest('base64url');

  /** Whether one more was within the limit. */
  async function within(
    site: SiteId,
    of: { who: string; window: string; most: number; now: Instant },
  ): Promise<boolean> {
    const expiresAtEpoch = Math.floor(millis(of.now) / 1_000) + KEPT_SECONDS;
    const key = keys.filings(site, of.who, of.window);
    const expect = { atMost: { n: of.most - 1 } };
    try {
      await table.write({ kind: 'update', key, add: { n: 1 }, set: { expiresAtEpoch }, expect });
      return true;
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error;
      return false;
    }
  }

  return async (site, { customerId, phone, range, device }, now) => {
    const { perPartyADay, perRangeAnHour, perDeviceADay } = await numbers(site);
    const party = customerId ?? (phone === undefined ? undefined : blindIndex(secret, phone));
    const [day, hour] = [plainDateIn(now, ZONE), now.slice(0, AN_HOUR)];
    const counted = (who: string | undefined, window: string, most: number) =>
      who === undefined || within(site, { who, window, most, now });
    const [partyGood, deviceGood, rangeGood] = await Promise.all([
      counted(party, day, perPartyADay),
      counted(device && hashed('device', device), day, perDeviceADay),
      counted(range && hashed('range', range), hour, perRangeAnHour),
    ]);
    if (!partyGood) return 'PARTY_LIMIT';
    if (!deviceGood) return 'DEVICE_LIMIT';
    return rangeGood ? undefined : 'ADDRESS_LIMIT';
  };
}
