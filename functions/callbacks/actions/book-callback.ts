import type { CustomerActor } from '../../kernel/actor.ts';
import type { Operation } from '../../kernel/route.ts';
import { contract } from '../contract.ts';
import { action } from '../deps.ts';
import { phoneNeeded } from '../errors.ts';
import type { Callback } from '../model.ts';
import { type Booking, dueForMissedCall } from '../rules.ts';
import { filed, guestViewOf, viewOf } from './course.ts';

const known = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** The routes that book need a key, so there always is one. */
const opOf = (op: Operation | undefined): Operation => {
  if (!op) throw new Error('a booking without its Idempotency-Key');
  return op;
};

type Body = Pick<Booking, 'topic' | 'mayRemind'> & {
  readonly slot: Callback['callAt'];
  readonly domain?: Callback['domain'];
};

const wantedBy = ({ slot, topic, mayRemind, domain }: Body) => known({ callAt: slot, topic, mayRemind, domain });

/** 1. A repeat gets the first answer and its code. 2. The proof of work is spent. 3. A place is taken. 4. The code is told, once. */
export const bookByGuest = action(contract.bookAsGuest, async (call) => {
  const { input, now, deps, actor } = call;
  const { phone, name, challenge, ...body } = input.body;
  const op = opOf(call.op);
  const hashes = (id: Callback['id']) => deps.codes.hashOf(id, deps.codes.codeFor(id, op));
  const codeHash = hashes(deps.codes.idFor(op, now));
  const booking = { ...wantedBy(body), ...known({ phone, name }), source: 'PUBLIC' as const, codeHash };
  const admitted = () => deps.spendChallenge(challenge, { site: actor.site, by: op.key, now });
  const callback = await filed(call, { op, booking, inSlot: true, admitted });
  return { ...guestViewOf(callback), queryCode: deps.codes.codeFor(callback.id, op) };
});

export const bookByCustomer = action(contract.bookAsCustomer, async (call) => {
  const { customerId, site } = call.actor as CustomerActor;
  const of = await call.deps.knownOf(site, customerId);
  const phone = call.input.body.phone ?? of.phone;
  if (phone === undefined) throw phoneNeeded();
  const own = known({ phone, name: of.name, customerId });
  const booking = { ...wantedBy(call.input.body), ...own, source: 'CUSTOMER' as const };
  return guestViewOf(await filed(call, { op: opOf(call.op), booking, inSlot: true }));
});

export const bookByStaff = action(contract.bookForGuest, async (call) => {
  const { phone, name, customerId, ...body } = call.input.body;
  const booking = { ...wantedBy(body), ...known({ phone, name, customerId }), source: 'STAFF' as const };
  return viewOf(await filed(call, { op: opOf(call.op), booking, inSlot: true }));
});

/** F12: a call that nobody took is a promise like a booked one, whether there is room or not. */
export const fileMissed = action(contract.fileMissedCall, async (call) => {
  const { now, deps, actor } = call;
  const { missedAt = now, ...told } = call.input.body;
  const timing = { numbers: await deps.numbers(actor.site), calendar: await deps.calendar(actor.site) };
  const callAt = dueForMissedCall(missedAt, now, timing);
  const booking = { ...known(told), callAt, mayRemind: false, source: 'MISSED_CALL' as const };
  return viewOf(await filed(call, { op: opOf(call.op), booking, inSlot: false }));
});
