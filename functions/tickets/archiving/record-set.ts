import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { asOf, type EventRecord, isAsTold } from '../../kernel/event.ts';
import { canonical } from '../../platform/canonical.ts';
import { changedTexts, dayOfSeal } from '../../platform/sealed-texts.ts';
import type { Item } from '../../platform/table.ts';
import type { ArchiveRecord, SealedEntry } from './model.ts';

/**
 * The record set of a matter and its hashes (docs/archive.md). Items are hashed as they are stored, so that personal texts stay
 * sealed and whoever verifies needs to read none of them.
 */

/** Where an item is filed changes without an event, and says nothing of the matter. */
const FILING = ['queuePk', 'queueSk', 'watchPk', 'watchSk', 'watchAt', 'ladderAt', 'expiresAtEpoch'];
/** Kept beside a matter, but not of it: the board's row, tries of its code, what it is linked with, the seal itself. */
const BESIDE = ['P#', 'X#', 'B#LINK#', 'M#', 'Z#'];
const HEAD = 'ticket';
const FILE = 'ticket-file';
const ERASED = 'words-erased';
const CALL = 'follow-up';
const OPEN_CALLS = ['PLANNED', 'DUE', 'IN_PROGRESS', 'RESCHEDULED'];

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * An item as text, without where it is filed. Sealed texts may be sealed anew when keys turn, and are still the same texts: the
 * words of an event are stood for by the proof beside them, every other one by the hash of its first seal.
 */
export function told(item: Item): string {
  const beside = [...FILING, 'sealedAs', ...(isEvent(item) && item.proof !== undefined ? ['texts'] : [])];
  const first = (item.sealedAs ?? {}) as Readonly<Record<string, string>>;
  const kept = Object.fromEntries(Object.entries(item).filter(([name]) => !beside.includes(name))) as Item;
  return canonical(
    changedTexts(kept, (text, field) => (dayOfSeal(text) === undefined ? text : (first[field] ?? sha256(text)))),
  );
}

const isEvent = (item: Item) => item.is === 'event';
const versionOf = (item: Item) => Number(item.version);

/** What of a partition belongs to the matter, in the order of its keys, as it stood at a version of its head. */
function recordSet(items: readonly Item[], version: number): Item[] {
  const own = items.filter(({ sk }) => !BESIDE.some((begin) => sk.startsWith(begin)));
  const later = own.filter((item) => isEvent(item) && versionOf(item) > version);
  const newestFirst = [...later].sort((a, b) => versionOf(b) - versionOf(a)) as unknown as EventRecord[];
  return own
    .filter((item) => !later.includes(item))
    .map((item) => (item.is === HEAD ? ({ ...asOf(item, newestFirst), pk: item.pk, sk: item.sk } as Item) : item))
    .sort((a, b) => (a.sk < b.sk ? -1 : 1));
}

/** Whether every file of a matter was checked: what is sealed must not change any more. */
export const filesAreSettled = (items: readonly Item[]): boolean =>
  !items.some(({ is, status }) => is === FILE && status === 'PENDING');

/** Whether no follow-up call is still to be made: it would change what is sealed, and may take the matter up again. */
export const callsAreOver = (items: readonly Item[]): boolean =>
  !items.some(({ is, status }) => is === CALL && OPEN_CALLS.includes(String(status)));

/** The hash that covers an item and all that the hash before it covers. */
const linked = (before: string, item: Item): string =>
  createHash('sha256')
    .update(`${before}\n${told(item)}`)
    .digest('hex');

const afterSeal = (items: readonly Item[], version: number) =>
  items.filter((item) => isEvent(item) && versionOf(item) > version).sort((a, b) => versionOf(a) - versionOf(b));

/**
 * The hash of everything that stands there now, the seal and what was added: each addition tells the one that stood before it, so
 * that what was added is covered by what is added next.
 */
