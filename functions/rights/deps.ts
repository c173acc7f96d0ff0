import type { CallbackStore } from '../callbacks/store.ts';
import type { CustomerDeps } from '../customers/deps.ts';
import type { RightsRequestId, SiteId } from '../kernel/ids.ts';
import { actionsWith, type Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { PhoneCodes } from '../mini-program/phone/codes.ts';
import type { PhoneCodeStore } from '../mini-program/phone/store.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Objects } from '../platform/objects.ts';
import type { Records } from '../platform/records.ts';
import type { RetentionStore } from '../retention/store.ts';
import type { SessionStore } from '../sessions/store.ts';
import type { TicketStore } from '../tickets/store.ts';
import type { RightsNumbers } from './clock-rules.ts';
import type { RightsStore } from './store.ts';

/** What requests need of the archive. */
export type Archive = Pick<CustomerDeps, 'customers' | 'keeping' | 'recognise' | 'nameMarksOf'>;

/** What the actions and the worker of this domain need. */
export interface RightsDeps {
  readonly rights: RightsStore;
  readonly retention: RetentionStore;
  readonly archive: Archive;
  readonly records: Records;
  readonly phones: PhoneCodeStore;
  readonly phoneCodes: PhoneCodes;
  readonly cursors: Cursors;
  /** The numbers as they are now, with their version. */
  current(site: SiteId): Promise<{ readonly version: number; readonly numbers: RightsNumbers }>;
  /** The numbers that a request began with. */
  numbersOf(of: { readonly site: SiteId; readonly policyVersion: number }): Promise<RightsNumbers>;
  readonly files: Objects;
  /** The password of a package; it is kept nowhere. */
  packagePassword(id: RightsRequestId): string;
  /** The id of what a request begins, so that its repeat finds it. */
  idFor(op: Operation, day: Instant): RightsRequestId;
}

/** What the worker needs beside: everything that hangs on a customer, wherever it is kept. */
export interface ExecutingDeps extends RightsDeps {
  readonly tickets: TicketStore;
  readonly callbacks: CallbackStore;
  readonly sessions: SessionStore;
}

export const action = actionsWith<RightsDeps>();
