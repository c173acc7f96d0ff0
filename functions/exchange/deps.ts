import type { WatchExport } from '../access/canaries/watch-exports.ts';
import type { CustomerDeps } from '../customers/deps.ts';
import type { CustomerId, ExportId, ImportId, SiteId } from '../kernel/ids.ts';
import { actionsWith, type Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Objects } from '../platform/objects.ts';
import type { ExportStore } from './exports/store.ts';
import type { Marks } from './exports/watermark-rules.ts';
import type { ImportStore } from './imports/store.ts';

/** What imports and exports need of the archive. */
export type Archive = Pick<CustomerDeps, 'customers' | 'keeping' | 'recognise' | 'nameMarksOf'>;

/** What the workers of imports and exports need. */
export interface ExchangeDeps {
  readonly imports: ImportStore;
  readonly exports: ExportStore;
  /** What is hidden in each list. */
  readonly marks: Marks;
  readonly objects: Objects;
  readonly archive: Archive;
  readonly cursors: Cursors;
  /** The customer who signs in by a WeChat user, where there is one. */
  customerOf(site: SiteId, openid: string): Promise<CustomerId | undefined>;
  /** The id of what a request begins, so that its repeat finds it. */
  importIdFor(op: Operation, day: Instant): ImportId;
  exportIdFor(op: Operation, day: Instant): ExportId;
  /** Hears of every part of a list before it is in the file: planted records raise an alarm. */
  readonly watchExport: WatchExport;
  /** The password of a list; it is kept nowhere. */
  exportPassword(id: ExportId): string;
  /** The id of the customer whom a row of an import enters: another try of the row finds him. */
  customerIdFor(of: { readonly importId: ImportId; readonly row: number; readonly at: Instant }): CustomerId;
}

export const action = actionsWith<ExchangeDeps>();
