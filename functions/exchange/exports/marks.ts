import { CustomerId, newId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import { macOf } from '../../platform/query-codes.ts';
import type { Marks } from './watermark-rules.ts';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建玉萍红梅文辉林'];
/** No carrier of China was given numbers that begin so: nobody's telephone rings. */
const NOBODYS_PREFIX = '1541';
const NUMBER_DIGITS = 7;
/** Ids tell when somebody was entered: a canary was entered at some time in these years. */
const [FROM_MS, YEARS_MS] = [Date.UTC(2026, 0, 1), 4 * 365 * 86_400_000];

/** What is hidden in a list, by its id. @param secret the key derived for `export-mark`: who has it can find, and so take out, what is hidden */
export function exportMarks(secret: Buffer): Marks {
  return {
    canaryOf(id) {
      const drawn = macOf(secret, 'canary', id);
      const pick = (letters: readonly string[], at: number) => letters[drawn.readUInt16BE(at) % letters.length] ?? '';
      const at = instant(FROM_MS + (drawn.readUInt32BE(0) / 2 ** 32) * YEARS_MS);
      const number = String(drawn.readUInt32BE(4) % 10 ** NUMBER_DIGITS).padStart(NUMBER_DIGITS, '0');
      return {
        customerId: CustomerId.parse(newId('customer', at, (bytes) => drawn.subarray(8, 8 + bytes))),
        name: pick(SURNAMES, 20) + pick(GIVEN, 22) + pick(GIVEN, 24),
        phone: NOBODYS_PREFIX + number,
      };
    },
    rankOf: (id, customerId) => macOf(secret, 'rank', id, customerId).toString('hex'),
  };
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'; // none that is taken for another
const PASSWORD_LETTERS = 20; // 99 bits

/** The password of a file. It follows from a key of the house and the id, so it is kept nowhere. @param secret derived for `export-password` */
export function passwordOf(secret: Buffer, id: string): string {
  const drawn = macOf(secret, id);
  return Array.from({ length: PASSWORD_LETTERS }, (_, n) => ALPHABET[(drawn[n] ?? 0) % ALPHABET.length]).join('');
}
