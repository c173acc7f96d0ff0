import type { CustomerImport, FileFormat } from './model.ts';

/** One of the check, one of the import itself. */
export const reportName = ({ status }: Pick<CustomerImport, 'status'>, format: FileFormat): string =>
  `${status === 'UPLOADED' || status === 'CHECKED' ? 'planned' : 'done'}.${format.toLowerCase()}`;
