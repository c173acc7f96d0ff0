import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, test } from 'vitest';
import { internationalPhone } from '../../../functions/platform/blind-index.ts';

/** As the package reads it with all that it knows. */
function whole(written: string): string | undefined {
  const phone = parsePhoneNumberFromString(written, 'CN');
  return phone?.isPossible() ? phone.number : undefined;
}
const countries = getCountries();

test('the number of every country is read as with all that the package knows, however it is written', () => {
  const differ = countries.flatMap((country) => {
    const national = String(examples[country]);
    const code = getCountryCallingCode(country);
    const written = [
      `+${code}${national}`,
      `00${code} ${national}`,
      `+${code} (0) ${national}`,
      `+${code}-${national}9`,
      national,
    ];
    return written.filter((one) => internationalPhone(one) !== whole(one));
  });

  expect(countries.length).toBeGreaterThan(200);
  expect(differ).toEqual([]);
  expect(internationalPhone('190 0000 0001')).toBe('+8619000000001');
  expect(internationalPhone('010-6552 9988')).toBe('+861065529988');
});

test('whatever digits somebody writes', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 17 });
  const prefix = fc.constantFrom('', '+', '00', '0', '+86', '+1', '+44', '86');
  fc.assert(
    fc.property(prefix, digits, (before, after) => internationalPhone(before + after) === whole(before + after)),
    { numRuns: 5_000 },
  );
});
