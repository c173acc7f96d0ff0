import { signedCall } from '../../functions/notices/channels/aliyun-signature.ts';
import { standInKeys } from './notifying-keys.ts';
import { type Asked, type ProviderAnswer, type ProviderStandIn, startProvider } from './provider-server.ts';

/** Signature and template that the stand-in knows. */
export const standInSms = {
  ...{ smsSignName: '示例度假区', smsTemplateCode: 'SMS_000000000', smsCodeTemplate: 'SMS_000000001' },
  smsSurveyTemplate: 'SMS_000000002',
} as const;

const WANTED = ['OutId', 'PhoneNumbers', 'SignName', 'TemplateCode', 'TemplateParam'];
const VARIABLE = 35;
const MINUTE_MS = 60_000;
/** How many to one number in which time. */
const LIMITS = [
  { ms: MINUTE_MS, most: 1 },
  { ms: 60 * MINUTE_MS, most: 5 },
  { ms: 24 * 60 * MINUTE_MS, most: 10 },
] as const;

const answer = (code: string): ProviderAnswer => ({
  status: 200,
  body:
    code === 'OK'
      ? { Code: 'OK', Message: 'OK', BizId: '0^0', RequestId: '0' }
      : { Code: code, Message: code, RequestId: '0' },
});

/** Whether the call is signed with the stand-in's key, over exactly what was sent. */
function isSigned({ url, headers }: Asked): boolean {
  const expected = signedCall({
    ...{ host: url.host, action: 'SendSms', version: '2017-05-25', query: Object.fromEntries(url.searchParams) },
    ...{ date: headers['x-acs-date'] ?? '', nonce: headers['x-acs-signature-nonce'] ?? '' },
    ...{ keyId: standInKeys.smsKeyId, keySecret: standInKeys.smsKeySecret },
  });
  return headers.authorization === expected.headers.authorization;
}

function fault(asked: Asked): string | undefined {
  const { url, headers } = asked;
  if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25')
    return 'InvalidAction.NotFound';
  if (!isSigned(asked)) return 'SignatureDoesNotMatch';
  const query = Object.fromEntries(url.searchParams);
  if (Object.keys(query).sort().join() !== WANTED.join()) return 'MissingParameter';
  if (!/^1\d{10}$/.test(query.PhoneNumbers ?? '')) return 'isv.MOBILE_NUMBER_ILLEGAL';
  if (query.SignName !== standInSms.smsSignName) return 'isv.SMS_SIGNATURE_ILLEGAL';
  const { smsTemplateCode, smsCodeTemplate, smsSurveyTemplate } = standInSms;
  if (![smsTemplateCode, smsCodeTemplate, smsSurveyTemplate].includes(query.TemplateCode as never))
    return 'isv.SMS_TEMPLATE_ILLEGAL';
  const params = JSON.parse(query.TemplateParam ?? '{}') as Record<string, unknown>;
  if (query.TemplateCode === smsCodeTemplate)
    return /^\d{4,6}$/.test(String(params.code)) ? undefined : 'isv.TEMPLATE_PARAMS_ILLEGAL';
  const wanted = query.TemplateCode === smsSurveyTemplate ? [params.no, params.token] : [params.no, params.what];
  const good = wanted.every((one) => typeof one === 'string' && one !== '' && [...one].length <= VARIABLE);
  return good ? undefined : 'isv.PARAM_LENGTH_LIMIT';
}

/**
 * Starts a stand-in of Aliyun's text messages: signature checked, one signature name and its templates, and to one number one a minute, five
 * an hour and ten a day.
 * The same `OutId` sends again, as it does there: it is a mark for the operator, and no key.
 */
export function startSms({ port, clock = Date.now }: { port: number; clock?: () => number }): Promise<ProviderStandIn> {
  const perNumber = new Map<string, number[]>();
  return startProvider({
    port,
    refusal: answer,
    answer: (asked, sent) => {
      const wrong = fault(asked);
      if (wrong) return answer(wrong);
      const { PhoneNumbers: number = '', TemplateParam } = Object.fromEntries(asked.url.searchParams);
      const now = clock();
      const before = perNumber.get(number) ?? [];
      if (LIMITS.some(({ ms, most }) => before.filter((at) => at > now - ms).length >= most))
        return answer('isv.BUSINESS_LIMIT_CONTROL');
      perNumber.set(number, [...before, now]);
      sent.push({ number, ...(JSON.parse(TemplateParam ?? '{}') as object) });
      return answer('OK');
    },
  });
}
