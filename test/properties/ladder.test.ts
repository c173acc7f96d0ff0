import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../../functions/kernel/time.ts';
import { type Asked, nextUp } from '../../functions/staff/ladder.ts';
import type { StaffMember } from '../../functions/staff/model.ts';
import type { PostCode } from '../../functions/staff/posts.ts';
import { aMember, aPost } from '../support/builders-staff.ts';

const now = '2026-03-01T00:00:00.000Z' as Instant;
const from = '2026-01-01T00:00:00.000Z' as Instant;
const numbers = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'];
const ladder = ['COMPLAINT_LEADER', 'SERVICE_SUPERVISOR', 'GUEST_SERVICE_MANAGER', 'COMPANY_LEADER'] as const;
const codes: readonly PostCode[] = [...ladder, 'COMPLAINT_AGENT'];

const status = fc.constantFrom<StaffMember['status']>('ACTIVE', 'ACTIVE', 'ACTIVE', 'ON_LEAVE', 'LEFT');
const post = fc.tuple(fc.constantFrom(...codes), fc.boolean()).map(([code, deputy]) => aPost(code, { deputy }));
const member = fc.record({ posts: fc.array(post, { minLength: 1, maxLength: 3 }), status });
const everybody = fc.tuple(...numbers.map((no) => member.map((of) => aMember(no, of))));
const few = fc.subarray(numbers, { maxLength: 2 });
const number = fc.constantFrom(...numbers);
const deputies = fc.array(
  fc.record({ holder: number, deputy: number, code: fc.constantFrom(...codes), from: fc.constant(from) }),
  { maxLength: 6 },
);
const presence = fc.func(
  fc.constantFrom<'AT_WORK' | 'ON_CALL' | 'OFF_DUTY' | 'ON_LEAVE'>(
    'AT_WORK',
    'ON_CALL',
    'OFF_DUTY',
    'OFF_DUTY',
    'ON_LEAVE',
  ),
);
const asked: fc.Arbitrary<Asked & Required<Pick<Asked, 'onDuty' | 'recused'>>> = fc.record({
  from: fc.constantFrom<Asked['from']>(1, 2, 3, 4),
  ...{ exclude: few, recused: few, deputies, onDuty: presence, dutyManager: fc.option(number, { nil: undefined }) },
  now: fc.constant(now),
});

test('the ladder always names a human: one who may be asked, or the owner of last resort', () => {
  const seen: Record<string, number> = {};

  fc.assert(
    fc.property(everybody, asked, (all, of) => {
      const here = all.filter((one) => one.status !== 'LEFT');
      fc.pre(here.length > 0);

      const next = nextUp(all, of);

      seen[next.as] = (seen[next.as] ?? 0) + 1;
      const named = here.find(({ staffNo }) => staffNo === next.staffNo);
      expect(named).toBeDefined();
      const everybodyIsRecused = here.every(({ staffNo }) => of.recused.includes(staffNo));
      expect(of.recused.includes(next.staffNo)).toBe(everybodyIsRecused);
      if (next.as === 'LAST_RESORT') return;
      expect(of.exclude).not.toContain(next.staffNo);
      expect(named?.status).toBe('ACTIVE');
      if (next.as === 'HOLDER' || next.as === 'DEPUTY') expect(of.onDuty(next.staffNo)).toBe('AT_WORK');
    }),
    { numRuns: 3_000 },
  );

  console.log('asked as:', JSON.stringify(seen));
  expect(Object.keys(seen).sort()).toEqual(['DEPUTY', 'DUTY_MANAGER', 'HOLDER', 'LAST_RESORT', 'ON_CALL']);
});

test('every level below the one that is asked is told as passed over, each once, with everybody who was thought of', () => {
  fc.assert(
    fc.property(everybody, asked, (all, of) => {
      fc.pre(all.some((one) => one.status !== 'LEFT'));

      const next = nextUp(all, of);

      const found = next.as === 'HOLDER' || next.as === 'DEPUTY';
      const passed = [1, 2, 3, 4].filter((level) => level >= of.from && (!found || level < next.level));
      expect(next.skipped.map(({ level }) => level)).toEqual(passed);
      for (const { why, people } of next.skipped) expect(people.length === 0).toBe(why === 'NO_HOLDER');
    }),
  );
});
