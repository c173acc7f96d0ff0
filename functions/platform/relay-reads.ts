import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { READ_LOG, readRanges } from './access-keys.ts';
import { BusEvent } from './bus-event.ts';

/** Events of the read log on the bus. They are no head's: an entry is written once and has no life of its own. */
export const READ_KEPT = 'read.kept';
export const READ_TAMPERED = 'read.tampered';

const TTL_PRINCIPAL = 'dynamodb.amazonaws.com';
const PLACE = new RegExp(`^S#([^#]+)#${READ_LOG}#`);

interface KeptRead {
  readonly id: string;
  readonly site: string;
  readonly part: number;
  readonly at: string;
  readonly correlationId: string;
}

/** An entry as the bus tells of it: pointers and codes, without the reader's words. */
export function busEventOfRead(item: KeptRead): BusEvent {
  const { id, site, part, at, correlationId, ...entry } = item as KeptRead & Readonly<Record<string, unknown>>;
  const told = ['staffNo', 'post', 'route', 'what', 'subjects', 'clear', 'ticketNo', 'requestId'] as const;
  const facts = Object.fromEntries(told.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]]])));
  const of = { entity: 'read', entityId: id, version: part + 1, at, correlationId };
  return BusEvent.parse({ id: `${id}-${part + 1}`, type: READ_KEPT, site, ...of, facts: { ...facts, part } });
}

/** What changes where words are sealed under a newer key; all else of an entry stands as it was written. */
const SEALING = ['reason', 'sealedAs'];

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

/** Whether an entry is what it was, but for how its words are sealed. */
function isSealedAnew(before: Image, after: Image): boolean {
  const rest = (image: Image) =>
    JSON.stringify(
      Object.entries(image ?? {})
        .filter(([name]) => !SEALING.includes(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return before?.reason !== undefined && after?.reason !== undefined && rest(before) === rest(after);
}

/** What a stream record tells of the read log: a new entry, or that somebody changed or took away one before its time. */
export function readOf(record: DynamoDBRecord): BusEvent | undefined {
  const { Keys, NewImage, OldImage, ApproximateCreationDateTime = 0, SequenceNumber = '' } = record.dynamodb ?? {};
  const [, site] = PLACE.exec(Keys?.pk?.S ?? '') ?? [];
  if (site === undefined) return undefined;
  if (record.eventName === 'INSERT') {
    if (!NewImage || !Keys?.sk?.S?.startsWith(readRanges.entries)) return undefined;
    return busEventOfRead(unmarshall(NewImage as Parameters<typeof unmarshall>[0]) as KeptRead);
  }
  const { principalId } = (record.userIdentity ?? {}) as { principalId?: string };
  if (record.eventName === 'REMOVE' && principalId === TTL_PRINCIPAL) return undefined;
  if (record.eventName === 'MODIFY' && isSealedAnew(OldImage, NewImage)) return undefined;
  const of = { entity: 'read', entityId: Keys?.sk?.S ?? '', version: 1, correlationId: `stream-${SequenceNumber}` };
  return BusEvent.parse({
    ...{ id: `tampered-${SequenceNumber}`, type: READ_TAMPERED, site, ...of },
    at: new Date(ApproximateCreationDateTime * 1_000).toISOString(),
    facts: { change: record.eventName ?? '', of: Keys?.pk?.S ?? '' },
  });
}
