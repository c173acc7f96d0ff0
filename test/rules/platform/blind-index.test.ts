import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blindIndex } from '../../../functions/platform/blind-index.ts';
import { derive } from '../../../functions/platform/secrets.ts';

const secret = derive('root of this test', 'blind-index');
const indexOf = (written: string) => blindIndex(secret, written);

const fullWidth = (text: string) =>
  text.replace(/[\d+]/g, (one) => String.fromCharCode((one.codePointAt(0) ?? 0) + 0xfee0));
const grouped = (digits: string, by: string) => [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(by);

/** Ways in which people write a Chinese mobile number. */
const notations: ReadonlyArray<(digits: string) => string> = [
  (digits) => digits,
  (digits) => `+86${digits}`,
  (digits) => `+86 ${digits}`,
  (digits) => `86${digits}`,
  (digits) => `0086${digits}`,
  (digits) => `00 86 ${digits}`,
  (digits) => `(+86)${grouped(digits, ' ')}`,
  (digits) => `+86-${grouped(digits, '-')}`,
  (digits) => grouped(digits, ' '),
  (digits) => grouped(digits, '-'),
  (digits) => grouped(digits, '.'),
  (digits) => `  ${digits} `,
  (digits) => fullWidth(digits),
  (digits) => fullWidth(`+86${digits}`),
];

const mobile = fc.integer({ min: 0, max: 99_999_999 }).map((n) => `190${String(n).padStart(8, '0')}`);

describe('the index of a phone number', () => {
  test('is one for every notation of the number', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...notations), (digits, notation) => {
        expect(indexOf(notation(digits))).toBe(indexOf(digits));
      }),
    );
  });

  test('is another for another number', () => {
    fc.assert(
      fc.property(mobile, mobile, (one, other) => {
        fc.pre(one !== other);
        expect(indexOf(one)).not.toBe(indexOf(other));
      }),
    );
  });

  test('names its version and shows nothing of the number', () => {
    const index = indexOf('19000000001');

    expect(index).toMatch(/^v1\.[\w-]{43}$/);
    expect(index).not.toContain('9000000001');
  });

  test('cannot be made without the key', () => {
    const other = blindIndex(derive('another root', 'blind-index'), '19000000001');

    expect(other).toMatch(/^v1\./);
    expect(other).not.toBe(indexOf('19000000001'));
  });

  test.each([
    { written: '0479 0000001', what: 'a land line' },
    { written: '+852 5000 0001', what: 'a number of Hong Kong' },
    { written: '+1 212 555 0100', what: 'a number of the United States' },
  ])('is made of $what', ({ written }) => {
    expect(indexOf(written)).toMatch(/^v1\./);
  });

  test('tells a number of another country from the same digits at home', () => {
    expect(indexOf('+1 212 555 0100')).not.toBe(indexOf('2125550100'));
  });

  test.each(['', 'no number', '12345', '1'.repeat(40), '+'])('is not made of %j', (written) => {
    expect(indexOf(written)).toBeUndefined();
  });
});
