import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { personal } from '../kernel/personal.ts';
import { addMs, Instant, isBefore, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';
import type { AskWechat, Refused } from './ask-wechat.ts';

/** WeChat renews a token in its last five minutes; until then, asking again gives the same one. */
const RENEWED_BEFORE_MS = 300_000;

const AccessToken = z.object({
  site: SiteId,
  /** Who has it sends in our name: sealed like what is personal. */
  token: personal('IDENTITY', z.string().max(2_048)),
  goodUntil: Instant,
});
type AccessToken = z.infer<typeof AccessToken>;

const tokenKind = recordKind({
  name: 'access-token',
  schema: AccessToken,
  key: ({ site }) => keys.accessToken(site),
  expires: ({ goodUntil }) => Math.ceil(millis(goodUntil) / 1000),
});

const Answer = z.object({ access_token: z.string().min(1).max(2_048), expires_in: z.int().min(1) });

export interface TokenSettings {
  readonly ask: AskWechat;
  readonly records: Records;
  readonly appId: string;
  readonly secret: () => Promise<string>;
  readonly clock: () => Instant;
}

/**
 * The token that WeChat's other calls want: kept in this container, else in the table, else asked for
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html). Asking is idempotent
 * there, so several containers may ask at once, and a renewal is never forced: that would take the token from the others.
 */
export function accessTokens({ ask, records, appId, secret, clock }: TokenSettings) {
  let kept: AccessToken | undefined;

  const isGood = (one: AccessToken | undefined, site: SiteId, but: string | undefined): one is AccessToken =>
    one !== undefined && one.site === site && one.token !== but && isBefore(clock(), one.goodUntil);

  async function renewed(site: SiteId): Promise<AccessToken | Refused> {
    const body = { grant_type: 'client_credential', appid: appId, secret: await secret(), force_refresh: false };
    const said = await ask('/cgi-bin/stable_token', body);
    if (said.kind !== 'OK') return said;
    const answer = Answer.safeParse(said.body);
    if (!answer.success) return { kind: 'REFUSED', errcode: 0 };
    const { access_token: token, expires_in: seconds } = answer.data;
    const one = { site, token, goodUntil: addMs(clock(), seconds * 1_000 - RENEWED_BEFORE_MS) };
    await records.table.write({ kind: 'put', item: await records.encode(tokenKind, one) });
    return one;
  }

  /** @param but a token that WeChat has refused: no copy of it counts any more */
  return async (site: SiteId, but?: string): Promise<{ readonly kind: 'TOKEN'; readonly token: string } | Refused> => {
    if (!isGood(kept, site, but)) {
      const found = await records.find(tokenKind, keys.accessToken(site));
      const one = isGood(found, site, but) ? found : await renewed(site);
      if ('kind' in one) return one;
      kept = one;
    }
    return { kind: 'TOKEN', token: kept.token };
  };
}
export type AccessTokens = ReturnType<typeof accessTokens>;
