import * as z from 'zod';
import type { AskPictureCheck } from '../attachments/pictures/look-at-picture.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Finding } from '../tickets/screening/text-check.ts';
import type { ContentCheckParts } from './content-check.ts';
import { Message } from './push/model.ts';
import { hashOf, MEDIA_CHECKED, markOfTrace } from './push/push-hash.ts';
import type { PushStore } from './push/store.ts';
import { judgedBy, refusedWith } from './suggestions.ts';

/** What WeChat thinks of a picture (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html). */

const PATH = '/wxa/media_check_async';
const PICTURE = 2;
/** What a guest shows of his matter is a comment to WeChat, as his words are. */
const SCENE = 2;

const Taken = z.object({ trace_id: z.string().min(1).max(64) });

/** Asks for one picture. Its address opens it to whoever holds it, so it stands in the question and nowhere else. */
export const mediaCheck =
  ({ api, addressOf, ours }: ContentCheckParts): AskPictureCheck =>
  async (site, customerId, url) => {
    const address = await addressOf(site, customerId);
    if (!address) return { kind: 'NEVER', why: 'wechat.noAccount' };
    const { openid } = address;
    const said = await api(site, PATH, { media_url: url, media_type: PICTURE, version: 2, scene: SCENE, openid });
    if (said.kind === 'OK') {
      const taken = Taken.safeParse(said.body);
      return taken.success
        ? { kind: 'ASKED', traceId: taken.data.trace_id }
        : { kind: 'LATER', why: 'wechat.unreadable' };
    }
    const { isLater, why } = refusedWith(said.errcode, ours);
    return { kind: isLater ? 'LATER' : 'NEVER', why };
  };

/** The event `wxa_media_check`; where WeChat could not look, it brings a number in place of a result. */
const Checked = Message.extend({
  trace_id: z.string().min(1).max(64),
  errcode: z.coerce.number().int().default(0),
  result: z.unknown().optional(),
});

/** Of which picture a message of WeChat tells, and what; undefined where it tells of none. */
export function verdictOf(message: Message): { readonly traceId: string; readonly verdict: Finding } | undefined {
  const event = message.Event === MEDIA_CHECKED ? Checked.safeParse(message) : undefined;
  if (!event?.success) return undefined;
  const { trace_id: traceId, errcode, result } = event.data;
  const judged = errcode === 0 ? judgedBy(result) : undefined;
  const unchecked = { kind: 'FLAGGED', flag: 'UNCHECKED', why: `wechat.${errcode || 'noResult'}` } as const;
  return { traceId, verdict: judged ?? unchecked };
}

/** What WeChat has told of a trace before anybody here knew it: its message was put by, at whichever site it came to. */
export const earlierVerdict =
  ({ pushes, sites }: { readonly pushes: Pick<PushStore, 'find'>; readonly sites: () => Promise<readonly SiteId[]> }) =>
  async (traceId: string): Promise<Finding | undefined> => {
    const hash = hashOf(markOfTrace(traceId));
    for (const site of await sites()) {
      const push = await pushes.find(site, hash);
      if (push) return verdictOf(Message.parse(JSON.parse(push.message)))?.verdict;
    }
    return undefined;
  };
