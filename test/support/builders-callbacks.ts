import { Callback } from '../../functions/callbacks/model.ts';
import { book, type CallbackTiming } from '../../functions/callbacks/rules.ts';
import { promiseCalendars } from '../../functions/kernel/china-calendar.ts';
import type { CallbackId, SiteId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { defaults } from '../../functions/policies/defaults.ts';

/** Ten in the morning of a winter Monday in China. */
export const ten = '2026-11-23T02:00:00.000Z' as Instant;
/** Half past eleven: a slot of the same morning. */
export const slot = '2026-11-23T03:30:00.000Z' as Instant;

export const timing: CallbackTiming = { numbers: defaults.callback, calendar: promiseCalendars.SERVICE };

const booked = book(
  {
    ...{ id: 'cb_01HK153X00FV0QTBMYWKVK8T81' as CallbackId, site: 'dolon' as SiteId, source: 'PUBLIC' },
    ...{ topic: 'INQUIRY', phone: '19000000001', callAt: slot, mayRemind: true },
    ...{ agent: 'S07', seat: { at: slot, agent: 'S07' } },
  },
  ten,
  defaults.callback,
).head;

/** A call booked for half past eleven with S07. */
export const aCallback = (over: Partial<Callback> = {}): Callback => Callback.parse({ ...booked, ...over });

/** S06, S07 and S08 are on shift, and S01 stands for the house. */
export const callers = { agents: ['S06', 'S07', 'S08'], otherwise: 'S01' };
