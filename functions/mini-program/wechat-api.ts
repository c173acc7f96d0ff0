import type { SiteId } from '../kernel/ids.ts';
import type { AccessTokens } from './access-token.ts';
import type { AskWechat, Said } from './ask-wechat.ts';

/** WeChat's words for a token that is not good: wrong, malformed, past. */
const TOKEN_BAD = [40001, 40014, 42001];

/** Asks one of the addresses that want a token. */
export type WechatApi = (site: SiteId, path: string, body: unknown) => Promise<Said>;

/** With a token that WeChat does not take any more, another is fetched and the call made once more, never a third time. */
export const wechatApi =
  (parts: { readonly ask: AskWechat; readonly tokens: AccessTokens }): WechatApi =>
  async (site, path, body) => {
    const by = async (but?: string): Promise<Said & { token?: string }> => {
      const got = await parts.tokens(site, but);
      if (got.kind !== 'TOKEN') return got;
      const said = await parts.ask(`${path}?access_token=${encodeURIComponent(got.token)}`, body);
      return { ...said, token: got.token };
    };
    const first = await by();
    const again = first.kind === 'REFUSED' && first.token !== undefined && TOKEN_BAD.includes(first.errcode);
    return again ? by(first.token) : first;
  };
