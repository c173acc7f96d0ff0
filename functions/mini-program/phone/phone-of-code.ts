import * as z from 'zod';
import { Phone } from '../../customers/model.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { wechatAway, wechatLimits, wechatMisconfigured } from '../../sessions/errors.ts';
import type { WechatApi } from '../wechat-api.ts';
import { phoneCodeInvalid } from './errors.ts';

/** Changes a code of the button `getPhoneNumber` into the number. Errors: `phone.codeInvalid` and all of `wechat.*`. */
export type PhoneOfCode = (site: SiteId, code: string, openid: string) => Promise<string>;

const Answer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,14}$/),
    /** Documented as a text, shown as a number. */
    countryCode: z.union([z.string(), z.int()]).transform(String),
    watermark: z.object({ appid: z.string() }),
  }),
});

const LIMITED_SECONDS = 60;

function refusalOf(errcode: number) {
  if (errcode === 40029 || errcode === 40163) return phoneCodeInvalid();
  if (errcode === 45011) return wechatLimits(LIMITED_SECONDS);
  return errcode === -1 || errcode === 0 ? wechatAway() : wechatMisconfigured(errcode);
}

/**
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html. The openid goes with it,
 * so that a code lifted from another user is refused there; the watermark must name our mini-program.
 */
export const phoneOfCode =
  (of: { readonly api: WechatApi; readonly appId: string }): PhoneOfCode =>
  async (site, code, openid) => {
    const said = await of.api(site, '/wxa/business/getuserphonenumber', { code, openid });
    if (said.kind !== 'OK') throw refusalOf(said.errcode);
    const answer = Answer.safeParse(said.body);
    if (!answer.success) throw wechatAway();
    const { phone_info: info } = answer.data;
    if (info.watermark.appid !== of.appId) throw phoneCodeInvalid();
    const phone = Phone.safeParse(`+${info.countryCode}${info.purePhoneNumber}`);
    if (!phone.success) throw phoneCodeInvalid();
    return phone.data;
  };
