import * as z from 'zod';
import { keptKeyOf, uploadKeyOf } from '../../attachments/model.ts';
import { ticketFileKind } from '../../attachments/store.ts';
import { type Circumstances, ERASED_TEXT, textsOf } from '../../kernel/event.ts';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { eventsOf } from '../../platform/ledger.ts';
import type { Objects } from '../../platform/objects.ts';
import { type RecordKind, type Records, recordKind, type ValueOf } from '../../platform/records.ts';
import type { Item } from '../../platform/table.ts';
import { authorityKind, detailKind, identityKind } from '../kinds.ts';
import type { Ticket } from '../model.ts';
import type { TicketStore } from '../store.ts';

/** Which items of a matter lost their words at the request of whose they were: what a seal proves of them, its list alone proves now. */
export const WordsErased = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  erasedAt: Instant,
  items: z.array(z.string()),
});
export type WordsErased = z.infer<typeof WordsErased>;

export const wordsErasedKind = recordKind({
  name: 'words-erased',
  schema: WordsErased,
  key: ({ site, ticketNo }) => keys.wordsErased(site, ticketNo),
});

/** What is left of an item without its words, by the name of its kind. */
async function withoutWords(item: Item, records: Records): Promise<Item | undefined> {
  const rest = async <K extends RecordKind>(kind: K, change: (value: ValueOf<K>) => ValueOf<K>) =>
    records.encode(kind, change(await records.decode(kind, item)));
  if (item.is === detailKind.name)
    return rest(detailKind, ({ id, site, ticketNo, follows, occurredAt, noticeVersion }) => ({
      ...{ id, site, ticketNo, description: ERASED_TEXT, codeHash: 'erased' },
      ...{ follows, occurredAt, noticeVersion },
    }));
  if (item.is === identityKind.name) return rest(identityKind, (value) => ({ ...value, contact: {} }));
  if (item.is === authorityKind.name) return rest(authorityKind, (value) => ({ ...value, document: ERASED_TEXT }));
  if (item.is === ticketFileKind.name) return rest(ticketFileKind, (value) => ({ ...value, fileName: ERASED_TEXT }));
  return undefined;
}

/**
 * Takes the words of an event away: each of them is marked, so that a timeline still says that something was said. Nothing else of it is
 * written, for whoever erases may touch nothing else. Done twice, it is done.
 */
export async function eraseWordsOfEvent(item: Item, records: Records): Promise<void> {
  if (item.is !== 'event' || item.texts === undefined) return;
  // Where an event is kept follows from its item alone.
  const kind = { ...eventsOf(item), key: () => ({ pk: item.pk, sk: item.sk }) };
  const event = await records.decode(kind, item);
  const marked = Object.fromEntries(Object.keys(textsOf(event) ?? {}).map((name) => [name, ERASED_TEXT]));
  const texts = JSON.stringify(marked);
  if (event.texts === texts) return;
  const { pk, sk } = item;
  const left = await records.encode(kind, { ...event, texts });
  await records.table.write({ kind: 'update', key: { pk, sk }, set: { texts: left.texts }, expect: { present: true } });
}

const WORDS = [detailKind, identityKind, authorityKind, ticketFileKind].map(({ name }) => name);
const holdsWords = (item: Item) => WORDS.includes(String(item.is)) || (item.is === 'event' && item.texts !== undefined);

export interface ErasingWords {
  readonly tickets: TicketStore;
  readonly records: Records;
  readonly files: Objects;
  readonly by: Circumstances;
}

/** The bytes of a matter's files, wherever they lie. */
async function removeFiles(items: readonly Item[], { records, files }: ErasingWords): Promise<void> {
  for (const item of items.filter(({ is }) => is === ticketFileKind.name)) {
    const file = await records.decode(ticketFileKind, item);
    if (file.sha256 !== undefined) await files.remove(keptKeyOf(file, file.sha256));
    await files.remove(uploadKeyOf(file));
  }
}

/**
 * F28: what was said of a matter goes, what happened stays, so figures and ledgers are as before. 1. Which items lose their words stands
 * beside the matter first, with its event. 2. Files. 3. Item by item, the mark. Broken off anywhere, it begins again and comes to the same.
 */
export async function eraseWords(ticket: Ticket, items: readonly Item[], at: ErasingWords): Promise<void> {
  const { tickets, records, by } = at;
  const { site, ticketNo } = ticket;
  const holding = items.filter(holdsWords);
  if (holding.length === 0) return;
  const begun = items.some(({ is }) => is === wordsErasedKind.name);
  if (!begun) {
    const erased = { site, ticketNo, erasedAt: by.now, items: holding.map(({ sk }) => sk) };
    const event = { type: 'ticket.words-erased', facts: { items: holding.length } };
    await tickets.save(ticket, { head: ticket, event }, by, [await records.creating(wordsErasedKind, erased)]);
  }
  await removeFiles(items, at);
  for (const item of holding) {
    const left = await withoutWords(item, records);
    if (left) await records.table.write({ kind: 'put', item: left, expect: { present: true } });
    else await eraseWordsOfEvent(item, records);
  }
}
