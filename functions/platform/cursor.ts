import { createHmac, timingSafeEqual } from 'node:crypto';
import { badCursor } from '../kernel/page.ts';
import { addMinutes, type Instant, isBefore } from '../kernel/time.ts';
import type { RawCursor } from './table.ts';

/** What a cursor is good for: this list, this person, for an hour. */
export interface CursorOf {
  readonly query: string;
  readonly principal: string;
  readonly now: Instant;
}

export interface Cursors {
  seal(raw: RawCursor, of: CursorOf): string;
  /** Throws `page.badCursor` for one that was changed, has expired, or belongs to another list or person. */
  open(cursor: string, of: CursorOf): RawCursor;
}

const LIFE_MINUTES = 60;

/** Opaque, authenticated cursors: nobody can look into other partitions with a made-up key. */
export function cursors(secret: Buffer): Cursors {
  const mac = (body: string, { query, principal }: CursorOf) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([body, query, principal]))
      .digest('base64url');
  return {
    seal(raw, of) {
      const body = Buffer.from(JSON.stringify([addMinutes(of.now, LIFE_MINUTES), raw])).toString('base64url');
      return `${body}.${mac(body, of)}`;
    },
    open(cursor, of) {
      const [body = ''] = cursor.split('.');
      // Compared as texts: base64 has several spellings of the same bytes, a cursor has one.
      const [given, own] = [Buffer.from(cursor), Buffer.from(`${body}.${mac(body, of)}`)];
      if (given.length !== own.length || !timingSafeEqual(given, own)) throw badCursor();
      const [until, raw] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [Instant, RawCursor];
      if (isBefore(until, of.now)) throw badCursor();
      return raw;
    },
  };
}
