import type { Ending } from './rules.ts';

/** What a number of WeChat means for a message, for its credit, and for who must look. */
export interface Meaning {
  /** Refused for good, or not now. */
  readonly forGood: boolean;
  readonly ending: Ending;
  /** Our settings, templates or texts are wrong: an operator must look. */
  readonly ours: boolean;
}

const guests = (ending: Ending): Meaning => ({ forGood: true, ending, ours: false });
const later: Meaning = { forGood: false, ending: 'NOT_SENT', ours: false };
const ours: Meaning = { forGood: true, ending: 'NOT_SENT', ours: true };

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
const meanings: Readonly<Record<number, Meaning>> = {
  /** Never allowed, or used up: WeChat knows it better than our ledger. */
  43101: guests('USED_UP'),
  /** The text hits a list of words; it would again. */
  45168: guests('NOT_SENT'),
  /** Two at once to one user. */
  43108: later,
  [-1]: later,
  45011: later,
  /** The quota of the day: it is not worth waiting for. */
  45009: ours,
  47003: ours,
  40037: ours,
  40003: ours,
  41030: ours,
  43107: ours,
  40001: ours,
  40014: ours,
  42001: ours,
  41001: ours,
  40013: ours,
  40125: ours,
  40164: ours,
};

/** A number that nobody knows is an operator's; no number at all is a moment's trouble. */
export const meaningOf = (errcode: number): Meaning => (errcode === 0 ? later : (meanings[errcode] ?? ours));
