import type { Instant } from '../../kernel/time.ts';
import { acting } from '../act-rules.ts';
import { hearingUntil, type LeakTiming } from '../clocks/rules.ts';
import * as refused from '../errors.ts';
import type { LeakCase } from '../model.ts';
import { type By, type ChangedCase, mustInvestigate } from '../rules.ts';
import type { Hearing } from './model.ts';

/** A case and the hearing of it that changes with it. */
export interface ChangedHearing extends ChangedCase {
  readonly hearing: Hearing;
}

/** F27: whoever it is about is asked to speak, and has five working days. Errors: `leakCase.notAccused`, `leakCase.askedAlready`. */
export function askHearing(
  found: LeakCase,
  of: { readonly staffNo: string; readonly allegation: string },
  by: By,
  timing: LeakTiming,
): ChangedHearing {
  acting(found, 'askHearing');
  mustInvestigate(found, by);
  const { staffNo, allegation } = of;
  if (!found.accused.includes(staffNo)) throw refused.notAccused(staffNo);
  if (found.hearings[staffNo]) throw refused.askedAlready();
  const mark = { askedAt: by.now, until: hearingUntil(by.now, timing), told: false };
  const { askedAt, until } = mark;
  const hearing: Hearing = { caseId: found.id, site: found.site, staffNo, allegation, askedAt, until, version: 1 };
  return {
    ...{ head: { ...found, hearings: { ...found.hearings, [staffNo]: mark } }, hearing },
    event: { type: 'leak-case.hearing-asked', facts: { staffNo, until } },
  };
}

function heard(
  found: LeakCase,
  hearing: Hearing,
  of: { statement: string; now: Instant },
): Omit<ChangedHearing, 'event'> {
  const mark = found.hearings[hearing.staffNo];
  if (!mark || !found.accused.includes(hearing.staffNo)) throw refused.hearingNotFound();
  if (hearing.heardAt) throw refused.heardAlready();
  const { statement, now } = of;
  return {
    head: { ...found, hearings: { ...found.hearings, [hearing.staffNo]: { ...mark, heardAt: now } } },
    hearing: { ...hearing, statement, heardAt: now },
  };
}

/** He speaks for himself: the one thing of the case that is his. Errors: `leakCase.hearingNotFound`, `leakCase.heardAlready`. */
export function speak(found: LeakCase, hearing: Hearing, statement: string, now: Instant): ChangedHearing {
  acting(found, 'hear');
  const facts = { staffNo: hearing.staffNo, himself: true };
  return { ...heard(found, hearing, { statement, now }), event: { type: 'leak-case.heard', facts } };
}

/** Whoever investigates writes down what was said to him, or that nothing was. */
export function recordHearing(found: LeakCase, hearing: Hearing, statement: string, by: By): ChangedHearing {
  acting(found, 'hear');
  mustInvestigate(found, by);
  const told = heard(found, hearing, { statement, now: by.now });
  const facts = { staffNo: hearing.staffNo, himself: false };
  return {
    ...told,
    hearing: { ...told.hearing, recordedBy: by.staffNo },
    event: { type: 'leak-case.heard', facts },
  };
}

/** Who has not spoken yet and still may: nobody is punished before that. Errors: `leakCase.notHeard`. */
export function mustBeHeard({ hearings }: LeakCase, staffNo: string, now: Instant): void {
  const mark = hearings[staffNo];
  if (!mark) throw refused.notHeard(staffNo, undefined);
  if (!mark.heardAt && now < mark.until) throw refused.notHeard(staffNo, mark.until);
}
