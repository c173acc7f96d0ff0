import { parentPort, workerData } from 'node:worker_threads';
import type { FromResort } from './resorts.ts';
import { type Simulated, simulate } from './year.ts';

const say = (what: FromResort): void => parentPort?.postMessage(what);

say({ end: await simulate(workerData as Simulated, (line) => say({ line })) });
