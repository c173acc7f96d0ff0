import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { keys } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { type RawCursor, WriteLost } from '../../platform/table.ts';
import type { StaffMember } from '../../staff/model.ts';
import type { ChangedMember } from '../../staff/person-rules.ts';
import { staffKind } from '../../staff/store.ts';
import { reviewedAlready } from '../errors.ts';
import { type Quarter, RightReview, type RightReviewId } from './model.ts';
import type { reviewed } from './rules.ts';

const placeOf = (site: SiteId, id: RightReviewId) => keys.rightReview(site, id.slice(4, 10), id);

export const rightReviewKind = recordKind({
  name: 'right-review',
  schema: RightReview,
  key: ({ site, id }) => placeOf(site, id),
});

/** Reviews of rights in the table. One function per access pattern. */
export const rightReviewStore = (ledger: Ledger) => {
  const { records } = ledger;
  return {
    repeated: (site: SiteId, id: RightReviewId, by: Circumstances) =>
      ledger.repeated(rightReviewKind, placeOf(site, id), by),

    /** All that was decided in a quarter. */
    async ofQuarter(site: SiteId, quarter: Quarter): Promise<RightReview[]> {
      const { pk } = keys.rightReview(site, quarter, '');
      const found: RightReview[] = [];
      let after: RawCursor | undefined;
      do {
        const page = await records.page(rightReviewKind, {
          pk,
          begins: 'P#',
          consistent: true,
          ...(after && { after }),
        });
        found.push(...page.items);
        after = page.next;
      } while (after);
      return found;
    },

    /**
     * What was decided; with it, where the right is withdrawn, the person without that post. Both or neither.
     * Errors: `rightReview.decided`, `version.stale`.
     */
    async decide(
      changed: ReturnType<typeof reviewed>,
      withdrawal: { readonly before: StaffMember; readonly changed: ChangedMember } | undefined,
      by: Circumstances,
    ): Promise<RightReview> {
      const { op: _ofTheReview, ...circumstances } = by;
      const also = withdrawal ? await ledger.changing({ kind: staffKind, ...withdrawal }, circumstances) : [];
      try {
        return await ledger.begin(rightReviewKind, changed, by, also);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        if (error.lost.some(({ current }) => current?.is === rightReviewKind.name)) throw reviewedAlready();
        throw stale(withdrawal?.before.version ?? 0, undefined);
      }
    },
  };
};
export type RightReviewStore = ReturnType<typeof rightReviewStore>;
