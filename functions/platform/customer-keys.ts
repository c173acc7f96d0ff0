import type { CustomerId, ExportId, ImportId, SiteId } from '../kernel/ids.ts';
import { at, HEAD } from './key-parts.ts';
import type { Key } from './table.ts';

/** Keys of the customer archive, part of `keys`; what a view shows lies together, in the order `A#` to `C#`. */
export const customerKeys = {
  /** One customer by id; with all that is known of him, and his newest dealings, in one Query. */
  customer: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: HEAD }),
  /** What is known of a customer beyond his head (personal, sealed). */
  customerProfile: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: 'B#PROFILE' }),
  /** One thing by which a customer is known again: a number, a card, a document (sealed). */
  identifier: (site: SiteId, id: CustomerId, identifierId: string): Key => ({
    pk: at(site, 'C', id),
    sk: `B#ID#${identifierId}`,
  }),
  /** The blind marks under which a customer's names are found. */
  nameMarks: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: 'B#MARKS' }),
  /** What a customer said of one purpose. */
  consent: (site: SiteId, id: CustomerId, purpose: string): Key => ({
    pk: at(site, 'C', id),
    sk: `B#CONSENT#${purpose}`,
  }),
  /** Whom a customer belongs together with, one item on each side. */
  relation: (site: SiteId, id: CustomerId, other: CustomerId): Key => ({ pk: at(site, 'C', id), sk: `B#REL#${other}` }),
  /** What another record brought with it when it was merged into this one (sealed). */
  mergedRecord: (site: SiteId, id: CustomerId, source: CustomerId): Key => ({
    pk: at(site, 'C', id),
    sk: `B#MERGED#${source}`,
  }),
  /** What hangs on a customer: matters, call-backs, follow-ups; the newest first. */
  dealing: (site: SiteId, id: CustomerId, when: string): Key => ({ pk: at(site, 'C', id), sk: `C#${when}` }),
  /** Who has a number, a card or a document, by its blind index: one customer, or each of those who share it. */
  finding: (site: SiteId, kind: string, index: string, who: string): Key => ({
    pk: at(site, 'CF', kind, index),
    sk: who,
  }),
  /** Who has a part of a name, by its blind mark, in the order in which they came to the house. */
  nameMark: (site: SiteId, mark: string, id: CustomerId): Key => ({ pk: at(site, 'CN', mark), sk: id }),
  /** Files of customers that were imported, by id, which sorts by time: the newest first in one Query. */
  customerImport: (site: SiteId, id: ImportId): Key => ({ pk: at(site, 'IMPORTS'), sk: `I#${id}` }),
  /** Files of customers that left the house, by id: kept, so that a leaked file names its recipient years later. */
  customerExport: (site: SiteId, id: ExportId): Key => ({ pk: at(site, 'EXPORTS'), sk: `X#${id}` }),
} as const;

/** First part of each range of a customer's partition. */
export const customerRanges = {
  view: { from: 'A#', to: 'C#\uffff' },
  /** The head and all that is known, without what hangs on him. */
  known: { from: 'A#', to: 'B#\uffff' },
  merged: 'B#MERGED#',
  relations: 'B#REL#',
  dealings: 'C#',
} as const;

const LATEST = 8_640_000_000_000_000; // the last instant that a date can be

/** Sort key of what is read newest first without turning the order of a Query round. */
export const newestFirst = (ms: number, id: string): string => `${(LATEST - ms).toString(36).padStart(11, '0')}#${id}`;
