import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

/** The code of every Lambda, bundled in one pass: 17 bundles take about as long as one bundler's start. */
export interface Bundles {
  readonly folder: string;
  readonly metafile: Metafile;
}

const root = path.resolve(import.meta.dirname, '..');

/** Lambda entry points, found by their place: what a file is called says what runs it. */
export function entryPoints(): string[] {
  const files = readdirSync(path.join(root, 'functions'), { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'));
  const isEntry = (file: string) =>
    /^[\w-]+\/handler\.ts$/.test(file) ||
    /^[\w-]+\/on-[\w-]+\.ts$/.test(file) ||
    /^[\w-]+\/steps\/[\w-]+\.ts$/.test(file) ||
    /^platform\/(authorizer|relay|starter|reconcile)\.ts$/.test(file);
  return files.filter(isEntry).sort();
}

/** Name of an entry's bundle: its place, without folders and ending (`tickets-steps-settle-offer`). */
export const bundleName = (entry: string): string => entry.replace(/\.ts$/, '').replaceAll('/', '-');

/**
 * Bundles every entry point as CommonJS for Node 24, the SDK inside: one file a function, nothing resolved at run time.
 * Minified with names kept, so that errors keep their classes.
 */
export function bundleAll(): Bundles {
  const folder = mkdtempSync(path.join(tmpdir(), 'guest-service-bundles-'));
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entryPoints().map((entry) => [`${bundleName(entry)}/index`, path.join(root, 'functions', entry)])),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: true,
    mainFields: ['module', 'main'],
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  return { folder, metafile };
}

let made: Bundles | undefined;

/** The bundles of this process, made at the first call. */
export function bundles(): Bundles {
  made ??= bundleAll();
  return made;
}
