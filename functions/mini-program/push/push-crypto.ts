import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { badSignature, unreadable } from './errors.ts';

/** Token and EncodingAESKey of the console, and whose messages they are. */
export interface PushKeys {
  readonly token: string;
  readonly aesKey: string;
  readonly appId: string;
}

const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

/** SHA-1 over the parts in the order of their letters: WeChat's own way (https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html). */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** Errors: `hook.badSignature`. */
export function verify(signature: string, ...parts: readonly string[]): void {
  const [told, expected] = [Buffer.from(signature), Buffer.from(signatureOf(...parts))];
  if (told.length !== expected.length || !timingSafeEqual(told, expected)) throw badSignature();
}

const keyOf = ({ aesKey }: PushKeys) => Buffer.from(`${aesKey}=`, 'base64');

function unpadded(padded: Buffer): Buffer {
  const pad = padded.at(-1) ?? 0;
  const tail = padded.subarray(padded.length - pad);
  if (pad < 1 || pad > BLOCK || tail.some((byte) => byte !== pad)) throw unreadable();
  return padded.subarray(0, padded.length - pad);
}

/** The text of an encrypted message: 16 random bytes, its length, itself, and the name of the mini-program. Errors: `hook.unreadable`. */
export function decrypted(encrypted: string, keys: PushKeys): string {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) throw unreadable();
  const key = keyOf(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, RANDOM)).setAutoPadding(false);
  const plain = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
  const begin = RANDOM + LENGTH;
  if (plain.length < begin) throw unreadable();
  const end = begin + plain.readUInt32BE(RANDOM);
  if (end > plain.length || plain.subarray(end).toString() !== keys.appId) throw unreadable();
  return plain.subarray(begin, end).toString();
}

/** The same the other way round, padded to 32 bytes. */
export function encrypted(text: string, keys: PushKeys, random: Uint8Array): string {
  const message = Buffer.from(text);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([random, length, message, Buffer.from(keys.appId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const key = keyOf(keys);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, RANDOM)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
}
