import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { giveBack, meaningOf, openBy, shut, spend } from '../../mini-program/service/rules.ts';
import type { ServiceWindows } from '../../mini-program/service/store.ts';
import type { WechatApi } from '../../mini-program/wechat-api.ts';
import type { Outcome, Port } from './port.ts';

export interface ServiceSettings {
  readonly windows: ServiceWindows;
  /** By which WeChat user a customer is reached. */
  addressOf(site: SiteId, customerId: CustomerId): Promise<{ index: string; openid: string } | undefined>;
  readonly api: WechatApi;
  readonly clock: () => Instant;
  /** Hears of what an operator must look at. */
  readonly ours: (why: string) => void;
}

const PATH = '/cgi-bin/message/custom/send';
/** WeChat takes 2,048 bytes: of Chinese, 680 characters. */
const MOST = 600;

const refused = (why: string): Outcome => ({ kind: 'REFUSED', why: `service.${why}` });

/** What the guest reads in the chat: what is new, and the words themselves. */
function textOf(what: string, words: string | undefined): string {
  const characters = [...`${what}${words === undefined ? '' : `：\n${words}`}`];
  return characters.length <= MOST ? characters.join('') : `${characters.slice(0, MOST - 1).join('')}…`;
}

/**
 * A message of the service chat, while the guest has a window open: 1. one message less; 2. ask WeChat; 3. what was not sent is
 * given back, and what WeChat says is over is over. Where no window is open it is refused at once, and the next way is tried.
 */
export const serviceMessage =
  (of: ServiceSettings): Port =>
  async ({ guest, ticketNo }) => {
    const { windows, api, clock, ours } = of;
    if (!guest) return refused('noGuest');
    const { site, customerId, what, words } = guest;
    const address = await of.addressOf(site, customerId);
    if (!address) return refused('noAccount');
    const now = clock();
    const by: Circumstances = {
      ...{ actor: { kind: 'system', site, name: 'notices' }, now, correlationId: ticketNo ?? 'service' },
    };
    const at = { site, index: address.index, by };
    const standing = await windows.find(site, address.index);
    const kind = openBy(standing, now);
    const since = kind && standing?.[kind]?.at;
    if (!kind || !since) return refused('closed');
    if ((await windows.change(at, (head) => spend(head, now))) === 'closed') return refused('closed');
    const content = textOf(what, words);
    const said = await api(site, PATH, { touser: address.openid, msgtype: 'text', text: { content } });
    if (said.kind === 'OK') return { kind: 'SENT' };
    const why = `service.${said.errcode === 0 ? 'silent' : said.errcode}`;
    const meaning = meaningOf(said.errcode);
    if (meaning === 'SHUT') await windows.change(at, (head) => shut(head, kind, since, why));
    // Silence may have been a message that arrived: it counts as one, and the next way tells him for sure.
    else if (!said.silent) await windows.change(at, (head) => giveBack(head, kind, since));
    if (meaning === 'OURS') ours(why);
    return { kind: meaning === 'LATER' && !said.silent ? 'FAILED' : 'REFUSED', why };
  };
