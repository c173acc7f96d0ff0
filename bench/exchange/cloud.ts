import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Objects } from '../../functions/platform/objects.ts';
import { type Table, WriteLost } from '../../functions/platform/table.ts';
import { memoryObjects } from '../../test/support/memory-objects.ts';
import { memoryTable } from '../../test/support/memory-table.ts';
import { monday } from '../../test/support/world.ts';

/** What a worker asks of the cloud: a call of the table or of the bucket. */
export interface Asked {
  readonly ask: number;
  readonly of: 'table' | 'objects';
  readonly name: string;
  readonly args: readonly unknown[];
}
/** What the cloud answers; `lost` is what a write that was not allowed found there. */
export interface Answered {
  readonly ask: number;
  readonly value?: unknown;
  readonly lost?: WriteLost['lost'];
  readonly fault?: string;
}
/** A piece of work, and what a worker says when it is done with it. */
export interface Piece {
  readonly version: number;
}
export interface Worked {
  readonly worked: true;
  readonly rssKb: number;
  readonly fault?: string;
}

const WORKER = path.join(import.meta.dirname, 'worker.ts');

/** The most memory that a process of Linux has ever had, in KB; 0 elsewhere. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Table and bucket in this process, and a worker in another: so its memory is its own, and it can be killed as a machine is, between
 * any two calls.
 */
export function cloud() {
  const table = memoryTable();
  const objects = memoryObjects(() => Date.parse(monday));
  let worker: ChildProcess | undefined;
  let [calls, peakKb, killAt] = [0, 0, Number.POSITIVE_INFINITY];
  let settle: (end: 'done' | 'killed') => void = () => {};

  async function answer({ ask, of, name, args }: Asked): Promise<Answered> {
    const port = (of === 'table' ? table : objects) as unknown as Record<string, (...args: unknown[]) => unknown>;
    try {
      return { ask, value: await port[name]?.(...args) };
    } catch (error) {
      return error instanceof WriteLost ? { ask, lost: error.lost } : { ask, fault: String(error) };
    }
  }

  function heard(message: Asked | Worked): void {
    if ('worked' in message) {
      peakKb = Math.max(peakKb, message.rssKb);
      if (message.fault !== undefined) throw new Error(message.fault);
      settle('done');
      return;
    }
    calls += 1;
    table.calls.length = 0;
    if (calls >= killAt) {
      killAt = Number.POSITIVE_INFINITY;
      peakKb = Math.max(peakKb, peakOf(worker?.pid));
      worker?.kill('SIGKILL');
      return;
    }
    const mine = worker;
    answer(message).then(
      (told) => mine?.connected && mine.send(told),
      (error) => {
        throw error;
      },
    );
  }

  return {
    table: table as Table & typeof table,
    objects: objects as Objects & typeof objects,
    get calls() {
      return calls;
    },
    get peakMb() {
      return peakKb / 1_024;
    },
    /** Kills whoever works when so many more calls have come. */
    killAfter(more: number): void {
      killAt = calls + more;
    },
    /** Brings a piece of work to the worker, and to a new one where the last was killed. */
    work(piece: Piece): Promise<'done' | 'killed'> {
      if (!worker?.connected) {
        worker = fork(WORKER, { serialization: 'advanced' });
        worker.on('message', heard);
        worker.on('exit', () => settle('killed'));
      }
      return new Promise((resolve) => {
        settle = resolve;
        worker?.send(piece);
      });
    },
    end: () => worker?.kill(),
  };
}
