import { mayUse, type Use } from '../../customers/consents/use-rules.ts';
import type { Known } from '../../customers/known.ts';
import { isLiving } from '../../customers/model.ts';
import { notForThisPurpose, plainNotAsked } from './errors.ts';
import type { ExportField, ExportPurpose } from './model.ts';

/** What each purpose may have in clear, and the use that a customer must allow to be in its list (PIPL 6, 14). */
const purposes: Readonly<Record<ExportPurpose, { readonly plain: readonly ExportField[]; readonly use?: Use }>> = {
  SERVICE: { plain: ['name', 'alias', 'phone'] },
  MARKETING_CALL: { plain: ['name', 'alias', 'phone'], use: 'MARKETING_CALL' },
  MARKETING_MESSAGE: { plain: ['name', 'alias', 'phone', 'email'], use: 'MARKETING_MESSAGE' },
  MAILING: { plain: ['name', 'alias', 'phone', 'address'] },
  AUTHORITY: { plain: ['name', 'alias', 'phone', 'email', 'address'] },
  // Numbers are counted, not people.
  ANALYSIS: { plain: [] },
};

/** F26: masked by default; clear only what was asked for in clear, and the purpose allows. Errors: `customerExport.notForThisPurpose`, `customerExport.plainNotAsked`. */
export function mustSuit(asked: {
  readonly purpose: ExportPurpose;
  readonly fields: readonly ExportField[];
  readonly plain: readonly ExportField[];
}): void {
  const { plain } = purposes[asked.purpose];
  for (const [n, field] of asked.plain.entries()) {
    if (!asked.fields.includes(field)) throw plainNotAsked(n);
    if (!plain.includes(field)) throw notForThisPurpose(n, plain);
  }
}

/** Whether somebody may be in a list of this purpose, as he stands now. */
export function mayBeListed(purpose: ExportPurpose, known: Known): boolean {
  const { use } = purposes[purpose];
  return use === undefined ? isLiving(known.customer) : mayUse(known, use);
}
