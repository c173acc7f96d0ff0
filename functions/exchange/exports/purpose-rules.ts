import type { Consent } from '../../customers/consents/model.ts';
import { isGiven } from '../../customers/consents/rules.ts';
import { notForThisPurpose, plainNotAsked } from './errors.ts';
import type { ExportField, ExportPurpose } from './model.ts';

/** What each purpose may have in clear, and the consent without which a customer is not in its list (PIPL 6, 14). */
const purposes: Readonly<
  Record<ExportPurpose, { readonly plain: readonly ExportField[]; readonly consent?: Consent['purpose'] }>
> = {
  SERVICE: { plain: ['name', 'alias', 'phone'] },
  MARKETING_CALL: { plain: ['name', 'alias', 'phone'], consent: 'MARKETING_CALL' },
  MARKETING_MESSAGE: { plain: ['name', 'alias', 'phone', 'email'], consent: 'MARKETING_MESSAGE' },
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

/** Whether somebody may be in a list of this purpose. */
export function mayBeListed(purpose: ExportPurpose, consents: readonly Consent[]): boolean {
  const { consent } = purposes[purpose];
  return consent === undefined || isGiven(consents, consent);
}