export const chainOf = (sealed: ArchiveRecord, items: readonly Item[]): string =>
  afterSeal(items, sealed.version).reduce(linked, sealed.root);

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * The contents list: each entry's hash covers its item and every entry before it, the last one is the root. Of an item that lost its words
 * because somebody was erased, the hash that was sealed is taken as it was: the entries after it still prove that it was that one.
 */
export function contentsOf(
  items: readonly Item[],
  version: number,
  proven: ReadonlyMap<string, string> = NONE,
): { contents: SealedEntry[]; root: string } {
  let root = '0'.repeat(64);
  const contents = recordSet(items, version).map((item): SealedEntry => {
    root = proven.get(item.sk) ?? linked(root, item);
    // A file's own hash stands in its item, too, so what is covered by the root covers its bytes.
    const file = item.is === FILE && typeof item.sha256 === 'string' && { file: item.sha256 };
    return { item: item.sk, kind: String(item.is), sha256: root, ...file };
  });
  return { contents, root };
}

/** Whether a head is what the events since the seal made of it. */
function followsItsEvents(head: Item, additions: readonly Item[]): boolean {
  let standing: Readonly<Record<string, unknown>> = head;
  for (const event of [...additions].reverse() as unknown as EventRecord[]) {
    if (!isAsTold(standing, event, { but: FILING, equal: isDeepStrictEqual })) return false;
    standing = asOf(standing, [event]);
  }
  return true;
}

export interface Verdict {
  readonly intact: boolean;
  /** Events that were added after the seal, as addenda are. */
  readonly later: number;
  readonly difference?: { readonly item: string; readonly what: 'CHANGED' | 'MISSING' | 'ADDED' };
}

/** Which items lost their words because somebody was erased, after they were sealed. */
export function erasedIn(items: readonly Item[]): ReadonlySet<string> {
  const list = items.find(({ is }) => is === ERASED)?.items;
  return new Set(Array.isArray(list) ? list.map(String) : []);
}

/** Whether a sealed matter is as it was sealed, and what was added later follows it without a gap; else the first difference. */
export function verdictOn(sealed: ArchiveRecord, items: readonly Item[]): Verdict {
  const erased = erasedIn(items);
  const proven = sealed.contents.flatMap(({ item, sha256 }) => (erased.has(item) ? [[item, sha256] as const] : []));
  const now = contentsOf(items, sealed.version, new Map(proven)).contents;
  const additions = afterSeal(items, sealed.version);
  const later = additions.length;
  for (const [n, { item, kind, sha256 }] of sealed.contents.entries()) {
    const found = now[n];
    if (found?.item === item && found.kind === kind && found.sha256 === sha256) continue;
    if (found?.item === item) return { intact: false, later, difference: { item, what: 'CHANGED' } };
    const what = now.some((one) => one.item === item) ? 'ADDED' : 'MISSING';
    return { intact: false, later, difference: { item: what === 'ADDED' ? (found?.item ?? item) : item, what } };
  }
  const added = now[sealed.contents.length];
  if (added) return { intact: false, later, difference: { item: added.item, what: 'ADDED' } };
  const gap = additions.map(versionOf).find((version, n) => version !== sealed.version + 1 + n);
  const head = items.find((item) => item.is === HEAD);
  if (gap !== undefined || (head && versionOf(head) !== sealed.version + later))
    return { intact: false, later, difference: { item: `version ${gap ?? sealed.version + later}`, what: 'MISSING' } };
  if (head && !followsItsEvents(head, additions))
    return { intact: false, later, difference: { item: head.sk, what: 'CHANGED' } };
  let chain: string | undefined = sealed.root;
  for (const [n, addition] of additions.entries()) {
    const { after } = addition.facts as { after?: string };
    if (after !== undefined && chain !== undefined && after !== chain)
      return { intact: false, later, difference: { item: additions[n - 1]?.sk ?? addition.sk, what: 'CHANGED' } };
    const before: string | undefined = after ?? chain;
    // What an addition said that lost its words nobody can reckon any more; the next one tells the hash that stood before it.
    chain = before === undefined || erased.has(addition.sk) ? undefined : linked(before, addition);
  }
  return { intact: true, later };
}
