import { mustLive } from '../../customers/rules.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { changeRequest, known, type RequestCall } from '../change-request.ts';
import { checkIdentity, openForOwner } from '../compare-identity.ts';
import { action } from '../deps.ts';
import { customerClosed } from '../errors.ts';
import { handOut } from '../hand-out.ts';
import type { RightsRequest } from '../model.ts';
import { receiveRequest } from '../receive-request.ts';
import * as rules from '../rules.ts';
import { sendCode } from '../send-code.ts';
import * as contract from '../staff-contract.ts';
import { viewOf } from '../views.ts';

const staffNoOf = ({ actor }: RequestCall) => (actor as StaffActor).staffNo;

export const enterIt = action(contract.enterRequest, async (call) => {
  const { customerId, kind, channel, receivedAt, ...asked } = call.input.body;
  const { staffNo: enteredBy } = call.actor as StaffActor;
  const request = await receiveRequest(call, { customerId, kind, channel, receivedAt, asked, enteredBy });
  return viewOf(request, call.now);
});

const change = async (call: RequestCall, decide: Parameters<typeof changeRequest>[1]) =>
  viewOf(await changeRequest(call, decide), call.now);

export const acknowledgeIt = action(contract.acknowledgeRequest, (call) =>
  change(call, ({ request }) => rules.acknowledged(request, call.input.body.way, call.now)),
);

/** The request stays as it is; that a code was sent stands in the event of the code. */
export const codeIt = action(contract.sendIdentityCode, async (call) => {
  await sendCode(call);
  return viewOf(await known(call), call.now);
});

export const identifyIt = action(contract.identifyApplicant, async (call) =>
  viewOf(await checkIdentity(call, call.input.body), call.now),
);

export const unlockIt = action(contract.unlockRequest, (call) =>
  change(call, ({ request }) => rules.unlocked(request, call.input.body.reason, staffNoOf(call))),
);

/** What cannot be done on this customer any more is not promised. Errors: `rights.customerClosed`, `state.notAllowed`. */
async function mustBePossible({ deps }: RequestCall, { site, customerId, kind }: RightsRequest): Promise<void> {
  const customer = await deps.archive.customers.get(site, customerId);
  if (customer.status === 'ERASED') throw customerClosed();
  if (kind === 'CORRECT') mustLive(customer, 'revise');
}

export const decideIt = action(contract.decideRequest, (call) =>
  change(call, async ({ request }) => {
    const { body } = call.input;
    const changed = rules.decided(request, body, { staffNo: staffNoOf(call), now: call.now });
    if (body.granted) await mustBePossible(call, request);
    return changed;
  }),
);

export const handOverIt = action(contract.handOverPackage, async (call) =>
  handOut(await openForOwner(call, call.input.body), call.deps),
);

export const confirmIt = action(contract.confirmRequest, (call) =>
  change(call, ({ request }) => rules.confirmed(request, call.input.body.way, call.now)),
);

export const cancelIt = action(contract.cancelRequest, (call) =>
  change(call, ({ request }) => rules.cancelled(request, call.actor)),
);
