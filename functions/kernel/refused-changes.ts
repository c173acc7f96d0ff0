import { refusal } from './errors.ts';

/** The version that the caller read is not the one that stands there now. */
export const stale = refusal(
  'version.stale',
  'stale',
  (_version: number, _current?: string) => ({
    zh: '内容已被他人更新，请刷新后重试',
    en: 'Somebody changed this meanwhile; read it again',
  }),
  (version, current) => ({ version, ...(current !== undefined && { current }) }),
);

/** The same Idempotency-Key came with another body. */
export const keyReused = refusal('idempotency.keyReused', 'reused', () => ({
  zh: '同一幂等键不可用于不同内容',
  en: 'This Idempotency-Key was used with another body',
}));
