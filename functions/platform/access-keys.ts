import type { AccessAlarmId, CustomerId, SiteId } from '../kernel/ids.ts';
import { at, HEAD } from './key-parts.ts';
import type { Key } from './table.ts';

/** What a part of a key says of an item that no role of the service may change or take away. */
export const READ_LOG = 'READS';

/** Keys of the protection against leaks, part of `keys`. */
export const accessKeys = {
  /** What one person was shown in a month, in the order of time: the log of reads itself, written once. */
  read: (site: SiteId, staffNo: string, month: string, id: string): Key => ({
    pk: at(site, READ_LOG, 'BY', staffNo, month),
    sk: `RD#${id}`,
  }),
  /** Who was shown the data of one customer, matter, call or file in a month: where its entries stand. */
  readMark: (site: SiteId, subject: string, month: string, id: string): Key => ({
    pk: at(site, READ_LOG, 'OF', subject, month),
    sk: `RM#${id}`,
  }),
  /** How often a person has shown himself personal data on a day of the house. */
  revealDay: (site: SiteId, staffNo: string, day: string): Key => ({
    pk: at(site, 'REVEALED', staffNo),
    sk: `D#${day}`,
  }),
  /** That a request with an Idempotency-Key has revealed already, so that its repeat is not counted. */
  revealRepeat: (site: SiteId, key: string): Key => ({ pk: at(site, 'REVEALED', 'AGAIN', key), sk: 'AGAIN' }),
  /** How much a person was shown on a day of the house; his last days in one Query. */
  readingDay: (site: SiteId, staffNo: string, day: string): Key => ({
    pk: at(site, 'READING', staffNo),
    sk: `D#${day}`,
  }),
  /** An alarm about how somebody reads, by id. */
  accessAlarm: (site: SiteId, id: AccessAlarmId): Key => ({ pk: at(site, 'ALM', id), sk: HEAD }),
  /** Records of invented customers that were planted; all of a site in one Query. */
  canary: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'CANARIES'), sk: `K#${id}` }),
  /** What was decided of the rights of a quarter, in one Query. */
  rightReview: (site: SiteId, quarter: string, id: string): Key => ({
    pk: at(site, 'RIGHTREVIEW', quarter),
    sk: `P#${id}`,
  }),
} as const;

/** First part of each range of the log. */
export const readRanges = { entries: 'RD#', marks: 'RM#' } as const;
