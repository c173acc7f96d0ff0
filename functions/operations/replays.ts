import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';

const Replay = z.object({ site: SiteId, id: z.string(), consumer: z.string(), at: z.string() });

const KEPT_SECONDS = 24 * 3_600; // as long as other requests are known again

const replayKind = recordKind({
  name: 'replay',
  schema: Replay,
  key: (replay) => keys.done(replay.site, 'replay', replay.id),
  expires: (replay) => Math.floor(millis(replay.at as Instant) / 1000) + KEPT_SECONDS,
});

/** Which undelivered messages were sent again already. */
export interface Replays {
  /** The consumer that the message was sent to; undefined where it was not. */
  consumerOf(site: SiteId, id: string): Promise<string | undefined>;
  remember(replay: { site: SiteId; id: string; consumer: string; at: Instant }): Promise<void>;
}

/** The memory of replays in the table. */
export const replays = (records: Records): Replays => ({
  async consumerOf(site, id) {
    return (await records.find(replayKind, keys.done(site, 'replay', id)))?.consumer;
  },
  async remember(replay) {
    await records.table.write({ kind: 'put', item: await records.encode(replayKind, replay) });
  },
});
