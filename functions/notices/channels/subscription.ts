import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { changeSubscriptions } from '../../mini-program/change-subscriptions.ts';
import { dataOf } from '../../mini-program/message-rules.ts';
import { meaningOf } from '../../mini-program/refusal-rules.ts';
import { type Ending, reserve, settle } from '../../mini-program/rules.ts';
import type { SubscriptionStore } from '../../mini-program/store.ts';
import type { Templates } from '../../mini-program/template-rules.ts';
import type { WechatApi } from '../../mini-program/wechat-api.ts';
import type { Outcome, Port } from './port.ts';

export interface SubscriptionSettings {
  readonly subscriptions: SubscriptionStore;
  /** By which WeChat user a customer is reached. */
  addressOf(site: SiteId, customerId: CustomerId): Promise<{ index: string; openid: string } | undefined>;
  readonly api: WechatApi;
  readonly templates: () => Templates;
  readonly timeZone: string;
  readonly clock: () => Instant;
  /** Hears of what an operator must look at. */
  readonly ours: (why: string) => void;
}

/** Of the mini-program that the message opens. */
const LANGUAGES = { zh: 'zh_CN', en: 'en_US' } as const;

const refused = (why: string): Outcome => ({ kind: 'REFUSED', why: `wechat.${why}` });

/** The credit after a message, and whether it is worth another try. Silence may have been a message that arrived: it counts as one. */
function endOf(said: Awaited<ReturnType<WechatApi>>): { ending: Ending; outcome: Outcome; ours: boolean } {
  if (said.kind === 'OK') return { ending: 'SENT', outcome: { kind: 'SENT' }, ours: false };
  const { ending, forGood, ours } = meaningOf(said.errcode);
  const why = `wechat.${said.errcode === 0 ? 'silent' : said.errcode}`;
  return { ending: said.silent ? 'SENT' : ending, outcome: { kind: forGood ? 'REFUSED' : 'FAILED', why }, ours };
}

/**
 * A subscription message of the mini-program: 1. To whom? 2. Are the texts such as WeChat takes? 3. Put a credit by: without one
 * nothing is sent. 4. Send. 5. Keep what became of the credit.
 */
export const subscriptionMessage =
  (of: SubscriptionSettings): Port =>
  async ({ id, guest }) => {
    if (!guest) return refused('notAGuest');
    const { site, customerId, purpose, facts } = guest;
    const address = await of.addressOf(site, customerId);
    if (!address) return refused('noWechat');
    const templates = of.templates();
    const filled = dataOf(templates, { purpose, facts, timeZone: of.timeZone });
    if ('unfit' in filled) {
      of.ours(`wechat.unfit ${filled.unfit.join()}`);
      return refused('unfit');
    }
    const { id: templateId } = templates.purposes[purpose];
    const { index, openid } = address;
    const by = (): Circumstances => ({
      ...{ actor: { kind: 'system', site, name: 'notices' }, now: of.clock(), correlationId: id },
    });
    const ledger = { site, index };
    const put = await changeSubscriptions(of.subscriptions, { ...ledger, by: by() }, (head) =>
      reserve(head, { templateId, by: id, now: of.clock() }),
    );
    if (put === 'none') return refused('noCredit');
    if (put === 'busy') return { kind: 'FAILED', why: 'wechat.busy' };
    const said = await of.api(site, '/cgi-bin/message/subscribe/send', {
      ...{ touser: openid, template_id: templateId, page: guest.page, data: filled.data },
      ...{ miniprogram_state: templates.state, lang: LANGUAGES[guest.language] },
    });
    const { ending, outcome, ours } = endOf(said);
    if (ours && outcome.kind !== 'SENT') of.ours(outcome.why);
    await changeSubscriptions(of.subscriptions, { ...ledger, by: by() }, (head) => settle(head, id, ending) ?? 'over');
    return outcome;
  };
