import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Prints China's public holidays and make-up working days from the published package holiday-calendar into the kernel, which
 * carries no package at run time. `--check` compares instead of writing. The State Council's list for a year comes in the
 * November before; add the year here when the package has it.
 */
const YEARS = [2024, 2025, 2026];
const TARGET = 'functions/kernel/china-years.ts';

interface Entry {
  readonly date: string;
  readonly type: string;
}

const require = createRequire(import.meta.url);

const years = YEARS.map((year) => {
  const { dates } = JSON.parse(readFileSync(require.resolve(`holiday-calendar/data/CN/${year}.json`), 'utf8')) as {
    dates: Entry[];
  };
  const of = (type: string) => dates.filter((entry) => entry.type === type).map((entry) => `'${entry.date}'`);
  return { year, holidays: of('public_holiday'), workdays: of('transfer_workday') };
});

const lines = years.map(
  ({ year, holidays, workdays }) =>
    `  ${year}: {\n    holidays: [${holidays.join(', ')}],\n    workdays: [${workdays.join(', ')}],\n  },`,
);
const text = `// Printed by scripts/china-years.ts from the package holiday-calendar; do not edit.

/** Public holidays and make-up working days of mainland China, by year. */
export const chinaYears: Readonly<Record<number, { readonly holidays: readonly string[]; readonly workdays: readonly string[] }>> = {
${lines.join('\n')}
};
`;

if (process.argv.includes('--check')) {
  const same = readFileSync(TARGET, 'utf8').replace(/\s+|,(?=\s*\])/g, '') === text.replace(/\s+|,(?=\s*\])/g, '');
  if (!same) {
    console.error(`${TARGET} differs from the package; run: npm run docs`);
    process.exitCode = 1;
  }
} else writeFileSync(TARGET, text);
