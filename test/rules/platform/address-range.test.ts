import { expect, test } from 'vitest';
import { addressRange } from '../../../functions/platform/address-range.ts';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['203.0.113.254', '203.0.113.0/24'],
  ['203.0.114.7', '203.0.114.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:0DB8:0001::6', '2001:db8:1::/48'],
  ['2001:db8::6', '2001:db8:0::/48'],
  ['127.0.0.1', undefined],
  ['::1', undefined],
  ['::ffff:127.0.0.1', undefined],
  ['', undefined],
  ['203.0.113.7, 198.51.100.1', undefined],
  ['unknown', undefined],
])('the address %s belongs to %s', (address, range) => {
  expect(addressRange(address)).toBe(range);
});
