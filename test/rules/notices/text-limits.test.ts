import { expect, test } from 'vitest';
import { message } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { dispatchedComplaint, of, takenOver } from '../../support/complaint.ts';
import { toldGuests } from '../../support/told-guests.ts';
import { hours, minutes } from '../../support/world.ts';

/** What carriers take to one number: one a minute, five an hour, ten a day. */
const LIMITS = [
  [minutes(1), 1],
  [hours(1), 5],
  [hours(24), 10],
] as const;

test('of twelve words in one minute a carrier brings each to its guest, once, as fast as it takes them', async () => {
  const taken: number[] = [];
  const h = await toldGuests((channel) => {
    if (channel !== 'SMS') return { kind: 'SENT' };
    const now = Date.parse(h.w.now);
    if (LIMITS.some(([ms, most]) => taken.filter((at) => at > now - ms).length >= most))
      return { kind: 'FAILED', why: 'sms.isv.BUSINESS_LIMIT_CONTROL' };
    taken.push(now);
    return { kind: 'SENT' };
  });
  const told = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷', contact: { phone: '19000000077' } };
  let ticket = await takenOver(h.w, await dispatchedComplaint(h.w, told as never));
  for (let n = 1; n <= 12; n += 1)
    ticket = await h.w.as(ticket.workOrder?.assignee ?? '', message, { ...of(ticket), body: { text: `进展 ${n}` } });

  await h.deliver();
  await h.pass(hours(11), minutes(5));
  const firstDay = taken.length;
  await h.pass(hours(30), minutes(5));

  const words = (await h.every()).filter(
    ({ recipient, kind }) => recipient === ticket.id && kind === 'ticket.messaged',
  );
  expect(words.map(({ delivery }) => delivery.state)).toEqual(words.map(() => 'SENT'));
  expect([words.length, firstDay, taken.length]).toEqual([12, 10, 12]);
});
