import type { Profile } from './archive/model.ts';
import type { Consent } from './consents/model.ts';
import type { Identifier } from './identifiers/model.ts';
import type { Merged } from './merging/model.ts';
import type { Customer } from './model.ts';
import type { Relation } from './relations/model.ts';

/** All that is known of a customer, without what hangs on him. */
export interface Known {
  readonly customer: Customer;
  readonly identifiers: readonly Identifier[];
  readonly profile?: Profile | undefined;
  /** Under which his names are found. */
  readonly nameMarks: readonly string[];
  readonly consents: readonly Consent[];
  readonly relations: readonly Relation[];
  /** What other records brought with them, the earliest first. */
  readonly merged: readonly Merged[];
  /** He uses the mini-program. */
  readonly wechat: boolean;
}

/** Of somebody new, nothing is known but his head. */
export const knownOf = (customer: Customer): Known => ({
  customer,
  ...{ identifiers: [], nameMarks: [], consents: [], relations: [], merged: [], wechat: false },
});

/** What a decision leaves, in place of what was known; what it does not name stays. */
export type Learned = Partial<Omit<Known, 'customer' | 'wechat'>>;
