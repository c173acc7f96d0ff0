import { keys } from '../../platform/keys.ts';
import type { Table } from '../../platform/table.ts';
import { wrongTries } from '../../platform/wrong-tries.ts';
import type { Tries } from '../deps.ts';
import { tooManyTries } from './errors.ts';

/** Wrong query codes, counted per ticket number: five lock it for a quarter of an hour. */
export function codeTries(table: Table): Tries {
  const counted = wrongTries(table, { tries: 5, lockedMinutes: 15, locked: tooManyTries });
  return {
    mayTry: (site, no, now) => counted.mayTry(keys.codeTries(site, no), now),
    failed: (site, no, now) => counted.failed(keys.codeTries(site, no), now),
  };
}
