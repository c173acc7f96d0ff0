import { createHash } from 'node:crypto';
import { SiteId } from '../../kernel/ids.ts';
import type { Records } from '../../platform/records.ts';
import { changedTexts, dayOfSeal, type SealedText, sealedTextsOf } from '../../platform/sealed-texts.ts';
import { type Item, WriteLost } from '../../platform/table.ts';

/** What became of an item: how many texts were sealed anew, whether somebody changed it meanwhile, which text does not open. */
export interface Resealed {
  readonly texts: number;
  readonly lost?: true;
  readonly unreadable?: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The new seal of a text, for the same place; undefined where the old one does not open. */
async function anew(item: Item, { field, sealed }: SealedText, records: Records): Promise<string | undefined> {
  const place = { pk: item.pk, sk: item.sk, field };
  const site = SiteId.safeParse(item.pk.split('#')[1]);
  if (!site.success) return undefined;
  try {
    return await records.sealed(site.data, await records.opened(site.data, sealed, place), place);
  } catch {
    return undefined;
  }
}

/**
 * By which hash a seal of an archive knows each text: that of its first seal. Events need none, for the proof of their words stands in
 * them; nothing of an event changes but its words.
 */
function knownBy(item: Item, old: readonly SealedText[]): Readonly<Record<string, string>> | undefined {
  if (item.is === 'event') return undefined;
  const before = (item.sealedAs ?? {}) as Readonly<Record<string, string>>;
  return { ...Object.fromEntries(old.map(({ field, sealed }) => [field, sha256(sealed)])), ...before };
}

/**
 * Seals the texts of an item anew that are sealed under keys of earlier days, in place, if they still stand there: whoever has changed
 * one meanwhile has sealed it under a newer key himself, and his stands. Done twice, it does nothing.
 */
export async function resealItem(item: Item, records: Records, keysBefore: string): Promise<Resealed> {
  const old = sealedTextsOf(item).filter(({ sealed }) => (dayOfSeal(sealed) ?? '') < keysBefore);
  if (old.length === 0) return { texts: 0 };
  const sealed = new Map<string, string>();
  for (const text of old) {
    const again = await anew(item, text, records);
    if (again === undefined) return { texts: 0, unreadable: `${item.pk} ${item.sk} ${text.field}` };
    sealed.set(text.sealed, again);
  }
  const changed = changedTexts(item, (text) => sealed.get(text) ?? text);
  const names = [...new Set(old.map(({ field }) => field.split('.')[0] ?? ''))];
  const only = (from: Item) => Object.fromEntries(names.map((name) => [name, from[name]]));
  const sealedAs = knownBy(item, old);
  try {
    await records.table.write({
      kind: 'update',
      key: { pk: item.pk, sk: item.sk },
      set: { ...only(changed), ...(sealedAs && { sealedAs }) },
      expect: { equals: only(item) as Record<string, string> },
    });
    return { texts: old.length };
  } catch (error) {
    if (error instanceof WriteLost) return { texts: 0, lost: true };
    throw error;
  }
}
