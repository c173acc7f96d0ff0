import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as ids from '../../functions/kernel/ids.ts';
import { makeTicketNo } from '../../functions/kernel/ticket-number.ts';
import { instant } from '../../functions/kernel/time.ts';

const zeros = (bytes: number) => new Uint8Array(bytes);
const ones = (bytes: number) => new Uint8Array(bytes).fill(255);
const now = instant(Date.parse('2026-11-23T01:00:00.000Z'));

describe('a new id', () => {
  test('is a ULID after its prefix: the time in ten characters, eighty random bits in sixteen', () => {
    expect(ids.newId('staff', instant(1_469_918_176_385), zeros)).toBe('stf_01ARYZ6S410000000000000000');
    expect(ids.newId('staff', instant(1_469_918_176_385), ones)).toBe('stf_01ARYZ6S41ZZZZZZZZZZZZZZZZ');
  });

  test('uses every random byte', () => {
    const drawn = Array.from({ length: 10 }, (_, place) =>
      ids.newId('post', now, (bytes) => zeros(bytes).with(place, 1) as Uint8Array),
    );

    expect(new Set(drawn).size).toBe(10);
  });

  test('sorts as text in the order of time, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000_000), fc.integer({ min: 1, max: 1_000_000 }), (ms, later) => {
        expect(ids.newId('post', instant(ms), ones) < ids.newId('post', instant(ms + later), zeros)).toBe(true);
      }),
    );
  });

  test.each([
    { kind: 'customer', schema: ids.CustomerId },
    { kind: 'callback', schema: ids.CallbackId },
    { kind: 'staff', schema: ids.StaffId },
    { kind: 'post', schema: ids.PostId },
  ] as const)('of a $kind is taken as that and as nothing else', ({ kind, schema }) => {
    const others = ['customer', 'callback', 'staff', 'post'] as const;

    const taken = others.filter((other) => schema.safeParse(ids.newId(other, now, zeros)).success);

    expect(taken).toEqual([kind]);
  });
});

describe('the ids around a ticket', () => {
  const no = makeTicketNo('20261123', 'A7K2M');
  const ticket = ids.ticketIdOf(no);

  test('carry its number, and lead back to it', () => {
    expect(ticket).toBe(`tck_${no.slice(2)}`);
    expect(ids.ticketNoOf(ticket)).toBe(no);
    expect(ids.ticketIdOfWorkOrder(ids.workOrderIdOf(ticket, 12))).toBe(ticket);
    expect(ids.ticketIdOfFollowUp(ids.followUpIdOf(ticket, 3))).toBe(ticket);
    expect(ids.followUpNumber(ids.followUpIdOf(ticket, 3))).toBe(3);
  });

  test('fit their schemas, and no other', () => {
    const made = { ticket, workOrder: ids.workOrderIdOf(ticket, 1), followUp: ids.followUpIdOf(ticket, 999) };
    const fits = (schema: { safeParse: (text: string) => { success: boolean } }) =>
      Object.entries(made).flatMap(([name, id]) => (schema.safeParse(id).success ? [name] : []));

    expect(fits(ids.TicketId)).toEqual(['ticket']);
    expect(fits(ids.WorkOrderId)).toEqual(['workOrder']);
    expect(fits(ids.FollowUpId)).toEqual(['followUp']);
  });

  test.each(['tck_', 'tck_20261123A7K2', `tck_GD${no.slice(2)}`, `${ticket} `, `${ticket}#E`, `x${ticket}`])(
    '"%s" is not the id of a ticket',
    (text) => {
      expect(ids.TicketId.safeParse(text).success).toBe(false);
    },
  );
});

test.each(['a', 'Dolon', 'do#lon', 'do lon', 'x'.repeat(21), ''])('"%s" is not the name of a site', (text) => {
  expect(ids.SiteId.safeParse(text).success).toBe(false);
});
