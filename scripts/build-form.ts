import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const form = path.resolve(import.meta.dirname, '..', 'clients', 'form');

/** Builds the embeddable form: one classic script for browsers of ES2017, and the page that shows it. Takes a moment. */
export async function buildForm(): Promise<string> {
  const dist = path.join(form, 'dist');
  mkdirSync(dist, { recursive: true });
  const outfile = path.join(dist, 'form.js');
  await build({
    entryPoints: [path.join(form, 'src', 'form.ts')],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2017',
    legalComments: 'none',
    logLevel: 'error',
  });
  copyFileSync(path.join(form, 'form.html'), path.join(dist, 'form.html'));
  return outfile;
}
