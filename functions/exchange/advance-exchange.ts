import { ExportId, ImportId, type SiteId } from '../kernel/ids.ts';
import type { Advancing } from './advancing.ts';
import { advanceExport } from './exports/advance-export.ts';
import { advanceImport } from './imports/advance-import.ts';

/** What the subscriber needs of an event. */
export interface MovedOn {
  readonly site: SiteId;
  readonly entity: string;
  readonly entityId: string;
  readonly version: number;
}

/** The next piece of work of whatever has moved on. */
export async function advanceExchange({ site, entity, entityId, version }: MovedOn, at: Advancing): Promise<void> {
  if (entity === 'customer-import') await advanceImport({ site, importId: ImportId.parse(entityId), version }, at);
  if (entity === 'customer-export') await advanceExport({ site, exportId: ExportId.parse(entityId), version }, at);
}
