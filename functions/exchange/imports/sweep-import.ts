import type { Objects } from '../../platform/objects.ts';
import { inTurns } from '../in-turns.ts';
import { objectNames } from '../object-names.ts';
import type { CustomerImport } from './model.ts';

const AT_ONCE = 8;
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at);

/**
 * Takes away what an import no longer needs. What holds people's texts in clear goes as soon as it is over: the file and the rows that
 * were read from it; what they came to, which is masked, stays for its owner until the bucket drops it. Whatever a crash leaves here
 * the bucket drops, too.
 */
export async function sweepImport(one: CustomerImport, objects: Pick<Objects, 'remove'>): Promise<void> {
  if (one.status === 'REQUESTED' || one.status === 'CHECKED') return;
  const checks = upTo(one.generation).map((n) => ({ ...one, generation: n + 1 }));
  const rows = checks.flatMap((check) => upTo(one.parts ?? 0).map((part) => objectNames.importRows(check, part)));
  const names = [objectNames.importFile(one), objectNames.importAbout(one), ...rows];
  await inTurns(names, AT_ONCE, (name) => objects.remove(name));
}
