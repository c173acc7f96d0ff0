import type { FileFormat } from '../imports/model.ts';

/** What each kind of file calls itself. */
export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  CSV: 'text/csv',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
