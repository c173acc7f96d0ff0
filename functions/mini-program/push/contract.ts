import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { badSignature, unreadable } from './errors.ts';

const word = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\x21-\x7e]+$/);
const signed = { timestamp: word(20), nonce: word(64) };
const example = { timestamp: '1714036504', nonce: '1514711492' };

export const checkHook = route({
  method: 'GET',
  path: '/hooks/wechat',
  audience: 'public',
  summary: { zh: '微信消息推送：地址校验', en: 'WeChat’s check that the address of its pushes is ours' },
  query: z.object({ ...signed, signature: word(64), echostr: word(128) }),
  inText: true,
  answer: z.string(),
  refusals: [badSignature],
  example: {
    query: { ...example, signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696', echostr: '4375120948345356249' },
  },
  throttle: { rate: 5, burst: 10 },
});

export const takePush = route({
  method: 'POST',
  path: '/hooks/wechat',
  audience: 'public',
  summary: { zh: '微信消息推送（安全模式，JSON）', en: 'What WeChat pushes, in safe mode and JSON' },
  query: z.object({ ...signed, msg_signature: word(64), encrypt_type: z.literal('aes') }),
  inText: true,
  answer: z.literal('success'),
  refusals: [badSignature, unreadable],
  example: { query: { ...example, msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3', encrypt_type: 'aes' } },
  throttle: { rate: 100, burst: 200 },
});
