import { operatorHears } from '../mini-program/operator.ts';
import { wechat } from '../mini-program/wechat.ts';
import { consumer } from '../platform/consume.ts';
import { files } from '../platform/objects.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { makePlaceCode } from './make-place-code.ts';
import { placeCodeStore } from './store.ts';

const parts = { api: wechat(), files: files(), ours: operatorHears('place code') };

/** Bus events `place-code.wanted` and `place-code.due` → WeChat makes the picture, and it is kept. */
export const handler = consumer('place-codes', async ({ site, entityId, correlationId }) => {
  const { ledger, templates } = runtime();
  const edition = templates().state;
  await makePlaceCode(site, entityId, {
    ...parts,
    now: clock(),
    codes: placeCodeStore(ledger),
    edition,
    correlationId,
  });
});
