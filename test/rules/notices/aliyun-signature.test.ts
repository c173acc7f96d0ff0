import { expect, test } from 'vitest';
import { signedCall } from '../../../functions/notices/channels/aliyun-signature.ts';

const example = {
  ...{ host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26' },
  query: {
    RegionId: 'cn-shanghai',
    ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
  },
  ...{ date: '2023-10-26T10:22:32Z', nonce: '3156853299f313e23d1673dc12e1703d' },
  ...{ keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' },
} as const;

// The stand-in checks calls by the same code that signs them, so only somebody else's figure shows that both are right.
test('the example that Aliyun publishes is signed as they sign it', () => {
  const { headers } = signedCall(example);

  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('every part of a call is under the signature, and signs of Chinese texts are encoded as RFC 3986 asks', () => {
  const of = (over: object) => signedCall({ ...example, ...over }).headers.authorization;

  const signatures = [
    of({}),
    of({ host: 'x' }),
    of({ action: 'SendSms' }),
    of({ query: {} }),
    of({ nonce: 'n' }),
    of({ keySecret: 's' }),
  ];

  expect(new Set(signatures).size).toBe(signatures.length);
  expect(signedCall({ ...example, query: { what: "度假 *'(P1)!" } }).query).toBe(
    'what=%E5%BA%A6%E5%81%87%20%2A%27%28P1%29%21',
  );
});
