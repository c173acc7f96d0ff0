import { refusal, type Texts } from '../../kernel/errors.ts';

/** Why a file is no sheet that can be read. */
const unreadable = {
  NOT_A_SHEET: { zh: '文件不是可读取的 CSV 或 XLSX', en: 'This is neither CSV nor XLSX that can be read' },
  OLD_OR_LOCKED: {
    zh: '不支持旧版 XLS 或加密的工作簿，请另存为 XLSX',
    en: 'Old XLS and locked workbooks are not read; save it as XLSX',
  },
  NO_TEXT: { zh: '文字编码无法识别，请存为 UTF-8', en: 'Its letters cannot be read; save it as UTF-8' },
  TOO_MUCH_INSIDE: { zh: '文件解压后过大', en: 'It unpacks to more than a list of customers can be' },
  TOO_MANY_ROWS: { zh: '行数超出上限', en: 'It has too many rows' },
  TOO_WIDE: { zh: '列数或单元格内容超出上限', en: 'It has too many columns, or too much in one cell' },
  EMPTY: { zh: '文件没有表头', en: 'It has no headings' },
} as const satisfies Record<string, Texts>;
export type Unreadable = keyof typeof unreadable;

/** The file cannot be read; nothing was done with it. */
export const fileUnreadable = refusal(
  'customerImport.unreadable',
  'invalid',
  (why: Unreadable) => unreadable[why],
  (why) => ({ why }),
);

export const importNotFound = refusal('customerImport.notFound', 'missing', () => ({
  zh: '导入任务不存在',
  en: 'There is no such import',
}));

/** What was asked for was never sent, or is gone. */
export const notUploaded = refusal('customerImport.notUploaded', 'conflict', () => ({
  zh: '文件尚未上传',
  en: 'The file is not there yet',
}));

export const noReport = refusal('customerImport.noReport', 'conflict', () => ({
  zh: '结果文件尚未生成或已过期',
  en: 'There is no report yet, or no more',
}));

/** Two fields cannot stand in one column. */
export const columnTwice = refusal(
  'customerImport.columnTwice',
  'invalid',
  (_field: string) => ({ zh: '两个字段不能对应同一列', en: 'Two fields cannot stand in one column' }),
  (field) => ({ fields: [{ path: `mapping.${field}`, reason: 'another field has this column' }] }),
);

/** Somebody has one of the numbers, and nobody has proved that it is he: a person looks. */
export const mayBeKnown = refusal(
  'customerImport.mayBeKnown',
  'conflict',
  (_candidates: readonly string[]) => ({
    zh: '号码已有客户但未经核实，请人工核对',
    en: 'Somebody has this number, unproved: a person has to look',
  }),
  (candidates) => ({ candidates }),
);

export const takenByAnother = refusal('customerImport.takenByAnother', 'conflict', () => ({
  zh: '卡号或证件已属于另一位客户',
  en: 'The card or document is another customer’s',
}));
