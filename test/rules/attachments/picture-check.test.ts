import { describe, expect, test } from 'vitest';
import {
  answered,
  attachmentOfCheck,
  judged,
  type PictureCheck,
  type PictureCheckStatus,
} from '../../../functions/attachments/pictures/picture-check.ts';
import type { AttachmentId } from '../../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import { flagPicture } from '../../../functions/tickets/screening/picture-flag.ts';
import type { Finding } from '../../../functions/tickets/screening/text-check.ts';
import { aTicket } from '../../support/builders-tickets.ts';
import { hours, minutes, monday, site } from '../../support/world.ts';

const attachmentId = 'att_01HK153X00FV0QTBMYWKVK8T81' as AttachmentId;
const picture = { site, ticketNo: aTicket().ticketNo, attachmentId, of: 1 };
const at = (now: Instant) => ({ now, checkAgainAfter: 'PT5M', checkUntil: 'PT2H' });
const traceId = '60ae120f-371d5872-7941a05b';
const busy = { kind: 'LATER', why: 'wechat.silent' } as const;
const asked = answered(undefined, picture, { kind: 'ASKED', traceId }, at(monday)).changed.head;
const open = answered(undefined, picture, busy, at(monday)).changed.head;
const risky: Finding = { kind: 'FLAGGED', flag: 'RISKY', why: 'wechat.20002' };
const nothing: Finding = { kind: 'FLAGGED', flag: 'UNCHECKED', why: 'wechat.-1008' };

describe('a picture that WeChat was asked about', () => {
  test('waits for its result under its trace, for the half hour that WeChat takes and some minutes more', () => {
    expect(asked).toMatchObject({ status: 'ASKED', traceId, tries: 1, dueAt: addMs(monday, minutes(35)) });
    expect(attachmentOfCheck(asked.id)).toBe(attachmentId);
  });

  test.each([
    ['that cannot be asked now is asked again', undefined, monday, busy, 'OPEN', undefined],
    [
      'that will not look at it has not looked',
      undefined,
      monday,
      { kind: 'NEVER', why: 'x' },
      'UNCHECKED',
      'UNCHECKED',
    ],
    ['of which there is still time', open, addMs(monday, hours(2) - minutes(5) - 1), busy, 'OPEN', undefined],
    ['of which there is no time left', open, addMs(monday, hours(2) - minutes(5)), busy, 'UNCHECKED', 'UNCHECKED'],
    ['that is there again', open, addMs(monday, minutes(5)), { kind: 'ASKED', traceId }, 'ASKED', undefined],
  ] as const)('by a WeChat %s', (_what, before, now, answer, status, flag) => {
    const { changed, flag: told } = answered(before, picture, answer, at(now));

    expect([changed.head.status, changed.head.flag, told]).toEqual([status, flag, flag]);
    expect(changed.head.tries).toBe(before ? 2 : 1);
  });
});

describe('what WeChat has found of a picture', () => {
  const unchecked: PictureCheck = { ...asked, status: 'UNCHECKED', flag: 'UNCHECKED' };
  const passed: PictureCheck = { ...asked, status: 'PASSED' };
  test.each<[string, PictureCheck, Finding, PictureCheckStatus | undefined, string | undefined]>([
    ['nothing wrong', asked, { kind: 'PASSED' }, 'PASSED', undefined],
    ['doubt', asked, { kind: 'FLAGGED', flag: 'DOUBTFUL' }, 'FLAGGED', 'DOUBTFUL'],
    ['an offence', asked, risky, 'FLAGGED', 'RISKY'],
    ['that it could not look', asked, nothing, 'UNCHECKED', 'UNCHECKED'],
    ['an offence, when nobody waited any more', unchecked, risky, 'FLAGGED', 'RISKY'],
    ['nothing wrong, when nobody waited any more', unchecked, { kind: 'PASSED' }, 'PASSED', undefined],
    ['that it could not look, when nobody waited any more', unchecked, nothing, undefined, undefined],
    ['something else the second time', passed, risky, undefined, undefined],
  ])('%s', (_what, check, verdict, status, flag) => {
    const result = judged(check, traceId, verdict);

    expect([result?.changed.head.status, result?.changed.head.flag]).toEqual([status, flag]);
    expect(result?.changed.head.dueAt).toBeUndefined();
  });

  test('of another time that it was asked, counts for nothing', () => {
    expect(judged(asked, 'another-trace', risky)).toBeUndefined();
  });
});

describe('a matter of whose picture something is known', () => {
  test.each([
    ['doubt has somebody look first', {}, { flag: 'DOUBTFUL', of: 1 }, 'PICTURE'],
    ['an offence, too', {}, { flag: 'RISKY', of: 1 }, 'PICTURE'],
    ['that nobody could look holds nothing up', {}, { flag: 'UNCHECKED', of: 1 }, undefined],
    ['danger is never held up', { kind: 'EMERGENCY', priority: 'P1' }, { flag: 'RISKY', of: 1 }, undefined],
    ['a picture that came later holds nothing up', {}, { flag: 'RISKY', of: 3 }, undefined],
    ['what is taken in goes on', { status: 'ACCEPTED' }, { flag: 'RISKY', of: 1 }, undefined],
    ['another reason stays', { review: 'TEXT' }, { flag: 'RISKY', of: 1 }, 'TEXT'],
  ] as const)('%s', (_what, over, flagged, review) => {
    const ticket = aTicket({ status: 'RECEIVED', ...over });

    const { head, event } = flagPicture(ticket, { ...flagged, attachmentId });

    expect(head.review).toBe(review);
    expect(head.textFlag).toBe(ticket.textFlag);
    expect(event).toMatchObject({ type: 'ticket.picture-flagged', facts: { flag: flagged.flag, attachmentId } });
  });
});
