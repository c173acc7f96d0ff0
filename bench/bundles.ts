import { statSync } from 'node:fs';
import path from 'node:path';
import { bundles } from '../lib/bundles.ts';
import { type EntryPoint, entryPoints } from '../lib/entry-points.ts';
import { step } from '../local/steps.ts';
import type { Figure } from './figure.ts';
import { loadFigures } from './loading.ts';

const KB = 1_024;
/** Loading is reading and compiling: 0.14 ms for each KB at rest, whatever the function does; a machine with other work takes more. */
const IMPORT_MS_A_KB = 0.2;

/** What every function may have: the table, sealing, schemas, rights and its own rules. */
const SIZE_BUDGET_KB = 550;

/** What packages and tables may add where a function needs them for what it does: [KB, why]. */
const FOR_WHAT_IT_CARRIES: Readonly<Record<string, readonly [kb: number, why: string]>> = {
  'functions/customers/search/readings.ts': [45, 'readings of all characters, to find people by name'],
  '@aws-sdk/client-s3': [140, 'files in the bucket, and links that are signed'],
  'libphonenumber-js': [90, 'numbers of all countries, to find people by'],
  'file-type': [55, 'types of files by their bytes'],
  '@zip.js/zip.js': [180, 'archives with a password'],
  'write-excel-file': [70, 'sheets'],
  pdfkit: [900, 'pages with a font of 7,000 characters'],
};

/** What a function may add for itself: [KB, why]. */
const FOR_ITSELF: Partial<Record<EntryPoint, readonly [kb: number, why: string]>> = {
  tickets: [140, 'some ninety routes with their schemas'],
  surveys: [20, 'a bad answer takes a matter up again'],
  rights: [30, 'reads and erases what every domain keeps'],
  'on-rights-moved': [30, 'the same'],
  'on-push-received': [20, 'words of the chat become words of a matter'],
  'leak-cases': [70, 'some forty routes with their schemas'],
  exchange: [60, 'columns, marks and the archive'],
  'on-exchange-moved': [120, 'readers of four kinds of sheets'],
  notices: [40, 'words of every kind of notice, and whether it still matters'],
  'on-notice-planned': [40, 'the same, and the ways out of the house'],
  'on-told-event': [40, 'the same'],
  reconcile: [230, 'mends what every domain may have left undone'],
};

interface SizeBudget {
  readonly most: number;
  /** Why it is more than every function has. */
  readonly note: string;
}

/** How large a function may be, by what it carries. */
function sizeBudgetOf(name: EntryPoint, { metafile }: Pick<ReturnType<typeof bundles>, 'metafile'>): SizeBudget {
  const [, output] = Object.entries(metafile.outputs).find(([file]) => file.endsWith(`/${name}/index.js`)) ?? [];
  const inside = Object.keys(output?.inputs ?? {});
  const carried = Object.entries(FOR_WHAT_IT_CARRIES).filter(([of]) =>
    inside.some((file) => file.endsWith(of) || file.includes(`node_modules/${of}/`)),
  );
  const allowed = [...carried.map(([, one]) => one), ...(FOR_ITSELF[name] ? [FOR_ITSELF[name]] : [])];
  return {
    most: allowed.reduce((sum, [kb]) => sum + kb, SIZE_BUDGET_KB),
    note: allowed.map(([kb, why]) => `+${kb} KB: ${why}`).join('; '),
  };
}

/** (b) How large every function is, and how long it takes to load in a fresh process. */
export async function bundleFigures(): Promise<Figure[]> {
  const made = await step('Bundling', async () => bundles());
  const { folder } = made;
  const sizes = (Object.keys(entryPoints) as EntryPoint[]).map((name): Figure => {
    const { most, note } = sizeBudgetOf(name, made);
    return {
      ...{ part: 'bundles', name: `${name}: size`, unit: 'KB', budget: { most }, ...(note && { note }) },
      value: statSync(path.join(folder, name, 'index.js')).size / KB,
    };
  });
  const loadBudgetOf = (name: EntryPoint) => Math.round(sizeBudgetOf(name, made).most * IMPORT_MS_A_KB);
  const loads = await step('Loading bundles in fresh processes', async () => loadFigures(folder, loadBudgetOf));
  return [...sizes, ...loads];
}
