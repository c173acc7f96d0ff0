import { createHash } from 'node:crypto';
import { promiseCalendars } from '../../functions/kernel/china-calendar.ts';
import { LeakCaseId, type SiteId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import type { LeakTiming } from '../../functions/leak-cases/clocks/rules.ts';
import type { Evidence } from '../../functions/leak-cases/evidence/model.ts';
import { collect, type Hand, type Hash, seal } from '../../functions/leak-cases/evidence/rules.ts';
import { Hearing } from '../../functions/leak-cases/hearings/model.ts';
import { LeakCase } from '../../functions/leak-cases/model.ts';
import { type By, report } from '../../functions/leak-cases/rules.ts';
import { defaults } from '../../functions/policies/defaults.ts';
import { now } from './builders-tickets.ts';

export const leakTiming: LeakTiming = { numbers: defaults['leak-case'], calendars: promiseCalendars };
export const hash: Hash = (text) => createHash('sha256').update(text).digest('hex');
const id = LeakCaseId.parse('lkc_01HK153X00FV0QTBMYWKVK8T81');
const site = 'dolon' as SiteId;

export const by = (staffNo: string, over: Partial<By> = {}): By => ({ staffNo, reported: false, now, ...over });
export const hand = (staffNo: string, at: Instant = now): Hand => ({ staffNo, now: at, hash });

/** A case that was reported now about S05, made what the test needs of it. */
export function aLeakCase(over: Partial<LeakCase> = {}): LeakCase {
  const told = { id, site, type: 'IMPROPER_ACCESS' as const, description: '夜间查看', aboutStaff: ['S05'] };
  return LeakCase.parse({ ...report(told, now, leakTiming.numbers).head, ...over });
}

/** A piece of sealed evidence of a case, in the hands of S19. */
export function aSealed(found: LeakCase): { found: LeakCase; evidence: Evidence } {
  const content = { text: '日志', sha256: hash('日志'), bytes: 6 };
  const collected = collect(
    { ...found, status: 'INVESTIGATING' },
    { kind: 'LOG_EXTRACT', title: '日志', content },
    hand('S19'),
  );
  const sealed = seal(collected.head, collected.evidence, hand('S19'));
  return { found: { ...sealed.head, status: found.status }, evidence: sealed.evidence };
}

/** What S05 is asked to speak to. */
export const aHearing = (over: Partial<Hearing> = {}): Hearing =>
  Hearing.parse({
    ...{ caseId: id, site, staffNo: 'S05', allegation: '夜间查看', askedAt: now },
    ...{ until: '2026-11-30T10:00:00.000Z', version: 1, ...over },
  });
