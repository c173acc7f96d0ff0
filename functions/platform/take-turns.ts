/**
 * One part of a run. `spent` says that its time, which ends at `until`, is over: it stops between two pieces, and the next run finds
 * what is left.
 */
export interface Part {
  readonly name: string;
  run(spent: () => boolean, until: number): Promise<unknown>;
}

/** How a part's turn went: cut short where its time was over, or never begun. */
export interface Turn {
  readonly name: string;
  readonly ms: number;
  readonly cutShort: boolean;
  readonly error?: unknown;
}

export interface Time {
  /** Milliseconds of the clock. */
  readonly now: () => number;
  readonly endsAt: number;
  /** Which part begins: another one in every run, so that none is always the last. */
  readonly first: number;
}

/**
 * Gives each part its share of the time that is left, one after the other. What one does not need the others have; one that takes
 * longer, or fails, takes nothing from the others but what was its own.
 */
export async function takeTurns(parts: readonly Part[], { now, endsAt, first }: Time): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let n = 0; n < parts.length; n += 1) {
    const { name, run } = parts[(first + n) % parts.length] as Part;
    const begun = now();
    const until = begun + Math.max(0, endsAt - begun) / (parts.length - n);
    if (begun >= endsAt) {
      turns.push({ name, ms: 0, cutShort: true });
      continue;
    }
    let cutShort = false;
    const spent = () => {
      cutShort ||= now() >= until;
      return cutShort;
    };
    try {
      await run(spent, until);
      turns.push({ name, ms: now() - begun, cutShort });
    } catch (error) {
      turns.push({ name, ms: now() - begun, cutShort, error: error ?? 'nothing thrown' });
    }
  }
  return turns;
}
