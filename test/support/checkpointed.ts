import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { noteEvents } from '../../functions/audit/checkpoints/note-events.ts';
import { checkpointStore } from '../../functions/audit/checkpoints/store.ts';
import type { ChainVerdict, Finding } from '../../functions/audit/model.ts';
import { type PeriodPosition, verifyPeriod } from '../../functions/audit/verify-period.ts';
import type { Instant, PlainDate } from '../../functions/kernel/time.ts';
import { linkOf } from '../../functions/platform/event-chain.ts';
import type { Item } from '../../functions/platform/table.ts';
import { logLines } from './log-lines.ts';
import { localSigner, memoryShelf } from './memory-shelf.ts';
import { type ToldThings, toldThings } from './told-things.ts';
import { site } from './world.ts';

/** Things with a life, the checkpoints of their chains, and what the audit of a period says of both. */
export function checkpointed() {
  let crashes = false;
  const things = toldThings({
    before: ({ writes }) => {
      const advances = writes.some((write) => write.kind === 'put' && write.item.is === 'last-checkpoint');
      if (crashes && advances) throw new Error('the function has crashed');
    },
  });
  const shelf = memoryShelf();
  const deps = { checkpoints: checkpointStore(things.records), shelf, signer: localSigner, audit: things.audit };
  const told = new Set<string>();

  /** What the stream brings of the events that were not told of yet. */
  async function note(now: Instant): Promise<void> {
    const fresh = things.table.items().filter(({ is, pk, sk }) => is === 'event' && !told.has(`${pk} ${sk}`));
    for (const { pk, sk } of fresh) told.add(`${pk} ${sk}`);
    const records = fresh.map((item) => ({ eventName: 'INSERT', dynamodb: { NewImage: marshall(item) } }));
    const { log } = logLines();
    await noteEvents(records as DynamoDBRecord[], { checkpoints: deps.checkpoints, log, now, tampered: () => {} });
  }

  /** Every page of a period. */
  async function verified(from: PlainDate, to: PlainDate, now: Instant): Promise<ChainVerdict[]> {
    const verdicts: ChainVerdict[] = [];
    let position: PeriodPosition | undefined;
    do {
      const page = await verifyPeriod({ site, from, to, now }, deps, position);
      verdicts.push(...page.verdicts);
      position = page.next;
    } while (position);
    return verdicts;
  }

  return {
    ...{ things, shelf, deps, note, verified, happen: things.happen },
    crashOnAdvance: (yes: boolean) => {
      crashes = yes;
    },
    /** What is wrong in a period. */
    verdicts: async (from: PlainDate, to: PlainDate, now: Instant): Promise<Finding[]> =>
      (await verified(from, to, now)).flatMap(({ findings }) => findings),
  };
}

/** Changes an event and reckons every link after it anew, as whoever can write the table by other means could. */
export async function rewritten(things: ToldThings, id: string, version: number, over: object): Promise<void> {
  const events = things.eventsOf(id);
  let before = String(events[version - 2]?.link ?? '');
  for (const event of events.slice(version - 1)) {
    const changed = { ...event, ...(event.version === version && over) } as Item;
    before = linkOf(before, changed);
    await things.put({ ...changed, link: before });
  }
}
