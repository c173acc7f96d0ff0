import type { CustomerActor } from '../../kernel/actor.ts';
import { isBefore } from '../../kernel/time.ts';
import { changeRequest, known, type RequestCall } from '../change-request.ts';
import { checkIdentity } from '../compare-identity.ts';
import { action, type RightsDeps } from '../deps.ts';
import { handOut } from '../hand-out.ts';
import * as contract from '../me-contract.ts';
import type { RightsRequest } from '../model.ts';
import { opened } from '../package-rules.ts';
import { receiveRequest } from '../receive-request.ts';
import { cancelled, confirmed } from '../rules.ts';
import { sendCode } from '../send-code.ts';
import { mineOf } from '../views.ts';

const seen = async (request: RightsRequest, deps: RightsDeps) => mineOf(request, await deps.numbersOf(request));

export const askIt = action(contract.askForMine, async (call) => {
  const { kind, ...asked } = call.input.body;
  const { customerId } = call.actor as CustomerActor;
  const request = await receiveRequest(call, { kind, asked, customerId, channel: 'MINI_PROGRAM' });
  return seen(request, call.deps);
});

export const listMineIt = action(contract.listMine, async ({ input, actor, now, deps }) => {
  const { site, customerId } = actor as CustomerActor;
  const { cursor, limit } = input.query;
  const of = { query: 'me/rights-requests', principal: customerId, now };
  const after = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  const { requests, next } = await deps.rights.ofCustomer(site, customerId, { limit, ...(after && { after }) });
  const items = await Promise.all(requests.map((request) => seen(request, deps)));
  return { items, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});

export const viewMineIt = action(contract.viewMine, async (call) => seen(await known(call), call.deps));

/** The code goes to the number that is known to be his. */
export const codeForMeIt = action(contract.askForCode, async (call) => {
  const { expiresAt } = await sendCode(call);
  return { expiresAt };
});

export const verifyMeIt = action(contract.showItIsMe, async (call) =>
  seen(await checkIdentity(call, { factors: [], code: call.input.body.code, session: true }), call.deps),
);

const change = async (call: RequestCall, decide: Parameters<typeof changeRequest>[1]) =>
  seen(await changeRequest(call, decide), call.deps);

/** 1. The opening is on record. 2. The link, and what opens the file. */
export const openMineIt = action(contract.openMine, async (call) =>
  handOut(await changeRequest(call, ({ request }) => opened(request, call.now)), call.deps),
);

const LISTED = 50;

export const exportMineIt = action(contract.exportMine, async ({ actor, now, deps }) => {
  const { site, customerId } = actor as CustomerActor;
  const { requests } = await deps.rights.ofCustomer(site, customerId, { limit: LISTED });
  const items = requests.flatMap(({ id, kind, package: made }) =>
    made && isBefore(now, made.expiresAt)
      ? [{ rightsRequestId: id, kind, expiresAt: made.expiresAt, bytes: made.bytes, opened: made.opened }]
      : [],
  );
  return { items };
});

export const confirmMineIt = action(contract.confirmMine, (call) =>
  change(call, ({ request }) => confirmed(request, 'MINI_PROGRAM', call.now)),
);

export const cancelMineIt = action(contract.cancelMine, (call) =>
  change(call, ({ request }) => cancelled(request, call.actor)),
);
