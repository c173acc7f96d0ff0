import { refusal } from '../kernel/errors.ts';
import { FILE_TYPES, fileTypes } from './file-types.ts';
import { type AttachmentStatus, attachmentLabels, MOST_BYTES, type RefusedFor, refusedForLabels } from './model.ts';

const MEGABYTES = MOST_BYTES / 1_048_576;
const taken = (language: 'zh' | 'en', between: string) =>
  FILE_TYPES.map((type) => fileTypes[type].label[language]).join(between);

export const fileTooLarge = refusal(
  'attachment.tooLarge',
  'invalid',
  (_bytes: number) => ({
    zh: `单个文件不能超过 ${MEGABYTES} MB`,
    en: `A file may have ${MEGABYTES} MB at most`,
  }),
  (bytes) => ({ fields: [{ path: 'size', reason: `more than ${MOST_BYTES}` }], bytes, most: MOST_BYTES }),
);

export const fileTypeNotTaken = refusal(
  'attachment.typeNotTaken',
  'invalid',
  () => ({
    zh: `不支持该类型的文件，可上传：${taken('zh', '、')}`,
    en: `Files of this type are not taken; these are: ${taken('en', ', ')}`,
  }),
  () => ({ fields: [{ path: 'mime', reason: 'not taken' }], taken: FILE_TYPES }),
);

/** Told alike for a key that never was, another's, and one whose time is over, so that nobody learns of another's files. */
export const uploadUnknown = refusal(
  'attachment.unknown',
  'refused',
  (_at: number) => ({
    zh: '附件不存在或已失效，请重新上传',
    en: 'There is no such upload, or its time is over; upload the file again',
  }),
  (at) => ({ fields: [{ path: `attachments.${at}`, reason: 'unknown or over' }] }),
);

export const uploadUsed = refusal(
  'attachment.used',
  'conflict',
  (_at: number) => ({
    zh: '附件已在其他诉求中使用，请重新上传',
    en: 'This upload was used already; upload the file again',
  }),
  (at) => ({ fields: [{ path: `attachments.${at}`, reason: 'used' }] }),
);

export const sameUploadTwice = refusal(
  'attachment.twice',
  'invalid',
  (_at: number) => ({ zh: '同一附件重复提交', en: 'The same upload is named twice' }),
  (at) => ({ fields: [{ path: `attachments.${at}`, reason: 'named twice' }] }),
);

export const tooManyFiles = refusal(
  'attachment.tooMany',
  'refused',
  (most: number) => ({
    zh: `一个诉求最多保存 ${most} 个附件`,
    en: `A matter holds ${most} files at most`,
  }),
  (most) => ({ most }),
);

export const attachmentNotFound = refusal('attachment.notFound', 'missing', () => ({
  zh: '附件不存在',
  en: 'There is no such file',
}));

/** It is there, but nobody may open it: not checked yet, refused, or never uploaded. `data` tells which, and why. */
export const attachmentClosed = refusal(
  'attachment.closed',
  'conflict',
  (_status: AttachmentStatus, _why?: RefusedFor) => ({
    zh: '附件未通过检查，不能打开',
    en: 'The file cannot be opened: it was not checked, or was refused',
  }),
  (status, why) => ({
    ...{ current: status, statusText: attachmentLabels[status] },
    ...(why && { refusedFor: why, refusedText: refusedForLabels[why] }),
  }),
);

/** WeChat takes the picture for offensive; who must see it says so. */
export const pictureHidden = refusal(
  'attachment.hidden',
  'conflict',
  () => ({
    zh: '图片内容可能违规，确认后方可打开',
    en: 'The picture may be offensive; it opens on purpose only',
  }),
  () => ({ fields: [{ path: 'picture', reason: 'OPENED' }] }),
);
