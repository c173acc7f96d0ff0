import { isDeepStrictEqual } from 'node:util';
import { indexes } from '../../functions/platform/keys.ts';
import type { Expectation, Item, Key, Write } from '../../functions/platform/table.ts';
import { itemTooLarge } from '../../functions/platform/table-errors.ts';

const ITEM_LIMIT_BYTES = 400 * 1024;
const keyNames = ['pk', 'sk', ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])];

export const placeOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
export const keyOf = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);

/**
 * A deep copy without what is undefined, as the real table keeps it; refuses what the real table refuses to keep. It is frozen, so
 * that reads need no copy: whoever tries to change what he has read is told.
 */
export function kept(item: Item): Item {
  const copy = frozenCopy(item) as Item;
  if (mayBeLarge(copy, ITEM_LIMIT_BYTES / 3) && Buffer.byteLength(JSON.stringify(copy)) > ITEM_LIMIT_BYTES)
    throw itemTooLarge();
  const empty = keyNames.find((name) => item[name] === '');
  if (empty !== undefined) throw new Error(`the key attribute ${empty} is empty`);
  return copy;
}

function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  const copy: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) if (part !== undefined) copy[name] = frozenCopy(part);
  return Object.freeze(copy);
}

/** Whether a value may take more than so many characters; what surely takes fewer needs no closer look. */
function mayBeLarge(value: unknown, limit: number): boolean {
  let characters = 0;
  const count = (part: unknown): void => {
    if (typeof part === 'string') characters += 2 * part.length;
    else if (typeof part !== 'object' || part === null) characters += 24;
    else
      for (const [name, inside] of Object.entries(part)) {
        characters += name.length + 4;
        count(inside);
      }
  };
  count(value);
  return characters > limit;
}

/** Whether an expectation holds of what stands there now. */
export function holds(expect: Expectation | undefined, item: Item | undefined): boolean {
  if (!expect) return true;
  if (expect.absent && item) return false;
  if (expect.present && !item) return false;
  const all = <V>(group: Readonly<Record<string, V>> | undefined, fits: (now: unknown, wanted: V) => boolean) =>
    Object.entries(group ?? {}).every(([name, wanted]) => fits(item?.[name], wanted));
  return (
    all(expect.equals, isDeepStrictEqual) &&
    all(expect.oneOf, (now, wanted) => wanted.includes(now as string)) &&
    all(expect.atMost, (now, limit) => now === undefined || (typeof now === 'number' && now <= limit))
  );
}

/** The item after an update: what is to be set to undefined stays as it is. */
export function updated(write: Extract<Write, { kind: 'update' }>, item: Item | undefined): Item {
  const set = Object.entries(write.set ?? {}).filter(([, value]) => value !== undefined);
  const next: Record<string, unknown> = { ...(item ?? write.key), ...Object.fromEntries(set) };
  for (const name of write.remove ?? []) delete next[name];
  for (const [name, amount] of Object.entries(write.add ?? {}))
    next[name] = ((next[name] as number | undefined) ?? 0) + amount;
  return next as unknown as Item;
}
