import type { Changed } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { Instant } from '../kernel/time.ts';
import { invalidPolicy, unknownPolicy } from './errors.ts';
import { type Policies, PolicyName, type PolicyOf, type PolicyRecord, policySchemas } from './model.ts';

/** The name of a policy in use, or `policy.unknown`. */
export function knownPolicy(name: string): PolicyName {
  const known = PolicyName.safeParse(name);
  if (!known.success) throw unknownPolicy();
  return known.data;
}

/** A whole policy as its schema wants it, or `policy.invalid` with all that is wrong. */
export function checkedPolicy<N extends PolicyName>(name: N, sent: unknown): PolicyOf<N> {
  const parsed = policySchemas[name].safeParse(sent);
  if (parsed.success) return parsed.data as Policies[N];
  throw invalidPolicy(
    parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), reason: issue.message })),
  );
}

/** A new version of a policy, if nobody changed it since the version that was read. */
export function change(
  before: PolicyRecord | undefined,
  to: { site: SiteId; name: PolicyName; policy: Record<string, unknown>; version: number; by: string; now: Instant },
): Changed<PolicyRecord> {
  const standing = before?.version ?? 0;
  if (to.version !== standing) throw stale(standing, undefined);
  const version = standing + 1;
  const head: PolicyRecord = {
    id: to.name,
    site: to.site,
    version,
    policy: to.policy,
    changedAt: to.now,
    changedBy: to.by,
  };
  return { head, event: { type: 'policy.changed', facts: { name: to.name, version } } };
}
