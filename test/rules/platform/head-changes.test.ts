import { describe, expect, test } from 'vitest';
import type { Circumstances } from '../../../functions/kernel/event.ts';
import { keys } from '../../../functions/platform/keys.ts';
import { staffKind } from '../../../functions/staff/store.ts';
import { aMember } from '../../support/builders-staff.ts';
import { site, world } from '../../support/world.ts';

const named = '金丝雀甲';
const renamed = '金丝雀乙';

/** A person who is renamed, and then given a language, each by a request that can be repeated. */
async function renamedPerson() {
  const w = await world();
  const { ledger } = w.parts;
  const by = (key: string): Circumstances => ({
    actor: { kind: 'system', site, name: 'test' },
    now: w.now,
    correlationId: key,
    op: { key, body: 'body' },
  });
  const told = (head: ReturnType<typeof aMember>) => ({ head, event: { type: 'staff.described' } });
  const first = await ledger.begin(staffKind, told(aMember('Z99', { name: named })), by('request-1'));
  const second = { ...first, name: renamed, languages: ['en' as const] };
  const changed = await ledger.change({ kind: staffKind, before: first, changed: told(second) }, by('request-2'));
  const third = { ...changed, languages: ['en' as const, 'ru' as const] };
  await ledger.change({ kind: staffKind, before: changed, changed: told(third) }, by('request-3'));
  return { w, repeated: (key: string) => ledger.repeated(staffKind, keys.staff(site, 'Z99'), by(key)) };
}

describe('a personal field that changes', () => {
  test('stands in no event in clear, while other fields do with before and after', async () => {
    const { w } = await renamedPerson();

    const events = w.events().filter((event) => event.entity === 'staff');
    expect(events.at(-2)?.changes).toEqual({ languages: [[], ['en']] });
    expect(JSON.stringify(w.table.items())).not.toMatch(/金丝雀/);
  });

  test('does not stand in the way of answering an earlier request again', async () => {
    const { repeated } = await renamedPerson();

    const again = await repeated('request-1');

    expect(again).toMatchObject({ version: 1, languages: [], name: renamed });
  });
});
