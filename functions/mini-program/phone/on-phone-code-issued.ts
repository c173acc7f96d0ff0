import * as z from 'zod';
import { customerParts } from '../../customers/customer-parts.ts';
import { smsSender } from '../../notices/providers.ts';
import { consumer } from '../../platform/consume.ts';
import { env } from '../../platform/env.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { phoneCodesOf } from '../wiring.ts';
import { sendPhoneCode } from './send-phone-code.ts';
import { phoneCodeStore } from './store.ts';

const { smsCodeTemplate: templateCode } = env('notifying').notifying;
const sms = smsSender();

/** Bus event `phone-code.issued` → the code goes out by text message. */
export const handler = consumer('send-phone-code', async ({ site, entityId: id, facts, correlationId }) =>
  sendPhoneCode(
    { site, id, generation: z.int().parse(facts.generation) },
    {
      ...{
        now: clock(),
        phones: phoneCodeStore(runtime().ledger, (await customerParts(runtime())).keeping),
        codes: await phoneCodesOf(runtime()),
        correlationId,
      },
      send: ({ id: outId, phone, code }) => sms({ outId, phone, templateCode, params: { code } }),
    },
  ),
);
