import { addPlainDays, plainDateIn } from '../../kernel/time.ts';
import { showQuality } from '../contract.ts';
import { action } from '../deps.ts';
import { periodTooLong } from '../errors.ts';
import { figuresOf } from '../quality-rules.ts';

const MOST_DAYS = 31;
const ZONE = 'Asia/Shanghai'; // the house counts its days by its own clock

/** Figures of the matters that came in between two days, both among them; a month at most is read. */
export const showQualityIt = action(showQuality, async ({ input, actor, now, deps }) => {
  const to = input.query.to ?? plainDateIn(now, ZONE);
  const from = input.query.from ?? addPlainDays(to, 1 - MOST_DAYS);
  const days: (typeof from)[] = [];
  for (let day = from; day <= to; day = addPlainDays(day, 1)) {
    if (days.length === MOST_DAYS) throw periodTooLong(MOST_DAYS);
    days.push(day);
  }
  const rows = await Promise.all(days.map((day) => deps.board.quality(actor.site, day)));
  return { from, to, ...figuresOf(rows.flat(), now) };
});
