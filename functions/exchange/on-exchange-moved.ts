import { consumer } from '../platform/consume.ts';
import { env } from '../platform/env.ts';
import { files } from '../platform/objects.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { advanceExchange } from './advance-exchange.ts';
import type { ExchangeDeps } from './deps.ts';
import { exchangeDeps } from './wiring.ts';

let made: Promise<ExchangeDeps> | undefined;

/** An import or an export has moved on → its next piece of work. */
export const handler = consumer('exchange', async (event) => {
  made ??= exchangeDeps(runtime(), { objects: files(), appId: env('wechatAppId').wechatAppId });
  await advanceExchange(event, { now: clock(), deps: await made, correlationId: event.correlationId });
});
