import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { customerProof, type WholeDoor } from './whole-door.ts';
import { site } from './world.ts';

/** People of the seed, by what they do with a request. */
export const people = { clerk: 'S17', agent: 'S04', officer: 'P01', manager: 'S01', leader: 'L01' } as const;

/** The seeded customer who asks. */
export const applicant = seededCustomerId(1);

interface Act {
  readonly as: string;
  readonly body?: object;
  readonly key?: string;
  readonly version?: number;
}

let sent = 0;

/** Requests behind the door: acts of the house on the version that stands now, and the customer's own. */
export function rightsDesk(door: WholeDoor) {
  const head = (id: string) => {
    const item = door.w.table.items().find((one) => one.is === 'rights-request' && one.id === id);
    if (!item) throw new Error(`no request ${id}`);
    return item as unknown as { version: number; status: string };
  };
  const keyed = (key?: string) => {
    sent += 1;
    return { 'idempotency-key': key ?? `rights-call-${sent}` };
  };
  const post = (path: string, { as, body = {}, key, version }: Act) => {
    const headers = { ...keyed(key), ...(version !== undefined && { 'if-match': `"${version}"` }) };
    return door.ask('rights', { method: 'POST', path, body, headers, staffNo: as });
  };
  const act = (id: string, verb: string, of: Act) =>
    post(`/rights-requests/${id}/${verb}`, { version: head(id).version, ...of });
  const mine = (path: string, body: object = {}, key?: string) =>
    door.ask('rights', { method: 'POST', path, body, headers: keyed(key), proof: customerProof });

  /** The code that would be in the text message. */
  const code = async () => {
    const standing = await door.w.rights.phones.find(site, applicant);
    if (!standing) throw new Error('no code was sent');
    return door.w.rights.phoneCodes.of(standing.id, standing.generation);
  };

  return {
    head,
    act,
    mine,
    code,
    enter: (body: object, as: string = people.clerk, key?: string) =>
      post('/rights-requests', {
        as,
        body: { customerId: applicant, channel: 'WALK_IN', ...body },
        ...(key && { key }),
      }),
    ask: (body: object, key?: string) => mine('/me/rights-requests', body, key),
    view: (id: string, as: string = people.officer) =>
      door.ask('rights', { method: 'GET', path: `/rights-requests/${id}`, staffNo: as }),
    get: (path: string, as: string, query: Record<string, string> = {}) =>
      door.ask('rights', { method: 'GET', path, query, staffNo: as }),
    viewMine: (path: string) => door.ask('rights', { method: 'GET', path, proof: customerProof }),
    /** He shows by the code that it is he, and everything of his is searched. */
    shown: async (id: string) => {
      await mine(`/me/rights-requests/${id}/codes`);
      const told = await mine(`/me/rights-requests/${id}/verify`, { code: await code() });
      await door.w.relay();
      return told;
    },
    /** The officer decides, and it is done. */
    decide: async (id: string, body: object, as: string = people.officer) => {
      const told = await act(id, 'decide', { as, body });
      await door.w.relay();
      return told;
    },
    events: (id: string) => door.w.events().filter(({ entityId }) => entityId === id),
  };
}
export type RightsDesk = ReturnType<typeof rightsDesk>;
