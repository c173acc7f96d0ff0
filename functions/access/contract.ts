import { alarmContract } from './alarms/contract.ts';
import { canaryContract } from './canaries/contract.ts';
import { logContract } from './log/contract.ts';
import { revealContract } from './reveal/contract.ts';
import { reviewContract } from './reviews/contract.ts';

/** Routes of the protection against leaks (F26). */
export const contract = {
  ...logContract,
  ...revealContract,
  ...alarmContract,
  ...canaryContract,
  ...reviewContract,
} as const;
