import type { Circumstances } from '../kernel/event.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { Survey, SurveyRow } from './model.ts';
import type { answered, ask } from './rules.ts';

const DAY_SECONDS = 86_400;
const A_PAGE = 500;

export const surveyKind = recordKind({
  name: 'survey',
  schema: Survey,
  key: ({ site, tokenHash }) => keys.survey(site, tokenHash),
});

const rowKind = recordKind({
  name: 'survey-row',
  schema: SurveyRow,
  key: ({ site, month, ticketNo, round }) => keys.surveyRow(site, month, `${ticketNo}#${round}`),
});

/** Surveys in the table. One function per access pattern. */
export function surveyStore(ledger: Ledger) {
  const { records } = ledger;

  /** That a customer was asked, unless he was within the last days: of two closings at once only one asks. */
  function leavingInPeace(site: SiteId, customerId: CustomerId, of: { now: Instant; quietDays: number }): Write {
    const asked = Math.floor(millis(of.now) / 1_000);
    const quiet = of.quietDays * DAY_SECONDS;
    return {
      kind: 'update',
      key: keys.lastSurvey(site, customerId),
      set: { asked, expiresAtEpoch: asked + quiet },
      expect: { atMost: { asked: asked - quiet } },
    };
  }

  return {
    /** The one of a token, by its hash. */
    find: (site: SiteId, tokenHash: string): Promise<Survey | undefined> =>
      records.find(surveyKind, keys.survey(site, tokenHash)),

    /** Asks, with its event; false where this closing was asked about already, or the customer within the last days. */
    async ask(changed: ReturnType<typeof ask>, quietDays: number, by: Circumstances): Promise<boolean> {
      const { site, customerId } = changed.head;
      try {
        await ledger.begin(surveyKind, changed, by, [leavingInPeace(site, customerId, { now: by.now, quietDays })]);
        return true;
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        return false;
      }
    },

    /** One more answer, for the transaction of the matter that it is about. */
    answering: (before: Survey, changed: ReturnType<typeof answered>, by: Circumstances): Promise<Write[]> =>
      ledger.changing({ kind: surveyKind, before, changed, from: [before.status] }, by),

    /** Counts a closing, unless more is known of it already. */
    async count(row: SurveyRow): Promise<void> {
      const expect = { atMost: { answers: row.answers } };
      try {
        await records.table.write({ kind: 'put', item: await records.encode(rowKind, row), expect });
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
      }
    },

    /** All that was counted in a month. */
    async rowsOf(site: SiteId, month: string): Promise<SurveyRow[]> {
      const rows: SurveyRow[] = [];
      let after: RawCursor | undefined;
      do {
        const { pk } = keys.surveyRow(site, month, '');
        const page = await records.page(rowKind, { pk, limit: A_PAGE, ...(after && { after }) });
        rows.push(...page.items);
        after = page.next;
      } while (after);
      return rows;
    },
  };
}
export type SurveyStore = ReturnType<typeof surveyStore>;
