import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { canonical } from '../../platform/canonical.ts';
import { headOfEvents, versionAt } from '../../platform/event-keys.ts';
import type { Log } from '../../platform/log.ts';
import type { Item } from '../../platform/table.ts';
import { type FiledTip, hourOf } from './model.ts';
import type { CheckpointStore } from './store.ts';

export interface NoteDeps {
  readonly checkpoints: CheckpointStore;
  readonly log: Log;
  readonly now: Instant;
  /** Tells the alarm of events that somebody has changed. */
  readonly tampered: (count: number) => void;
}

type Image = Parameters<typeof unmarshall>[0];
const itemOf = (image: unknown): Item | undefined => (image ? (unmarshall(image as Image) as Item) : undefined);
const provenOf = ({ texts: _words, ...proven }: Item) => canonical(proven);

/** An event that was put: how far its chain has come. */
function tipOf(item: Item | undefined, now: Instant): FiledTip | undefined {
  if (item === undefined) return undefined;
  const { pk, sk, site, link } = item;
  const version = versionAt(sk);
  if (headOfEvents(pk) === undefined || version === undefined || typeof link !== 'string') return undefined;
  return { site: SiteId.parse(site), hour: hourOf(now), chain: pk, version, link };
}

/** Words that are erased or sealed anew are no tampering; words where there were none are. */
const wordsPutIn = (before: Item, after: Item): boolean => before.texts === undefined && after.texts !== undefined;

/** What nobody does by right: an event is gone, is another one, or says what it did not say. */
const isTampering = (before: Item | undefined, after: Item | undefined): boolean =>
  before !== undefined && (after === undefined || provenOf(before) !== provenOf(after) || wordsPutIn(before, after));

/**
 * What the stream says of events: those that were written are filed for the hour's checkpoint, by when they were told of, so that an
 * hour that is over stays as it is; those that somebody has changed ring. The same twice files the same.
 */
export async function noteEvents(
  records: readonly DynamoDBRecord[],
  { checkpoints, log, now, tampered }: NoteDeps,
): Promise<DynamoDBBatchResponse> {
  const tips = new Map<string, FiledTip>();
  let changed = 0;
  for (const { eventName, dynamodb } of records) {
    const [before, after] = [itemOf(dynamodb?.OldImage), itemOf(dynamodb?.NewImage)];
    const tip = eventName === 'INSERT' ? tipOf(after, now) : undefined;
    if (tip) tips.set(tip.chain, tip);
    if (!isTampering(before, after)) continue;
    changed += 1;
    log.work({ work: 'audit', id: `${before?.pk} ${before?.sk}`, outcome: 'an event was changed or deleted' });
  }
  try {
    await checkpoints.file([...tips.values()]);
  } catch (error) {
    log.work({ work: 'audit', error });
    return { batchItemFailures: [{ itemIdentifier: records[0]?.dynamodb?.SequenceNumber ?? '' }] };
  }
  if (changed > 0) tampered(changed);
  return { batchItemFailures: [] };
}
