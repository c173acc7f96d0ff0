import type { Texts } from '../kernel/errors.ts';

/** Which files are taken. */

export const FILE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'video/mp4',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

interface Known {
  /** Endings of such a file's name, the usual one first. */
  readonly endings: readonly [string, ...string[]];
  /** Other names by which browsers and phones call it. */
  readonly aliases: readonly string[];
  readonly label: Texts;
}

/**
 * Sequences of HEIC (bursts, films) are left out, and so are the office formats of before 2007, in which macros hide.
 */
export const fileTypes: Readonly<Record<FileType, Known>> = {
  'image/jpeg': {
    endings: ['jpg', 'jpeg'],
    aliases: ['image/jpg', 'image/pjpeg'],
    label: { zh: 'JPEG 图片', en: 'JPEG picture' },
  },
  'image/png': { endings: ['png'], aliases: ['image/x-png'], label: { zh: 'PNG 图片', en: 'PNG picture' } },
  'image/webp': { endings: ['webp'], aliases: [], label: { zh: 'WebP 图片', en: 'WebP picture' } },
  'image/heic': { endings: ['heic', 'heif'], aliases: ['image/heif'], label: { zh: 'HEIC 图片', en: 'HEIC picture' } },
  'application/pdf': { endings: ['pdf'], aliases: ['application/x-pdf'], label: { zh: 'PDF 文件', en: 'PDF' } },
  'video/mp4': { endings: ['mp4', 'm4v'], aliases: ['video/x-m4v'], label: { zh: 'MP4 视频', en: 'MP4 video' } },
  'audio/mpeg': { endings: ['mp3'], aliases: ['audio/mp3'], label: { zh: 'MP3 录音', en: 'MP3 recording' } },
  'audio/mp4': {
    endings: ['m4a'],
    aliases: ['audio/x-m4a', 'audio/m4a'],
    label: { zh: 'M4A 录音', en: 'M4A recording' },
  },
  'audio/wav': {
    endings: ['wav'],
    aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
    label: { zh: 'WAV 录音', en: 'WAV recording' },
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    endings: ['docx'],
    aliases: [],
    label: { zh: 'Word 文档（docx）', en: 'Word document (docx)' },
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    endings: ['xlsx'],
    aliases: [],
    label: { zh: 'Excel 表格（xlsx）', en: 'Excel sheet (xlsx)' },
  },
};

const bare = (mime: string) => (mime.split(';')[0] ?? '').trim().toLowerCase();

/** The type that a media type stands for, by whatever name it is called; undefined where such files are not taken. */
export function fileTypeOf(mime: string): FileType | undefined {
  const called = bare(mime);
  return FILE_TYPES.find((type) => type === called || fileTypes[type].aliases.includes(called));
}

/** The name under which a file is handed out: as it was given, with an ending that tells what it is. */
export function downloadName(fileName: string, type: FileType): string {
  const { endings } = fileTypes[type];
  const ending = /\.([^.]{1,8})$/.exec(fileName)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending) ? fileName : `${fileName}.${endings[0]}`;
}
