import type { CustomerActor, StaffActor } from '../../kernel/actor.ts';
import type { CallbackId } from '../../kernel/ids.ts';
import { contract } from '../contract.ts';
import { action } from '../deps.ts';
import { callbackNotFound, notYourCall, wrongCallbackCode } from '../errors.ts';
import { cancel, dialled, isToBeMade, numberShown } from '../rules.ts';
import { type CallbackCall, changed, guestViewOf, moved, viewOf } from './course.ts';

type GuestCall = CallbackCall & {
  readonly input: {
    readonly params: { readonly callbackId: CallbackId };
    readonly body: { readonly queryCode: string };
  };
};

/** The call-back of an id and its query code. A wrong try counts. */
async function admittedTo({ deps, actor, now, input }: GuestCall) {
  const { callbackId } = input.params;
  await deps.tries.mayTry(actor.site, callbackId, now);
  const found = await deps.callbacks.find(actor.site, callbackId);
  if (!found?.codeHash || !deps.codes.matches(callbackId, input.body.queryCode, found.codeHash)) {
    await deps.tries.failed(actor.site, callbackId, now);
    throw wrongCallbackCode();
  }
  return found;
}

export const lookUpByGuest = action(contract.lookUpAsGuest, async (call) => guestViewOf(await admittedTo(call)));

export const moveByGuest = action(contract.moveAsGuest, async (call) => {
  const { id } = await admittedTo(call);
  return guestViewOf(await moved(call, id, call.input.body.slot));
});

export const cancelByGuest = action(contract.cancelAsGuest, async (call) => {
  const { id } = await admittedTo(call);
  return guestViewOf(await changed(call, id, (callback) => cancel(callback, call.input.body.reason)));
});

/** A customer's own one; of anybody else's he learns nothing. */
async function own(call: CallbackCall & { readonly input: { readonly params: { readonly callbackId: CallbackId } } }) {
  const { customerId, site } = call.actor as CustomerActor;
  const found = await call.deps.callbacks.get(site, call.input.params.callbackId);
  if (found.customerId !== customerId) throw callbackNotFound();
  return found.id;
}

export const moveByCustomer = action(contract.moveAsCustomer, async (call) =>
  guestViewOf(await moved(call, await own(call), call.input.body.slot)),
);

export const cancelByCustomer = action(contract.cancelAsCustomer, async (call) =>
  guestViewOf(await changed(call, await own(call), (callback) => cancel(callback, call.input.body.reason))),
);

export const moveByStaff = action(contract.moveForGuest, async (call) =>
  viewOf(await moved(call, call.input.params.callbackId, call.input.body.slot)),
);

export const cancelByStaff = action(contract.cancelForGuest, async (call) =>
  viewOf(await changed(call, call.input.params.callbackId, (callback) => cancel(callback, call.input.body.reason))),
);

/** What came of the call: by whoever dialled, be it a colleague of the one who was told to. */
export const recordIt = action(contract.recordDial, async (call) => {
  const { now, deps, actor, input } = call;
  const { staffNo: by } = actor as StaffActor;
  const calendar = await deps.calendar(actor.site);
  return viewOf(
    await changed(call, input.params.callbackId, (callback, numbers) =>
      dialled(callback, { ...input.body, by }, now, { numbers, calendar }),
    ),
  );
});

/** The number in clear, to whom the call is his, with a trace of it. Long before its time, or when it is over, it is a reveal like any other. */
export const showNumberIt = action(contract.showNumber, async (call) => {
  const { deps, now, op, input } = call;
  const actor = call.actor as StaffActor;
  const { callbackId } = input.params;
  const callback = await deps.callbacks.get(actor.site, callbackId);
  if (callback.agent !== actor.staffNo) throw notYourCall();
  if (!isToBeMade(callback, now)) await deps.countShown({ actor, now, op });
  return changed(call, callbackId, (found) => {
    if (found.agent !== actor.staffNo) throw notYourCall();
    return numberShown(found);
  });
});
