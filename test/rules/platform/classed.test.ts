import { expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import { SiteId } from '../../../functions/kernel/ids.ts';
import { personal, personalClassOf } from '../../../functions/kernel/personal.ts';
import { type HoldsUnclassed, longText, plain, shortText } from '../../../functions/kernel/text.ts';
import { recordKind } from '../../../functions/platform/records.ts';

const inLine = z.object({ site: SiteId, note: shortText(10) });
const inList = z.object({ lines: z.array(z.object({ said: longText(10).optional() })).default([]) });
const inUnion = z.object({ by: z.record(z.string(), z.union([z.int(), shortText(9)])) });
const classed = z.object({ note: personal('SENSITIVE_TEXT', shortText(10)), label: plain(shortText(10)).optional() });

test('a text that a field says nothing of is known to the types, however deep it stands', () => {
  expectTypeOf<HoldsUnclassed<typeof inLine>>().toExtend<boolean>();
  expectTypeOf<true>().toExtend<HoldsUnclassed<typeof inLine>>();
  expectTypeOf<true>().toExtend<HoldsUnclassed<typeof inList>>();
  expectTypeOf<true>().toExtend<HoldsUnclassed<typeof inUnion>>();
  expectTypeOf<HoldsUnclassed<typeof classed>>().toEqualTypeOf<false>();

  expect(personalClassOf(classed.shape.note)).toBe('SENSITIVE_TEXT');
  expect(personalClassOf(classed.shape.label)).toBeUndefined();
});

test('a record with such a text does not pass the types', () => {
  const key = () => ({ pk: 'p', sk: 's' });
  // Never called: a kind that is declared stays declared.
  const refused = [
    // @ts-expect-error its text is neither personal() nor plain()
    () => recordKind({ name: 'unclassed', schema: inLine, key }),
    // @ts-expect-error nor is this one, in a list of optional parts
    () => recordKind({ name: 'unclassed', schema: inList, key }),
  ];
  const taken = () => recordKind({ name: 'classed', schema: classed, key });

  expect([...refused, taken]).toHaveLength(3);
});
