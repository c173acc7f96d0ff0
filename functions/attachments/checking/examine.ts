import { unzipSync } from 'fflate';
import { fileTypeFromBuffer } from 'file-type';
import { type FileType, fileTypeOf } from '../file-types.ts';
import { MOST_BYTES, type RefusedFor } from '../model.ts';
import { BrokenFile } from './bytes.ts';
import { cleanHeic } from './clean-heic.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanMp4 } from './clean-mp4.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';
import type { Scan } from './malware.ts';

/** What is kept of a file, or why nothing is. */
export type Verdict = { readonly kept: Uint8Array } | { readonly refusedFor: RefusedFor };

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** Names of the parts of an office document; nothing is unpacked. */
function partsOf(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}

const cleaners: Partial<Record<FileType, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/heic': cleanHeic,
  'video/mp4': cleanMp4,
  'audio/mp4': cleanMp4,
};

/** A film may be called a recording and the other way round: both are the same kind of box. */
const BOXES: readonly FileType[] = ['video/mp4', 'audio/mp4'];
const fits = (declared: FileType, real: FileType | undefined) =>
  real === declared || (real !== undefined && BOXES.includes(real) && BOXES.includes(declared));

/**
 * Looks into a file: 1. it is what it was declared as, by its own bytes; 2. no malware and no macros are in it; 3. what pictures and
 * films tell beside themselves is taken out.
 */
export async function examine(bytes: Uint8Array, declared: FileType, scan: Scan): Promise<Verdict> {
  if (bytes.length > MOST_BYTES) return { refusedFor: 'TOO_LARGE' };
  if ((await scan(bytes)) !== undefined) return { refusedFor: 'MALWARE' };
  const real = await fileTypeFromBuffer(bytes);
  if (!fits(declared, real && fileTypeOf(real.mime))) return { refusedFor: 'WRONG_TYPE' };
  try {
    if (declared.startsWith(OFFICE) && partsOf(bytes).some((name) => /vbaproject|activex/i.test(name)))
      return { refusedFor: 'MACROS' };
    return { kept: cleaners[declared]?.(bytes) ?? bytes };
  } catch (error) {
    if (error instanceof BrokenFile || declared.startsWith(OFFICE)) return { refusedFor: 'BROKEN' };
    throw error;
  }
}
