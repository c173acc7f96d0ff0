import type { StaffActor } from '../../kernel/actor.ts';
import { known } from '../change-request.ts';
import { action } from '../deps.ts';
import type { RightsRequest } from '../model.ts';
import { answers, RefusalReason, refusalReasons } from '../refusal-reasons.ts';
import * as contract from '../staff-contract.ts';
import { viewOf, wholeOf } from '../views.ts';
import { RightsKind } from '../words.ts';

const PAGES_AT_MOST = 5; // a filtered page reads on until it is full, but not without end

/** Open requests, the earliest due first; or those that are over, the newest first. */
export const listIt = action(contract.listRequests, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { cursor, limit, over = false, late = false } = input.query;
  const of = { query: `rights-requests/${over}/${late}`, principal: who.staffId, now };
  const wanted = (request: RightsRequest) => !late || viewOf(request, now).late;
  const items: RightsRequest[] = [];
  let after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  for (let read = 0; read < PAGES_AT_MOST && items.length < limit; read += 1) {
    const page = { limit: limit - items.length, ...(after !== undefined && { after }) };
    const { requests, last } = await deps.rights.ofSite(who.site, over ? 'OVER' : 'OPEN', page);
    items.push(...requests.filter(wanted));
    after = last;
    if (after === undefined) break;
  }
  const next = after !== undefined && { nextCursor: deps.cursors.seal({ after }, of) };
  return { items: items.map((request) => viewOf(request, now)), hasMore: after !== undefined, ...next };
});

export const listReasonsIt = action(contract.listRefusalReasons, async () => ({
  items: RefusalReason.options.map((code) => {
    const { article, text } = refusalReasons[code];
    return { code, article, text, kinds: RightsKind.options.filter((kind) => answers(code, kind)) };
  }),
}));

export const certificateIt = action(contract.viewCertificate, async (call) => {
  const { site, id } = await known(call);
  return call.deps.rights.certificate(site, id);
});

export const viewIt = action(contract.viewRequest, async (call) => wholeOf(await known(call), call.now));
