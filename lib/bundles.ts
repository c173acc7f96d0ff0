import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { FONT_FILE, FONT_SOURCE } from '../functions/evidence/font.ts';
import { type EntryPoint, entryPoints } from './entry-points.ts';
import { scratchFolder } from './scratch-folder.ts';

/** The code of every Lambda, bundled in one pass: all of them together take about as long as one bundler's start. */
export interface Bundles {
  /** Holds one folder per entry point, named like it, with an `index.js`. */
  readonly folder: string;
  readonly metafile: Metafile;
}

const OWN_ADDRESS = 'ownAddress__';

/** Functions that make documents for people carry the font beside their code. */
const printing: readonly EntryPoint[] = ['evidence', 'on-rights-moved'];

const root = path.resolve(import.meta.dirname, '..');

function sourceOf(name: EntryPoint): string {
  const file = path.join(root, 'functions', entryPoints[name]);
  if (!existsSync(file)) {
    throw new Error(`functions/${entryPoints[name]} is missing: lib/entry-points.ts names it as the code of "${name}"`);
  }
  return file;
}

/**
 * Bundles every entry point as CommonJS for Node 24, the SDK inside: one file a function, nothing resolved at run time. A
 * CommonJS bundle loads in about half the time of an ES module one.
 *
 * Throws when an entry point's file is missing.
 */
export function bundleAll(): Bundles {
  const folder = scratchFolder('bundles');
  const names = Object.keys(entryPoints) as EntryPoint[];
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, sourceOf(name)])),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    alias: {
      '@aws-sdk/credential-provider-node': path.join(root, 'functions/platform/lambda-credentials.ts'),
      '@smithy/core/event-streams': path.join(root, 'functions/platform/no-event-streams.ts'),
    },
    mainFields: ['module', 'main'],
    // A package that is an ES module may ask where it stands while it loads (pdfkit does); CommonJS has no word for it.
    define: { 'import.meta.url': OWN_ADDRESS },
    banner: { js: `const ${OWN_ADDRESS}=require("node:url").pathToFileURL(__filename).href;` },
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const name of printing) copyFileSync(path.join(root, FONT_SOURCE), path.join(folder, name, FONT_FILE));
  return { folder, metafile };
}

let made: Bundles | undefined;

/** The bundles of this process, made at the first call. */
export function bundles(): Bundles {
  made ??= bundleAll();
  return made;
}
