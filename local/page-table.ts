import path from 'node:path';
import { root } from './folders.ts';

interface Page {
  readonly file: string;
  readonly type: string;
}

const html = 'text/html; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const plain = 'text/plain; charset=utf-8';
const json = 'application/json; charset=utf-8';

/** Every page of the front door: its path, the file behind it and its type. What is not here is a 404. */
const pages = new Map<string, readonly [file: string, type: string]>([
  ['/', ['local/pages/index.html', html]],
  ['/form', ['clients/form/dist/form.html', html]],
  ['/form.js', ['clients/form/dist/form.js', script]],
  ['/survey', ['clients/form/dist/survey.html', html]],
  ['/survey.js', ['clients/form/dist/survey.js', script]],
  ['/client.js', ['clients/api/dist/client.js', script]],
  ['/client.mjs', ['clients/api/dist/client.mjs', script]],
  ['/client.d.ts', ['clients/api/dist/client.d.ts', plain]],
  ['/docs', ['local/pages/docs.html', html]],
  ['/docs/reference.js', ['node_modules/@scalar/api-reference/dist/browser/standalone.js', script]],
  ['/errors', ['local/pages/errors.html', html]],
  ['/errors.md', ['docs/errors.md', plain]],
  ['/openapi.json', ['docs/openapi.json', json]],
]);

/** The file for a path, with or without a slash at its end. */
export function findPage(pathname: string): Page | undefined {
  const found = pages.get(pathname === '/' ? pathname : pathname.replace(/\/$/, ''));
  return found && { file: path.join(root, found[0]), type: found[1] };
}
