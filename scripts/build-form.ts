import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const form = path.resolve(import.meta.dirname, '..', 'clients', 'form');

const dist = path.join(form, 'dist');

/** The scripts that pages of guests are made of: the form, and the questionnaire that a text message leads to. */
type GuestPage = 'form' | 'survey';

/** Where the script of a page is built to. */
export const guestScript = (page: GuestPage): string => path.join(dist, `${page}.js`);

/** Builds the form and the questionnaire: a classic script each, for browsers of ES2017, and the pages that show them. Takes a moment. */
export async function buildForm(): Promise<string> {
  mkdirSync(dist, { recursive: true });
  const pages: readonly GuestPage[] = ['form', 'survey'];
  await build({
    entryPoints: pages.map((page) => path.join(form, 'src', `${page}.ts`)),
    outdir: dist,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2017',
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const page of pages) copyFileSync(path.join(form, `${page}.html`), path.join(dist, `${page}.html`));
  return guestScript('form');
}
