import type { CustomerId, PostId, SiteId, StaffId } from './ids.ts';

/** Rows that a capability reaches (default deny; a capability that is not listed reaches nothing). */
export type Scope = 'own' | 'unit' | 'department' | 'site' | 'all';

/** A member of staff as the table knows him now: read afresh, never from the token alone. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly site: SiteId;
  readonly staffId: StaffId;
  readonly staffNo: string;
  readonly unitIds: readonly string[];
  /** The post that this act is done in: chosen by the request or derived from the capability used. */
  readonly post: { readonly id: PostId; readonly code: string };
  readonly postCodes: readonly string[];
  readonly capabilities: Readonly<Record<string, Scope>>;
  /** The break-glass access by which this act is allowed at all; no post of this person would allow it. */
  readonly breakGlass?: string;
}

export interface CustomerActor {
  readonly kind: 'customer';
  readonly site: SiteId;
  readonly customerId: CustomerId;
  /** The sign-in that this request came by. */
  readonly sessionId?: string;
  /** The device that he says he uses, for counting alone. */
  readonly device?: string;
}

export interface PublicActor {
  readonly kind: 'public';
  readonly site: SiteId;
  /** The range of addresses that he calls from, for counting alone; undefined where that tells nobody apart. */
  readonly range?: string;
  /** The device that he says he uses, for counting alone. */
  readonly device?: string;
}

/** A workflow step, the reconciler or a subscriber: acts by the same rules and leaves the same events. */
export interface SystemActor {
  readonly kind: 'system';
  readonly site: SiteId;
  readonly name: string;
}

export type Actor = StaffActor | CustomerActor | PublicActor | SystemActor;

/** What a good token proves: who, of which site, by which sign-in. What he may do is not in it. */
export interface SignIn {
  readonly site: SiteId;
  readonly kind: 'staff' | 'customer';
  /** Staff number, or customer id. */
  readonly sub: string;
  readonly iss: string;
  readonly sid: string;
  /** Epoch second at which the token was made. */
  readonly iat: number;
}
