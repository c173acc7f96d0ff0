import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const form = path.resolve(import.meta.dirname, '..', 'clients', 'form');

const dist = path.join(form, 'dist');

/** The pages of guests: the form, and the questionnaire that a text message leads to, whose address is a secret. */
const pages = {
  form: {
    head: '<title>客群服务 · Guest service</title>',
    script: '<script src="/form.js" data-api="/v1"></script>',
  },
  survey: {
    head: '<meta name="referrer" content="no-referrer" /><meta name="robots" content="noindex" /><title>满意度评价 · How did we do</title>',
    script: '<script src="/survey.js" data-api="/v1" data-form="/form"></script>',
  },
} as const;
type GuestPage = keyof typeof pages;

/** A page around its script. */
const pageOf = ({ head, script }: (typeof pages)[GuestPage]): string =>
  readFileSync(path.join(form, 'page.html'), 'utf8').replace('<!-- head -->', head).replace('<!-- script -->', script);

/** Where the script of a page is built to. */
export const guestScript = (page: GuestPage): string => path.join(dist, `${page}.js`);

/** Builds the form and the questionnaire: a classic script each, for browsers of ES2017, and the pages that show them. Takes a moment. */
export async function buildForm(): Promise<string> {
  mkdirSync(dist, { recursive: true });
  await build({
    entryPoints: Object.keys(pages).map((page) => path.join(form, 'src', `${page}.ts`)),
    outdir: dist,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2017',
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const [page, of] of Object.entries(pages)) writeFileSync(path.join(dist, `${page}.html`), pageOf(of));
  return guestScript('form');
}
