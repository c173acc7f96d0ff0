import metadata from 'libphonenumber-js/min/metadata';
import type { Generated } from './generated.ts';

/** Where a country's entry holds how its numbers are written; parsing needs none of it. */
const FORMATS = 4;

const without = (country: readonly unknown[]): unknown[] => country.map((part, at) => (at === FORMATS ? 0 : part));

const stripped = (countries: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(countries).map(([name, of]) => [name, without(of as unknown[])]));

/**
 * functions/platform/phone-metadata.ts: what libphonenumber-js knows of each country, without how numbers are shown. We only ever bring them
 * into their international form, and every second function carries this list.
 */
export function phoneMetadata(): Generated {
  const { countries, nonGeographic, ...rest } = metadata as unknown as Record<string, Record<string, unknown>>;
  const kept = { ...rest, countries: stripped(countries ?? {}), nonGeographic: stripped(nonGeographic ?? {}) };
  // A text in a function: functions that ask for no number do not carry it, and none reads it while it starts.
  const text = `// Printed by \`npm run docs\` from the package libphonenumber-js; do not edit.
import type { MetadataJson } from 'libphonenumber-js/core';

let read: MetadataJson | undefined;

/** Calling codes, lengths and patterns of the numbers of all countries; read at the first call. */
export function phoneMetadata(): MetadataJson {
  read ??= JSON.parse(
    '${JSON.stringify(kept).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}',
  ) as MetadataJson;
  return read;
}
`;
  return { file: 'functions/platform/phone-metadata.ts', text };
}
