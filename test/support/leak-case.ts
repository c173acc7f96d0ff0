import type { WholeDoor } from './whole-door.ts';

/** People of the seed, by what they do in a case. */
export const people = {
  reporter: 'S20',
  accused: 'S05',
  investigator: 'S19',
  privacy: 'P01',
  manager: 'S01',
  supervisor: 'S02',
  leader: 'L01',
} as const;

interface Act {
  readonly as: string;
  readonly body?: object;
  readonly key?: string;
  readonly version?: number;
}

let sent = 0;

/** A case behind the door: its acts, each on the version that stands now if none is named. */
export function caseDesk(door: WholeDoor) {
  const head = async (id: string) => {
    const item = door.w.table.items().find((one) => one.is === 'leak-case' && one.id === id);
    if (!item) throw new Error(`no case ${id}`);
    return item as unknown as { version: number; status: string };
  };
  const post = (path: string, { as, body = {}, key, version }: Act) => {
    sent += 1;
    const headers = {
      'idempotency-key': key ?? `leak-request-${sent}`,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    };
    return door.ask('leak-cases', { method: 'POST', path, body, headers, staffNo: as });
  };
  return {
    head,
    post,
    report: (body: object, as: string = people.reporter, key?: string) =>
      post('/leak-cases', { as, body, ...(key !== undefined && { key }) }),
    act: async (id: string, verb: string, of: Act) =>
      post(`/leak-cases/${id}/${verb}`, { version: (await head(id)).version, ...of }),
    get: (path: string, as: string, query: Record<string, string> = {}) =>
      door.ask('leak-cases', { method: 'GET', path, query, staffNo: as }),
  };
}
export type CaseDesk = ReturnType<typeof caseDesk>;

export const triage = {
  ...{ type: 'IMPROPER_ACCESS', personalData: true, largerClass: true, peopleAffected: 40 },
  ...{ dataKinds: ['NAME', 'PHONE'], note: '夜间查看' },
};

export const notification = {
  ...{ to: '自治区网信办', cause: '内部人员越权查看', harm: '可能收到骚扰电话', measuresTaken: '停用账号' },
  ...{ measuresPossible: '警惕陌生来电', contact: '客服中心 0479-0000000' },
};

/** A case with one accused under investigation, with one piece of sealed evidence. */
export async function investigated(desk: CaseDesk): Promise<string> {
  const { data } = await desk.report({
    ...{ type: 'IMPROPER_ACCESS', description: '夜间批量查看客户电话', aboutStaff: [people.accused] },
  });
  const id = String(data.id);
  const { investigator } = people;
  await desk.act(id, 'triage', { as: people.privacy, body: triage });
  await desk.act(id, 'contain', { as: people.privacy, body: { measures: '停用账号' } });
  await desk.act(id, 'investigate', { as: investigator });
  const text = '2026-11-22 23:10 查看 40 次';
  await desk.act(id, 'evidence', { as: investigator, body: { kind: 'LOG_EXTRACT', title: '日志', text } });
  await desk.act(id, 'evidence/1/seal', { as: investigator });
  return id;
}
