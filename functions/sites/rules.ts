import type { Changed } from '../kernel/event.ts';
import type { PostId, SiteId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { StaffMember, Unit } from '../staff/model.ts';
import { siteTaken } from './errors.ts';
import type { Site } from './model.ts';

export interface WantedSite {
  readonly id: SiteId;
  readonly name: { readonly zh: string; readonly en: string };
  readonly administrator: { readonly staffNo: string; readonly name: string };
}

export interface Founded {
  readonly site: Changed<Site>;
  /** The top of its organisation, and the one person who can build the rest. */
  readonly unit: Unit;
  readonly administrator: StaffMember;
}

/** A new resort: the site, one unit, and one administrator, who takes on everybody else. */
export function found(
  wanted: WantedSite,
  of: { readonly known: readonly SiteId[]; readonly now: Instant; readonly ids: { staff: StaffId; post: PostId } },
): Founded {
  if (of.known.includes(wanted.id)) throw siteTaken();
  const { id, name, administrator } = wanted;
  const unit: Unit = { id: 'COMPANY', site: id, name: { zh: '公司', en: 'Company' }, kind: 'CENTRE', version: 1 };
  const post = { id: of.ids.post, code: 'SYSTEM_ADMINISTRATOR' as const, unitId: unit.id, primary: true };
  const person: StaffMember = {
    ...{ id: of.ids.staff, site: id, staffNo: administrator.staffNo, name: administrator.name },
    posts: [{ ...post, deputy: false, from: of.now }],
    ...{ skills: [], languages: [], certificates: [], status: 'ACTIVE', version: 1 },
  };
  const head: Site = { id, site: id, name: { ...name }, foundedAt: of.now, version: 1 };
  const event = { type: 'site.founded', facts: { siteId: id, administrator: administrator.staffNo } };
  return { site: { head, event }, unit, administrator: person };
}
