import type { EventRecord } from '../functions/kernel/event.ts';
import { addMinutes, type Instant } from '../functions/kernel/time.ts';
import { eventsPlace, keys } from '../functions/platform/keys.ts';
import type { Item } from '../functions/platform/table.ts';
import { site } from '../test/support/world.ts';
import { setLeave, takeBack } from './absences.ts';
import { chanceOf } from './chance.ts';
import { wrongWith } from './checks.ts';
import { type Faults, machinery } from './machinery.ts';
import {
  type Crowd,
  callersCall,
  deskWorks,
  handlersWork,
  othersAct,
  somebodyFiles,
  type Tally,
  takeOnHands,
} from './people.ts';

export interface Simulated {
  readonly seed: number;
  readonly complaints: number;
  readonly start: Instant;
  readonly days: number;
  readonly faults: Faults;
}

/** An authority that was not answered keeps a matter in the books, whatever else has ended it. */
const waitsForAnswer = (head: Item): boolean => 'EX' in ((head.ck ?? {}) as object);

/** What a simulated year came to. */
export interface YearEnd {
  readonly filed: number;
  readonly ended: Readonly<Record<string, number>>;
  /** Matters that are still open when everybody has had two months more: each with its state. */
  readonly stuck: readonly string[];
  /** What was found wrong, by ticket. */
  readonly wrong: readonly string[];
  readonly tally: Tally;
  readonly crashes: number;
  readonly lost: number;
  readonly doubled: number;
  readonly delivered: number;
}

const LOOK_MINUTES = 60; // people look at their lists once an hour, from eight to six
const NIGHT_FROM = 10; // hours after eight
const RECONCILE_EVERY = 2; // looks
const DRAIN_DAYS = 60;

const OVER = ['CLOSED', 'DECLINED', 'TRANSFERRED', 'WITHDRAWN', 'CONCLUDED', 'MERGED'];

/** Runs people, timers, absences and faults, all drawn from the seed, through the whole service in this process. */
export async function simulate(of: Simulated, tell: (line: string) => void = () => {}): Promise<YearEnd> {
  const chance = chanceOf(of.seed);
  const made = await machinery(of.start, chance, of.faults);
  const tally: Tally = new Map();
  await takeOnHands(made.w);
  const crowd: Crowd = { machinery: made, chance, tally, codes: new Map() };
  const open = new Set<string>();
  const ended: Record<string, number> = {};
  const wrong: string[] = [];
  let filed = 0;
  made.broken.armed = true;

  /** Takes a matter that is over out of the books: checked, counted, and put away. */
  async function putAway(no: string): Promise<void> {
    const { table } = made.w;
    const key = keys.ticket(site, no as never);
    const { items } = await table.query({ pk: key.pk });
    const head = items.find((item) => item.is === 'ticket');
    if (!head || !OVER.includes(String(head.status)) || waitsForAnswer(head)) return;
    const told = await table.query({ pk: eventsPlace(key) });
    const events = told.items as unknown as EventRecord[];
    wrong.push(...wrongWith({ head, events }).map((what) => `${no}: ${what}`));
    ended[String(head.status)] = (ended[String(head.status)] ?? 0) + 1;
    open.delete(no);
    crowd.codes.delete(no);
    for (const item of [...items, ...told.items])
      await table.write({ kind: 'delete', key: { pk: item.pk, sk: item.sk } });
  }

  /** What the table forgets by itself after its time. */
  async function forget(): Promise<void> {
    const { table } = made.w;
    const past = Date.parse(made.w.now) / 1_000;
    for (const item of table.items())
      if (typeof item.expiresAtEpoch === 'number' && item.expiresAtEpoch < past)
        await table.write({ kind: 'delete', key: { pk: item.pk, sk: item.sk } });
  }

  async function look(n: number, files: number): Promise<void> {
    for (let k = 0; k < files; k += 1) {
      const no = await somebodyFiles(crowd);
      if (no) open.add(no);
      filed += no ? 1 : 0;
    }
    made.w.table.calls.length = 0; // nobody asks what was called
    await made.relay();
    await deskWorks(crowd);
    await handlersWork(crowd);
    await othersAct(crowd, [...open]);
    await callersCall(crowd);
    await made.relay();
    for (const no of made.opened.splice(0)) open.add(no);
    if (n % RECONCILE_EVERY === 0) await made.surely(() => made.w.mend());
    await made.relay();
  }

  const looks = of.days * NIGHT_FROM;
  /** How many matters come up in one look: all of them by the last look of the last day. */
  const comingUp = (n: number) =>
    n >= looks ? 0 : Math.floor((of.complaints * (n + 1)) / looks) - Math.floor((of.complaints * n) / looks);
  for (let day = 0; day < of.days + DRAIN_DAYS && (day < of.days || open.size > 0); day += 1) {
    if (chance.percent(8)) await setLeave(crowd);
    for (let n = 0; n < NIGHT_FROM; n += 1) {
      await look(n, comingUp(day * NIGHT_FROM + n));
      await made.until(addMinutes(made.w.now, LOOK_MINUTES));
    }
    await takeBack(crowd);
    for (const no of [...open]) await putAway(no);
    await made.until(addMinutes(made.w.now, (24 - NIGHT_FROM) * 60));
    if (day % 10 === 9) await forget();
    if (day % 10 === 9) tell(`day ${day + 1}: ${filed} filed, ${open.size} open, ${wrong.length} wrong`);
  }
  const heads = await Promise.all([...open].map((no) => made.w.ticket(no)));
  const stuck = heads.map((head) => `${head.ticketNo} ${head.status} level ${head.level}`);
  const { crashes, lost, doubled, delivered } = made.broken;
  return { filed, ended, stuck, wrong, tally, crashes, lost, doubled, delivered };
}
