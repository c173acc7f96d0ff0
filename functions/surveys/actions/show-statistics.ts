import { plainDateIn } from '../../kernel/time.ts';
import { surveyStatistics } from '../contract.ts';
import { action } from '../deps.ts';
import { monthsTooMany } from '../errors.ts';
import { figuresOf } from '../statistics.ts';

const MOST_MONTHS = 12;
const ZONE = 'Asia/Shanghai';

const next = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Figures of whole months, the one that runs if none is named; a year at most is read. */
export const showStatistics = action(surveyStatistics, async ({ input, actor, now, deps }) => {
  const to = input.query.to ?? plainDateIn(now, ZONE).slice(0, 7);
  const from = input.query.from ?? to;
  const months: string[] = [];
  for (let month = from; month <= to && months.length <= MOST_MONTHS; month = next(month)) months.push(month);
  if (months.length === 0 || months.length > MOST_MONTHS) throw monthsTooMany(MOST_MONTHS);
  const rows = await Promise.all(months.map((month) => deps.surveys.rowsOf(actor.site, month)));
  const { byMode, ...figures } = figuresOf(rows.flat());
  return { from, to, ...figures, byMode: [...byMode] };
});
