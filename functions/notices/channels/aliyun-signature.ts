import { createHash, createHmac } from 'node:crypto';

/** RFC 3986: what `encodeURIComponent` leaves of it is encoded, too. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export interface AliyunCall {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** ISO instant without milliseconds. */
  readonly date: string;
  readonly nonce: string;
  readonly keyId: string;
  readonly keySecret: string;
}

/**
 * Headers and query of a call of Aliyun's RPC style, signed as ACS3-HMAC-SHA256
 * (https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature). The body is empty.
 */
export function signedCall(call: AliyunCall): { query: string; headers: Record<string, string> } {
  const query = Object.keys(call.query)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(call.query[name] ?? '')}`)
    .join('&');
  const signed: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': call.date,
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    ...['POST', '/', query],
    names.map((name) => `${name}:${signed[name]}\n`).join(''),
    ...[names.join(';'), sha256('')],
  ].join('\n');
  const text = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  const signature = createHmac('sha256', call.keySecret).update(text).digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${call.keyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const { host: _setByTheClient, ...headers } = signed;
  return { query, headers: { ...headers, authorization } };
}
