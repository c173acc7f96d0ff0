import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { filedAsKept, keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Key, type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { Survey, SurveyRow } from './model.ts';
import type { answered, ask } from './rules.ts';

const DAY_SECONDS = 86_400;
const A_PAGE = 500;

export const surveyKind = recordKind({
  name: 'survey',
  schema: Survey,
  key: ({ site, tokenHash }) => keys.survey(site, tokenHash),
  // Its token ends it, answered or not; how it was answered is counted in a row of its own.
  index: ({ site, id, expiresAt }) => filedAsKept(site, 'SURVEY', { endedAt: expiresAt, id }),
});

const rowKind = recordKind({
  name: 'survey-row',
  schema: SurveyRow,
  key: ({ site, month, ticketNo, round }) => keys.surveyRow(site, month, `${ticketNo}#${round}`),
});

/** How long somebody is left in peace who was asked, and by what he is known again who is in no archive. */
interface Peace {
  readonly quietDays: number;
  readonly numberIndex?: string;
}

/** Where it stands when he was last asked. */
function lastAskedOf({ site, customerId }: Survey, { numberIndex }: Peace): Key | undefined {
  if (customerId !== undefined) return keys.lastSurvey(site, customerId);
  return numberIndex === undefined ? undefined : keys.lastSurveyOfNumber(site, numberIndex);
}

/** Surveys in the table. One function per access pattern. */
export function surveyStore(ledger: Ledger) {
  const { records } = ledger;

  /** That somebody was asked, unless he was within the last days: of two closings at once only one asks. */
  function leavingInPeace(key: Key, of: { now: Instant; quietDays: number }): Write {
    const asked = Math.floor(millis(of.now) / 1_000);
    const quiet = of.quietDays * DAY_SECONDS;
    return {
      kind: 'update',
      key,
      set: { asked, expiresAtEpoch: asked + quiet },
      expect: { atMost: { asked: asked - quiet } },
    };
  }

  return {
    /** The one of a token, by its hash. */
    find: (site: SiteId, tokenHash: string): Promise<Survey | undefined> =>
      records.find(surveyKind, keys.survey(site, tokenHash)),

    /** Asks, with its event; false where this closing was asked about already, or its guest within the last days. */
    async ask(changed: ReturnType<typeof ask>, peace: Peace, by: Circumstances): Promise<boolean> {
      const key = lastAskedOf(changed.head, peace);
      const also = key ? [leavingInPeace(key, { now: by.now, quietDays: peace.quietDays })] : [];
      try {
        await ledger.begin(surveyKind, changed, by, also);
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
