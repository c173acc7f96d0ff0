import type { CustomerExport } from './exports/model.ts';
import type { CustomerImport } from './imports/model.ts';

/** Names of the objects of imports and exports: the only file that spells them. All of them are gone after eight days. */

const FOLDER = 'exchange/'; // see platform/file-folders.ts
const numbered = (n: number) => String(n).padStart(5, '0');

type Of = Pick<CustomerImport, 'site' | 'id'>;
type Check = Of & Pick<CustomerImport, 'generation'>;
const importFolder = ({ site, id }: Of) => `${FOLDER}${site}/${id}`;
const checkFolder = (one: Check) => `${importFolder(one)}/${one.generation}`;

type OfExport = Pick<CustomerExport, 'site' | 'id'>;
const exportFolder = ({ site, id }: OfExport) => `${FOLDER}${site}/${id}`;

export const objectNames = {
  /** The file as it was sent. */
  importFile: (one: Of) => `${importFolder(one)}/file`,
  /** What is known of the file: its headings. */
  importAbout: (one: Of) => `${importFolder(one)}/about.json`,
  /** Rows of a part as one check has read them. */
  importRows: (one: Check, part: number) => `${checkFolder(one)}/rows/${numbered(part)}.json`,
  /** What the rows of a part would come to. */
  importPlan: (one: Check, part: number) => `${checkFolder(one)}/planned/${numbered(part)}.json`,
  /** What they have come to. */
  importResult: (one: Check, part: number) => `${checkFolder(one)}/done/${numbered(part)}.json`,
  /** All results as one file. */
  importReport: (one: Check, of: string) => `${checkFolder(one)}/report-${of}`,
  /** Ids of the customers of a part of a list. */
  exportFound: (one: OfExport, part: number) => `${exportFolder(one)}/found/${numbered(part)}.json`,
  /** Lines of a part of a list. */
  exportMade: (one: OfExport, part: number) => `${exportFolder(one)}/made/${numbered(part)}.json`,
  /** The list as it is handed out, sealed. */
  exportFile: (one: OfExport) => `${exportFolder(one)}/list.zip`,
} as const;
