import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFrontDoor } from '../../local/front-door.ts';
import { type RunningService, runService } from '../../local/run-service.ts';
import { staffToken } from '../../local/staff-token.ts';
import { step } from '../../local/steps.ts';
import { apiOf } from '../../local/story/api.ts';
import type { Figure } from '../figure.ts';
import { type Act, actsOf, type Desk, prepare } from './acts.ts';
import { deployEmptyHandler } from './empty-handler.ts';
import { type Round, round } from './rounds.ts';

const CONNECTIONS = [1, 8] as const;
const SECONDS = 4;
const WARM_SECONDS = 1;
/** What is taken over is used up: so many by one connection, the others by eight. */
const OFFERED = 140;
const TAKEN_ALONE = 40;

interface Measured {
  readonly name: string;
  readonly connections: number;
  readonly found: Round;
}

async function measured(name: string, request: Act): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const connections of CONNECTIONS) {
    const usesUp = name === 'take over';
    // The containers that so many connections need are there before it counts.
    if (!usesUp) await round({ connections, seconds: WARM_SECONDS, request });
    const most = usesUp && connections === 1 ? TAKEN_ALONE : Number.POSITIVE_INFINITY;
    all.push({ name, connections, found: await round({ connections, seconds: SECONDS, most, request }) });
  }
  return all;
}

/** The engine's own floor: a handler that does nothing, asked through a front door like the service's. */
async function floorOf(service: RunningService): Promise<Measured[]> {
  const { endpoint } = service;
  const door = await openFrontDoor({ port: 0, endpoint, apiUrl: await deployEmptyHandler(endpoint) });
  try {
    return await measured('empty handler', async () => {
      const answer = await fetch(`${door.url}/v1/nothing`);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the empty handler answers ${answer.status}`);
      return true;
    });
  } finally {
    await door.stop();
  }
}

function floorAt(floor: readonly Measured[], connections: number): Round {
  const found = floor.find((one) => one.connections === connections)?.found;
  if (!found) throw new Error(`the floor was not measured at ${connections}`);
  return found;
}

/** Each person signs in once. */
function tokens(issuer: string) {
  const known = new Map<string, Promise<string>>();
  return (staffNo: string): Promise<string> => {
    const token = known.get(staffNo) ?? staffToken(issuer, staffNo);
    known.set(staffNo, token);
    return token;
  };
}

function figuresOf({ name, connections, found }: Measured, floor: Round): Figure[] {
  const figure = (what: string, of: 'p50' | 'p95' | 'aSecond', unit: string): Figure => ({
    ...{ part: 'http', name: `${name}, ${connections} at once: ${what}`, value: found[of], unit },
    ...(found !== floor && { note: `${(found[of] / floor[of]).toFixed(2)} × the empty handler's` }),
  });
  return [figure('p50', 'p50', 'ms'), figure('p95', 'p95', 'ms'), figure('requests', 'aSecond', '/s')];
}

/** (d) The whole way over HTTP on the local cloud, beside the engine's own floor. */
export async function http(): Promise<Figure[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'guest-service-bench-'));
  let service: RunningService | undefined;
  try {
    service = await runService({ dataDir, stage: 'test', port: 0, persist: false });
    const running = service;
    const api = apiOf(running.apiUrl, tokens(running.standIns.oidc ?? ''));
    const desk: Desk = { api, filed: [], offers: [], working: [] };
    const floor = await step('Asking a handler that does nothing', () => floorOf(running));
    const all = [...floor];
    await step(`Offering ${OFFERED} tickets`, () => prepare(desk, OFFERED));
    for (const [name, act] of Object.entries(actsOf(desk)))
      all.push(...(await step(`Asking: ${name}`, () => measured(name, act))));
    return all.flatMap((one) => figuresOf(one, floorAt(floor, one.connections)));
  } finally {
    await step('Stopping', async () => service?.stop());
    await rm(dataDir, { recursive: true, force: true });
  }
}
