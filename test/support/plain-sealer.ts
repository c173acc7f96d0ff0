import type { Place, Sealer } from '../../functions/platform/records.ts';

const bound = (site: string, { pk, sk, field }: Place) => [site, pk, sk, field].join(' ');

/** Seals without a secret, but bound to its place as the real one is: a text moved to another item or field does not open. */
export const plainSealer: Sealer = {
  salt: () => 'salt-of-a-test00',
  seal: async (site, text, place) =>
    `sealed:${Buffer.from(JSON.stringify([bound(site, place), text])).toString('base64')}`,
  open: async (site, sealed, place) => {
    const [place0, text] = JSON.parse(Buffer.from(sealed.slice('sealed:'.length), 'base64').toString()) as [
      string,
      string,
    ];
    if (place0 !== bound(site, place)) throw new Error('sealed for another place');
    return text;
  },
};
