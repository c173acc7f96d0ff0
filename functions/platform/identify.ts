import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Actor, SignIn, StaffActor } from '../kernel/actor.ts';
import { CustomerId, SiteId } from '../kernel/ids.ts';
import type { Route } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import { addressRange } from './address-range.ts';
import { headerOf } from './read-request.ts';
import { noSuchSite, notYours, signInNeeded } from './request-errors.ts';

/** What the authorizer has proven: who, of which site, as what, by which sign-in. What he may do is not in it. */
const Proven = z.object({
  sub: z.string().min(1).max(80),
  site: SiteId,
  kind: z.enum(['staff', 'customer']),
  iss: z.string().max(400),
  sid: z.string().max(200),
  iat: z.coerce.number(),
}) satisfies z.ZodType<SignIn>;

/** One request of a member of staff: what it needs, and the post that it names, if it does. */
export interface StaffAsked {
  readonly site: SiteId;
  readonly staffNo: string;
  readonly capability: string;
  readonly chosen?: string | undefined;
  /** Method and path: what an act by break-glass access is noted as. */
  readonly what: string;
  readonly correlationId: string;
  readonly now: Instant;
}

export interface Identifying {
  /** Every site of this deployment, the default one first. */
  sites(): Promise<readonly SiteId[]>;
  readonly clock: () => Instant;
  /** Whether the sign-in that a good token names still stands: nobody signed out meanwhile, nothing was closed. */
  stands(signIn: SignIn): Promise<boolean>;
  /**
   * The person as the directory knows him now: as he acts in this request, `notAllowed` where no post of his allows it,
   * `unknown` where he is not, or no longer, one of the staff.
   */
  staffActor(asked: StaffAsked): Promise<StaffActor | 'notAllowed' | 'unknown'>;
}

function provenBy(event: APIGatewayProxyEventV2): SignIn | undefined {
  const { authorizer } = (event.requestContext ?? {}) as { authorizer?: { lambda?: unknown } };
  return Proven.safeParse(authorizer?.lambda).data;
}

const DEVICE = /^[\w-]{16,64}$/;

/** A random id that the guest's device keeps; what is none is not looked at, for nobody is turned away for it. */
function deviceOf(event: APIGatewayProxyEventV2): { readonly device?: string } {
  const device = headerOf(event, 'x-device');
  return device !== undefined && DEVICE.test(device) ? { device } : {};
}

/** Finds out who calls: nothing is believed but what the authorizer has proven and the directory says now. */
export function identifying({ sites, clock, stands, staffActor }: Identifying) {
  async function siteOf(event: APIGatewayProxyEventV2): Promise<SiteId> {
    const named = headerOf(event, 'x-site');
    const known = await sites();
    const site = named === undefined ? known[0] : known.find((one) => one === named);
    if (site === undefined) throw noSuchSite();
    return site;
  }

  async function proven(event: APIGatewayProxyEventV2, kind: SignIn['kind']): Promise<SignIn> {
    const signIn = provenBy(event);
    if (signIn?.kind !== kind || !(await sites()).includes(signIn.site)) throw signInNeeded();
    if (!(await stands(signIn))) throw signInNeeded();
    return signIn;
  }

  async function staff(event: APIGatewayProxyEventV2, route: Route): Promise<Actor> {
    const { site, sub: staffNo } = await proven(event, 'staff');
    const { capability, method } = route;
    if (capability === undefined) throw notYours();
    const chosen = headerOf(event, 'x-acting-post');
    const correlationId = event.requestContext.requestId ?? 'none';
    const what = `${method} ${event.rawPath}`;
    const actor = await staffActor({ site, staffNo, capability, chosen, what, correlationId, now: clock() });
    if (actor === 'unknown') throw signInNeeded();
    if (actor === 'notAllowed') throw notYours();
    return actor;
  }

  async function customer(event: APIGatewayProxyEventV2): Promise<Actor> {
    const { site, sub, sid } = await proven(event, 'customer');
    const id = CustomerId.safeParse(sub);
    if (!id.success) throw signInNeeded();
    return { kind: 'customer', site, customerId: id.data, sessionId: sid, ...deviceOf(event) };
  }

  return async (event: APIGatewayProxyEventV2, route: Route): Promise<Actor> => {
    if (route.audience === 'public') {
      const range = addressRange(event.requestContext?.http?.sourceIp ?? '');
      return { kind: 'public', site: await siteOf(event), ...(range && { range }), ...deviceOf(event) };
    }
    if (route.audience === 'staff') return staff(event, route);
    if (route.audience === 'customer') return customer(event);
    throw signInNeeded();
  };
}
