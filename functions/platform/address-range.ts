import { isIPv4, isIPv6 } from 'node:net';

const LOOPBACK = /^127\.|^::1$/;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;

/** The first three groups of an IPv6 address, none of them left out. */
function firstGroups(address: string): string {
  const [before = '', after] = address.split('::');
  const [head, tail] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const missing = after === undefined ? 0 : GROUPS - (head?.length ?? 0) - (tail?.length ?? 0);
  const all = [...(head ?? []), ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  return all
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * The range that an address belongs to: what one household, hotel or office shares (a /24 of IPv4, a /48 of IPv6).
 * Undefined for what is no address, and for this machine's own, which tell nobody apart.
 */
export function addressRange(address: string): string | undefined {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  if (LOOPBACK.test(plain)) return undefined;
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return isIPv6(plain) ? `${firstGroups(plain)}::/48` : undefined;
}
