import * as z from 'zod';
import { action } from '../../deps.ts';
import { checkHook, takePush } from '../contract.ts';
import { unreadable } from '../errors.ts';
import { Message } from '../model.ts';
import { decrypted, verify } from '../push-crypto.ts';
import { hashOf, markOf } from '../push-hash.ts';
import { receivedPush } from '../rules.ts';

const Envelope = z.looseObject({ Encrypt: z.string().min(1) });

/** Errors: `hook.unreadable`. */
function parsed<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw unreadable();
  }
}

/** WeChat asks once whether the address is ours: its own text comes back, plain. */
export const checkIt = action(checkHook, async ({ input, deps }) => {
  const { signature, timestamp, nonce, echostr } = input.query;
  const { token } = await deps.pushKeys();
  verify(signature, token, timestamp, nonce);
  return echostr;
});

/** 1. Is it WeChat's, and ours? 2. Put it by; the same once more is there already. 3. Say so at once: it is worked on later. */
export const takeIt = action(takePush, async ({ input, actor, now, deps, correlationId }) => {
  const { msg_signature: signature, timestamp, nonce } = input.query;
  const keys = await deps.pushKeys();
  const { Encrypt: sealed } = parsed(Envelope, input.body.text);
  verify(signature, keys.token, timestamp, nonce, sealed);
  const text = decrypted(sealed, keys);
  const message = parsed(Message, text);
  const changed = receivedPush({ site: actor.site, hash: hashOf(markOf(message)), message, text, now });
  await deps.pushes.receive(changed, { actor, now, correlationId });
  return 'success' as const;
});
