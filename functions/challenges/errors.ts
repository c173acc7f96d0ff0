import { refusal } from '../kernel/errors.ts';

/** The solution does not answer a challenge of ours: wrong, changed, or made for another purpose or site. */
export const challengeInvalid = refusal('challenge.invalid', 'invalid', () => ({
  zh: '人机验证未通过，请重试',
  en: 'The proof of work is not right; ask for a new challenge',
}));

export const challengeExpired = refusal('challenge.expired', 'refused', () => ({
  zh: '人机验证已过期，请重新验证',
  en: 'The challenge has expired; ask for a new one',
}));

export const challengeUsed = refusal('challenge.used', 'refused', () => ({
  zh: '人机验证已使用，请重新验证',
  en: 'This proof of work was used already; ask for a new challenge',
}));
