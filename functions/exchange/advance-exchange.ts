import { ImportId, type SiteId } from '../kernel/ids.ts';
import { type Advancing, advanceImport } from './imports/advance-import.ts';

/** What the subscriber needs of an event. */
export interface MovedOn {
  readonly site: SiteId;
  readonly entity: string;
  readonly entityId: string;
  readonly version: number;
}

/** Entities whose events bring the next piece of work. */
export const exchangeEntities = ['customer-import'] as const;

/** The next piece of work of whatever has moved on. */
export async function advanceExchange({ site, entity, entityId, version }: MovedOn, at: Advancing): Promise<void> {
  if (entity === 'customer-import') await advanceImport({ site, importId: ImportId.parse(entityId), version }, at);
}
