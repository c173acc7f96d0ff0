import type { Objects } from '../../platform/objects.ts';
import { inTurns } from '../in-turns.ts';
import { objectNames } from '../object-names.ts';
import type { CustomerExport } from './model.ts';

const AT_ONCE = 8;

/** Takes away what an export no longer needs: its parts once the file is there, and all of it once it is over. */
export async function sweepExport(one: CustomerExport, objects: Pick<Objects, 'remove'>): Promise<void> {
  if (one.status === 'COUNTED') return;
  const parts = Array.from({ length: one.parts }, (_, part) => part);
  const names = parts.flatMap((part) => [objectNames.exportFound(one, part), objectNames.exportMade(one, part)]);
  if (one.status !== 'READY') names.push(objectNames.exportFile(one));
  await inTurns(names, AT_ONCE, (name) => objects.remove(name));
}
