import { expect, test } from 'vitest';
import { firstPriority, priorityOf } from '../../../functions/tickets/rules.ts';
import { TicketKind } from '../../../functions/tickets/words.ts';

const minor = { kind: 'COMPLAINT', severity: 'MINOR', peopleAffected: 1 } as const;

test.each([
  ['one guest and a small matter', minor, 'P3'],
  ['nine people', { ...minor, peopleAffected: 9 }, 'P3'],
  ['ten people', { ...minor, peopleAffected: 10 }, 'P1'],
  ['¥1,999.99 at stake', { ...minor, amountFen: 199_999 }, 'P3'],
  ['¥2,000 at stake', { ...minor, amountFen: 200_000 }, 'P2'],
  ['a serious matter', { ...minor, severity: 'SERIOUS' }, 'P2'],
  ['a major matter', { ...minor, severity: 'MAJOR' }, 'P1'],
  ['danger to somebody', { ...minor, safety: true }, 'P1'],
  ['no danger', { ...minor, safety: false }, 'P3'],
  ['a guest of the highest grade', { ...minor, grade: 'V' }, 'P2'],
  ['a guest of the next grade', { ...minor, grade: 'A' }, 'P3'],
  ['an emergency, however minor', { ...minor, kind: 'EMERGENCY' }, 'P1'],
  ['misconduct of staff', { ...minor, kind: 'MISCONDUCT' }, 'P1'],
  ['a suggestion', { ...minor, kind: 'SUGGESTION' }, 'P4'],
  ['a commendation', { ...minor, kind: 'COMMENDATION' }, 'P4'],
  ['a suggestion of a guest of the highest grade', { ...minor, kind: 'SUGGESTION', grade: 'V' }, 'P2'],
  ['a suggestion about danger', { ...minor, kind: 'SUGGESTION', safety: true }, 'P1'],
  ['a serious matter with danger', { ...minor, severity: 'SERIOUS', safety: true }, 'P1'],
] as const)('%s makes the priority', (_what, found, priority) => {
  expect(priorityOf(found)).toBe(priority);
});

test('until it is assessed, a matter has the priority of its kind', () => {
  const first = Object.fromEntries(TicketKind.options.map((kind) => [kind, firstPriority(kind)]));

  expect(first).toEqual({
    INQUIRY: 'P3',
    COMPLAINT: 'P3',
    SUGGESTION: 'P4',
    COMMENDATION: 'P4',
    ASSISTANCE: 'P3',
    REPAIR: 'P3',
    LOST_FOUND: 'P3',
    MISCONDUCT: 'P1',
    EMERGENCY: 'P1',
  });
});
