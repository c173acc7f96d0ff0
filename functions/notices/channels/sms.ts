import * as z from 'zod';
import { signedCall } from './aliyun-signature.ts';
import { asked, type Fetch, keysOr, type Outcome, type Port } from './port.ts';

const Answer = z.object({ Code: z.string() });
const WHAT = 20; // characters of a variable that the carriers let through
const NO_NUMBER = '无单号'; // of what has no ticket: an empty variable is refused

/** Limits and troubles of the moment; every other code is refused again. */
const NOT_NOW = [
  'isv.BUSINESS_LIMIT_CONTROL',
  'isp.SYSTEM_ERROR',
  'isv.DENY_IP_RANGE',
  'Throttling',
  'ServiceUnavailable',
];

export interface SmsSettings {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  readonly signName: string;
  readonly key: () => Promise<{ readonly id: string; readonly secret: string }>;
  readonly now: () => string;
  readonly nonce: () => string;
}

/** One text message of a template. */
export interface Sms {
  /** A mark for the operator, the same for every try. */
  readonly outId: string;
  /** Eleven digits. */
  readonly phone: string;
  readonly templateCode: string;
  readonly params: Readonly<Record<string, string>>;
}
export type SendSms = (message: Sms) => Promise<Outcome>;

/** Text messages by Aliyun (https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms). */
export const aliyunSms =
  (of: SmsSettings): SendSms =>
  async ({ outId, phone, templateCode, params }) => {
    const key = await keysOr(of.key);
    if (key === undefined) return { kind: 'FAILED', why: 'sms.noKey' };
    const { id: keyId, secret: keySecret } = key;
    const { query, headers } = signedCall({
      ...{ host: new URL(of.baseUrl).host, action: 'SendSms', version: '2017-05-25', keyId, keySecret },
      ...{ date: of.now().replace(/\.\d{3}Z$/, 'Z'), nonce: of.nonce() },
      query: {
        ...{ PhoneNumbers: phone, SignName: of.signName, TemplateCode: templateCode, OutId: outId },
        TemplateParam: JSON.stringify(params),
      },
    });
    const answer = Answer.safeParse(await asked(of.fetch, `${of.baseUrl}/?${query}`, { headers, body: '' }));
    if (!answer.success) return { kind: 'FAILED', why: 'sms.silent' };
    const { Code: code } = answer.data;
    if (code === 'OK') return { kind: 'SENT' };
    const notNow = NOT_NOW.some((one) => code.startsWith(one));
    return { kind: notNow ? 'FAILED' : 'REFUSED', why: `sms.${code}`.slice(0, 60) };
  };

/** A notice by text message, to who has a number. */
export const smsNotice =
  (of: { readonly send: SendSms; readonly templateCode: string; readonly linkTemplate: string }): Port =>
  async ({ id, phone, ticketNo, lines, token }) => {
    if (phone === undefined) return { kind: 'REFUSED', why: 'sms.noNumber' };
    // The template holds the address, whose end is the token.
    if (token !== undefined)
      return of.send({ outId: id, phone, templateCode: of.linkTemplate, params: { no: ticketNo ?? NO_NUMBER, token } });
    // A variable holds one line at most: of several notices it says how many there are, and the inbox says what.
    const { length: count } = lines;
    const what = count > 1 ? `等${count}条通知，请查看收件箱` : [...(lines[0]?.text ?? '')].slice(0, WHAT).join('');
    return of.send({ outId: id, phone, templateCode: of.templateCode, params: { no: ticketNo ?? NO_NUMBER, what } });
  };
