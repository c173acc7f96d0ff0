import { percentile } from '../figure.ts';

export interface RoundAsked {
  /** How many requests are under way at once, each on a connection that is kept. */
  readonly connections: number;
  readonly seconds: number;
  /** Default: as many as there is time for. */
  readonly most?: number;
  /** One request of a connection; false when there is nothing left to ask. Throws where the answer is not the wanted one. */
  readonly request: (connection: number) => Promise<boolean>;
}

export interface Round {
  readonly p50: number;
  readonly p95: number;
  readonly aSecond: number;
  readonly requests: number;
}

/** Asks as fast as the answers come, until the time or the work is over. */
export async function round({
  connections,
  seconds,
  most = Number.POSITIVE_INFINITY,
  request,
}: RoundAsked): Promise<Round> {
  const taken: number[] = [];
  let asked = 0;
  const began = performance.now();
  const end = began + seconds * 1_000;
  async function connection(n: number): Promise<void> {
    while (performance.now() < end && asked < most) {
      asked += 1;
      const sent = performance.now();
      if (!(await request(n))) return;
      taken.push(performance.now() - sent);
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, n) => connection(n)));
  const passed = (performance.now() - began) / 1_000;
  const [p50, p95] = [percentile(taken, 0.5), percentile(taken, 0.95)];
  return { p50, p95, aSecond: taken.length / passed, requests: taken.length };
}
