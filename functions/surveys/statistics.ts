import { SurveyMode } from '../tickets/rating/model.ts';
import type { SurveyRow } from './model.ts';

/** F10: figures of surveys, with what they are worth: how many were asked, how many answered, and between what the truth lies. */

const Z = 1.959964; // of 95 %
export const INDICATIVE_BELOW = 30;

const TOP_TWO = 4; // 4 and 5 of 5
const LEAST = 1;
const MOST = 5;

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Wilson's interval of a share, in which small numbers and shares of none and all stay honest; undefined of nothing. */
export function shareInterval(hits: number, n: number): Interval | undefined {
  if (n === 0) return undefined;
  const share = hits / n;
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { from: rounded(Math.max(0, middle - half) * 100, 1), to: rounded(Math.min(1, middle + half) * 100, 1) };
}

/** The interval of a mean on the scale, by the spread of the answers; undefined of fewer than two. */
export function meanInterval(values: readonly number[]): Interval | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const mean = sum(values) / n;
  const deviation = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (n - 1));
  const half = (Z * deviation) / Math.sqrt(n);
  return { from: rounded(Math.max(LEAST, mean - half), 2), to: rounded(Math.min(MOST, mean + half), 2) };
}

export interface Figures {
  /** Answers that count. */
  readonly n: number;
  readonly mean?: number;
  readonly meanInterval?: Interval;
  /** Share of 4 and 5, in percent. */
  readonly topTwoPercent?: number;
  readonly topTwoInterval?: Interval;
  readonly solved: { readonly YES: number; readonly PARTLY: number; readonly NO: number };
  /** True: of so few answers that they indicate and prove nothing. */
  readonly indicative: boolean;
}

function figuresOfRows(rows: readonly SurveyRow[]): Figures {
  const values = rows.flatMap(({ overall }) => (overall === undefined ? [] : [overall]));
  const n = values.length;
  const top = values.filter((value) => value >= TOP_TWO).length;
  const solvedBy = (word: string) => rows.filter(({ solved }) => solved === word).length;
  const [ofMean, ofTop] = [meanInterval(values), shareInterval(top, n)];
  return {
    n,
    ...(n > 0 && { mean: rounded(sum(values) / n, 2), topTwoPercent: rounded((top / n) * 100, 1) }),
    ...(ofMean && { meanInterval: ofMean }),
    ...(ofTop && { topTwoInterval: ofTop }),
    solved: { YES: solvedBy('YES'), PARTLY: solvedBy('PARTLY'), NO: solvedBy('NO') },
    indicative: n < INDICATIVE_BELOW,
  };
}

export interface SurveyFigures extends Figures {
  /** Closings that were asked about, those of them that were answered, and the share. */
  readonly asked: number;
  readonly answered: number;
  readonly responsePercent?: number;
  /** Ways of asking are never mixed without being told: each by itself. */
  readonly byMode: ReadonlyArray<Figures & { readonly mode: SurveyMode }>;
}

/** What the answers say. Whoever rated without being asked, or in the call, counts as an answer and not as a response. */
export function figuresOf(rows: readonly SurveyRow[]): SurveyFigures {
  const asked = rows.filter((row) => row.asked);
  const answered = asked.filter(({ answers }) => answers > 0).length;
  return {
    ...figuresOfRows(rows),
    ...{ asked: asked.length, answered },
    ...(asked.length > 0 && { responsePercent: rounded((answered / asked.length) * 100, 1) }),
    byMode: SurveyMode.options.flatMap((mode) => {
      const own = rows.filter((row) => row.mode === mode);
      return own.length === 0 ? [] : [{ mode, ...figuresOfRows(own) }];
    }),
  };
}
