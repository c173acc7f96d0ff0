import { createHash } from 'node:crypto';
import { fileFolders } from '../../platform/file-folders.ts';
import type { LeakCaseDeps } from '../deps.ts';
import { contentWanted, fileMissing } from '../errors.ts';
import type { LeakCase } from '../model.ts';
import type { Evidence } from './model.ts';
import type { Content } from './rules.ts';

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const folderOf = ({ site, id }: Pick<LeakCase, 'site' | 'id'>) => `leak-cases/${site}/${id}`;

/** Where a file waits that was sent to become evidence of a case. */
export const waitingAt = (found: Pick<LeakCase, 'site' | 'id'>, upload: string): string =>
  `${fileFolders.quarantine.prefix}${folderOf(found)}/${upload}`;

export const textContent = (text: string): Content & { readonly text: string } => ({
  ...{ text, sha256: sha256Of(text), bytes: Buffer.byteLength(text) },
});

/**
 * What is brought as evidence, with its fingerprint. A file goes from quarantine to where it is kept, under a name that follows from its
 * fingerprint, before anything is written: the same again is the same file. Errors: `leakCase.contentWanted`, `leakCase.fileMissing`.
 */
export async function contentOf(
  files: LeakCaseDeps['files'],
  found: LeakCase,
  of: { readonly text?: string | undefined; readonly file?: { upload: string; fileName: string } | undefined },
): Promise<Content> {
  const { text, file } = of;
  if ((text === undefined) === (file === undefined)) throw contentWanted();
  if (text !== undefined) return textContent(text);
  const { upload, fileName } = file as { upload: string; fileName: string };
  const waiting = waitingAt(found, upload);
  const [facts, body] = await Promise.all([files.facts(waiting), files.get(waiting)]);
  if (!facts || !body || body.length === 0) throw fileMissing();
  const sha256 = sha256Of(body);
  const name = `${fileFolders.kept.prefix}${folderOf(found)}/${sha256}`;
  if (!(await files.copy(waiting, name, { type: facts.type }))) throw fileMissing();
  return { sha256, bytes: body.length, file: { name, type: facts.type, fileName } };
}

const LINK_SECONDS = 300;

/** What somebody is shown who may look: its text, or where the file is fetched, and whether it is what it was. */
export async function shown(files: LeakCaseDeps['files'], { text, file, sha256 }: Evidence) {
  if (!file) return { text, sha256, intact: sha256Of(text ?? '') === sha256 };
  const body = await files.get(file.name);
  if (!body) throw fileMissing();
  const link = await files.link(file.name, { fileName: file.fileName, seconds: LINK_SECONDS });
  return { link, sha256, intact: sha256Of(body) === sha256 };
}
