const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, '0'));

/** The site whose people are seeded on one machine. */
export const seededSite = 'dolon';

/** Staff numbers of the seeded people; the issuer's stand-in knows nobody else. */
export const staffNumbers: readonly string[] = [
  ...upTo(25).map((digits) => `S${digits}`),
  ...upTo(4).flatMap((digits) => [`D${digits}`, `D${digits}B`]),
  'L01',
  'P01',
  'A01',
];
