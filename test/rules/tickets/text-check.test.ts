import { describe, expect, test } from 'vitest';
import type { TicketNo } from '../../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import { type Finding, flagText, found, type TextCheck } from '../../../functions/tickets/screening/text-check.ts';
import { aTicket } from '../../support/builders-tickets.ts';
import { hours, minutes, monday, site } from '../../support/world.ts';

const words = { site, ticketNo: aTicket().ticketNo as TicketNo, of: 1 };
const at = (now: Instant) => ({ now, checkAgainAfter: 'PT5M', checkUntil: 'PT2H' });
const later: Finding = { kind: 'LATER', why: 'wechat.silent' };
const open = (over: Partial<TextCheck> = {}): TextCheck => ({
  ...(found(undefined, words, later, at(monday))?.changed.head as TextCheck),
  ...over,
});

describe('a finding', () => {
  test.each<[string, TextCheck | undefined, Finding, string | undefined, string | undefined]>([
    ['that it passes, at once: nothing is kept', undefined, { kind: 'PASSED' }, undefined, undefined],
    ['that it passes, later: it is over', open(), { kind: 'PASSED' }, 'PASSED', undefined],
    ['of risky words', undefined, { kind: 'FLAGGED', flag: 'RISKY' }, 'FLAGGED', 'RISKY'],
    ['of doubtful words, at last', open(), { kind: 'FLAGGED', flag: 'DOUBTFUL' }, 'FLAGGED', 'DOUBTFUL'],
    ['that nobody can look now', undefined, later, 'OPEN', undefined],
    ['that nobody can look again', open(), later, 'OPEN', undefined],
  ])('%s', (_what, before, finding, status, flag) => {
    const result = found(before, words, finding, at(monday));

    expect([result?.changed.head.status, result?.flag]).toEqual([status, flag]);
    expect(result?.changed.head.dueAt).toBe(status === 'OPEN' ? addMs(monday, minutes(5)) : undefined);
  });

  test.each([
    [hours(2) - minutes(5) - 1, 'OPEN', undefined],
    [hours(2) - minutes(5), 'FLAGGED', 'UNCHECKED'],
    [hours(30), 'FLAGGED', 'UNCHECKED'],
  ])('that nobody can look, %i ms after the first try, is %s', (ms, status, flag) => {
    const result = found(open(), words, later, at(addMs(monday, ms)));

    expect([result?.changed.head.status, result?.flag]).toEqual([status, flag]);
  });
});

describe('what is found becomes known of the matter', () => {
  test.each([
    ['doubtful words wait for somebody to look', {}, { flag: 'DOUBTFUL', of: 1 }, 'TEXT', 'DOUBTFUL'],
    ['risky words, too', {}, { flag: 'RISKY', of: 1 }, 'TEXT', 'RISKY'],
    ['WeChat’s silence holds nothing up', {}, { flag: 'UNCHECKED', of: 1 }, undefined, 'UNCHECKED'],
    ['danger is never held up', { kind: 'EMERGENCY', priority: 'P1' }, { flag: 'RISKY', of: 1 }, undefined, 'RISKY'],
    ['nor misconduct', { kind: 'MISCONDUCT', priority: 'P1' }, { flag: 'RISKY', of: 1 }, undefined, 'RISKY'],
    ['what is taken in goes on', { status: 'ACCEPTED' }, { flag: 'RISKY', of: 1 }, undefined, 'RISKY'],
    ['what was assessed was looked at', { severity: 'MINOR' }, { flag: 'RISKY', of: 1 }, undefined, 'RISKY'],
    ['a later word holds nothing up', {}, { flag: 'RISKY', of: 4 }, undefined, 'RISKY'],
    ['the gravest stays', { textFlag: 'RISKY' }, { flag: 'UNCHECKED', of: 3 }, undefined, 'RISKY'],
    ['a graver one counts', { textFlag: 'DOUBTFUL' }, { flag: 'LISTED', of: 3 }, undefined, 'LISTED'],
    ['another reason stays', { review: 'PARTY_LIMIT' }, { flag: 'RISKY', of: 1 }, 'PARTY_LIMIT', 'RISKY'],
  ] as const)('%s', (_what, over, flagged, review, textFlag) => {
    const { head, event } = flagText(aTicket({ status: 'RECEIVED', ...over }), flagged);

    expect([head.review, head.textFlag]).toEqual([review, textFlag]);
    expect(event).toMatchObject({ type: 'ticket.text-flagged', facts: { of: flagged.of, flag: flagged.flag } });
  });
});
