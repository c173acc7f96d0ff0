import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import type { WatchingDeps } from './deps.ts';
import { watchRead } from './watch-read.ts';
import { watchingDeps } from './wiring.ts';

let made: Promise<WatchingDeps> | undefined;

/** Somebody was shown data of customers → it is found by whose data it was, and looked at whether it is unusual. */
export const handler = consumer('reads', async (event) => {
  made ??= watchingDeps(runtime());
  await watchRead(event, { now: clock(), deps: await made });
});
