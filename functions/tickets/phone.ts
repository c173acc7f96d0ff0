const CHINA = '+86';

/** A number as carriers of mainland China want it, eleven digits; undefined for one of another country. */
export function domesticPhone(phone: string | undefined): string | undefined {
  const plain = phone?.replace(/[ ()-]/g, '').replace(CHINA, '');
  return plain !== undefined && /^1\d{10}$/.test(plain) ? plain : undefined;
}
