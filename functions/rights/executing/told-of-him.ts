import type { FileType } from '../../attachments/file-types.ts';
import { keptKeyOf } from '../../attachments/model.ts';
import { ticketFileKind } from '../../attachments/store.ts';
import { callbackLabels } from '../../callbacks/model.ts';
import { callbackKind } from '../../callbacks/store.ts';
import { consentKind, customerKind, identifierKind, profileKind, relationKind } from '../../customers/kinds.ts';
import { customerLabels } from '../../customers/model.ts';
import { creditLabels } from '../../grading/credit-model.ts';
import { activityKind, creditKind, standingKind } from '../../grading/store.ts';
import type { EventRecord } from '../../kernel/event.ts';
import { eventsPlace } from '../../platform/keys.ts';
import { eventsOf } from '../../platform/ledger.ts';
import type { RecordKind, Records, ValueOf } from '../../platform/records.ts';
import type { Item } from '../../platform/table.ts';
import { guestViewOf } from '../../tickets/dialogue/guest-view.ts';
import { detailKind, identityKind, ratingKind, ticketKind } from '../../tickets/kinds.ts';
import type { Branch } from '../searching/walk.ts';
import { rightsRequestKind } from '../store.ts';
import { kindLabels, statusLabels } from '../words.ts';

/** What somebody is told of his own data, by class. Nobody else's: no colleague's number, no note of the house, no index, no hash. */
export type Section =
  | 'master'
  | 'identifiers'
  | 'consents'
  | 'relations'
  | 'matters'
  | 'calls'
  | 'standing'
  | 'requests';
export type Told = Readonly<Record<string, unknown>>;
export interface ToldFile {
  readonly name: string;
  /** Where its bytes lie. */
  readonly key: string;
  readonly bytes: number;
  readonly type: FileType;
}
export interface ToldPart {
  readonly section: Section;
  readonly told: Told;
  readonly files?: readonly ToldFile[];
}

type Tells = (item: Item, records: Records) => Promise<ToldPart>;

/** Tells of a record what the sentence names, opened and in clear. */
const telling =
  <K extends RecordKind>(kind: K, section: Section, tell: (value: ValueOf<K>) => Told): Tells =>
  async (item, records) => ({ section, told: tell(await records.decode(kind, item)) });

const tells: Readonly<Record<string, Tells>> = {
  customer: telling(customerKind, 'master', ({ name, alias, phone, status, grade, source, basis, checkedAt }) => ({
    ...{ name, alias, phone, status: customerLabels[status], grade, source, basis, checkedAt },
  })),
  'customer-profile': telling(profileKind, 'master', ({ site: _s, customerId: _c, ...profile }) => profile),
  identifier: telling(identifierKind, 'identifiers', ({ kind, value, state, since, verifiedAt, verifiedBy }) => ({
    ...{ kind, value: value ?? '(仅存不可逆索引 index only)', state, since, verifiedAt, verifiedBy },
  })),
  consent: telling(consentKind, 'consents', ({ purpose, steps }) => ({ purpose, steps })),
  relation: telling(relationKind, 'relations', ({ kind, role, since }) => ({ kind, role, since })),
  callback: telling(callbackKind, 'calls', ({ status, callAt, topic, name, phone, attempts }) => ({
    ...{ status: callbackLabels[status], callAt, topic, name, phone },
    attempts: attempts.map(({ at, outcome }) => ({ at, outcome })),
  })),
  'credit-entry': telling(
    creditKind,
    'standing',
    ({ kind, status, occurredAt, source, evidence, contest, expiresAt }) => ({
      ...{ entry: creditLabels[kind], status, occurredAt, source, evidence, expiresAt, grounds: contest?.grounds },
    }),
  ),
  activity: telling(activityKind, 'standing', ({ kind, ref, at, amountFen }) => ({ kind, ref, at, amountFen })),
  standing: telling(standingKind, 'standing', ({ grade, months, card }) => ({ grade, months, card })),
  'rights-request': telling(
    rightsRequestKind,
    'requests',
    ({ kind, status, receivedAt, asked, decision, explanation }) => ({
      ...{ kind: kindLabels[kind], status: statusLabels[status], receivedAt, asked, explanation },
      granted: decision?.granted,
    }),
  ),
};

async function eventsIn(items: readonly Item[], records: Records): Promise<EventRecord[]> {
  const events = items.filter(({ is }) => is === 'event');
  const opened = await Promise.all(events.map((item) => records.decode(eventsOf(item), item)));
  return opened.sort((a, b) => a.version - b.version);
}

/** A matter as its guest sees it, with what he told and the files that were given with it; of the house only what was said to him. */
async function matterTold(head: Item, items: readonly Item[], records: Records): Promise<ToldPart> {
  const one = async <K extends RecordKind>(kind: K): Promise<ValueOf<K> | undefined> => {
    const found = items.find(({ is }) => is === kind.name);
    return found && records.decode(kind, found);
  };
  const ticket = await records.decode(ticketKind, head);
  const [detail, identity, rating, events] = await Promise.all([
    one(detailKind),
    one(identityKind),
    one(ratingKind),
    eventsIn(items, records),
  ]);
  const given = items.filter(({ is }) => is === ticketFileKind.name);
  const files = await Promise.all(given.map((item) => records.decode(ticketFileKind, item)));
  const { codeHash: _secret, id: _id, site: _site, ...words } = detail ?? {};
  const { agreedFen, domain, closedAt } = ticket;
  return {
    section: 'matters',
    told: {
      ...{ ...guestViewOf(ticket, events, ticket.ticketNo), domain, closedAt, agreedFen, ...words },
      ...{ identity: identity?.contact, rating: rating && { first: rating.first, corrected: rating.corrected } },
      files: files.map(({ fileName, type, givenAt, givenBy }) => ({
        fileName,
        type,
        givenAt,
        byGuest: givenBy === 'GUEST',
      })),
    },
    files: files.flatMap((file) =>
      file.sha256 === undefined
        ? []
        : [{ name: file.fileName, key: keptKeyOf(file, file.sha256), bytes: file.bytes ?? 0, type: file.type }],
    ),
  };
}

/** Everything that a branch tells of him. */
export async function toldOfBranch({ root, hanging }: Branch, records: Records): Promise<ToldPart[]> {
  const items = [root, ...hanging];
  const matters = items.filter(({ is }) => is === ticketKind.name);
  const parts = items.flatMap((item) => tells[String(item.is)]?.(item, records) ?? []);
  // What happened to a matter stands apart from it.
  const ofMatters = matters.map((head) =>
    matterTold(
      head,
      items.filter(({ pk }) => pk === head.pk || pk === eventsPlace(head)),
      records,
    ),
  );
  return Promise.all([...parts, ...ofMatters]);
}
