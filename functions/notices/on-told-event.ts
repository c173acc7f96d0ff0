import { callingDeps } from '../callbacks/wiring.ts';
import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { callInstead } from './call-instead.ts';
import { tellGuest } from './tell-guest.ts';
import { tellPeople } from './tell-people.ts';
import { noticeDeps } from './wiring.ts';

/** Every bus event that somebody is told of → his notices; a guest whom none has reached → a call. */
export const handler = consumer('tell-people', async (event) => {
  const at = { now: clock(), deps: await noticeDeps(runtime()) };
  await tellPeople(event, at);
  await tellGuest(event, at);
  await callInstead(event, { ...at, calling: callingDeps(runtime()) });
});
