import * as z from 'zod';
import { Duration } from '../kernel/duration.ts';
import { SiteId } from '../kernel/ids.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { PostCode } from '../staff/posts.ts';
import { Channel, ClockKind, Grade, Priority } from '../tickets/words.ts';
import { LegalPeriods } from './legal.ts';
import { OutsideRoutes } from './outside-routes.ts';
import { Period } from './period.ts';
import { suspectWords } from './suspect-words.ts';

/** The policies that the service lives by now; each is data that an administrator may change. */
export const PolicyName = z.enum([
  'access',
  'sla',
  'escalation',
  'call-tree',
  'assignment',
  'follow-up',
  'compensation',
  'notification',
  'legal',
  'lessons',
  'supervision',
  'retention',
  'callback',
  'spam',
  'grade',
  'leak-case',
  'survey',
  'rights',
  'outside-routes',
]);
export type PolicyName = z.infer<typeof PolicyName>;

const perPriority = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ P1: schema, P2: schema, P3: schema, P4: schema });

/** Promised times per priority and clock, and what a customer's grade makes of them (4.0 of the domain). */
const Sla = z.strictObject({
  clocks: perPriority(z.partialRecord(ClockKind, Period)),
  /** Share of the time that a grade is promised; never above the whole. */
  gradeFactor: z.partialRecord(Grade, z.number().min(0.1).max(1)),
  /** Times of an inquiry by the way it came in, in place of those of its priority (4.0, consultations). */
  consultation: z.partialRecord(Channel, z.partialRecord(ClockKind, Period)).default({}),
  /** Until how long after its closing a matter is taken up again; later a new one follows it (F10). */
  reopenWithinDays: z.int().min(1).max(365).default(30),
  /** A guest who was not satisfied: somebody talks to him, and the level that is told acknowledges it, at the latest by these (F07, F10). */
  reopened: z
    .strictObject({ firstContact: Period, acknowledge: Period })
    .default({ firstContact: { workdays: 1 }, acknowledge: { working: 'PT4H', calendar: 'SERVICE' } }),
  /** How soon somebody who wrote a letter hears that it is here, whatever the priority (F03). */
  letterReceipt: Period.default({ workdays: 1 }),
  /** A guest who was asked something: when he is reminded, and when the wait is over and the clocks go on. */
  waiting: z
    .strictObject({ remindAfter: z.array(Period).max(5), endsAfter: Period })
    .default({ remindAfter: [{ workdays: 1 }, { workdays: 2 }], endsAfter: { workdays: 3 } }),
});

export const RungAction = z.enum(['REMIND', 'WARN', 'L1', 'L2', 'L3', 'L4']);
export type RungAction = z.infer<typeof RungAction>;

const rising = (rungs: ReadonlyArray<{ percent: number }>) =>
  rungs.every((rung, n) => n === 0 || rung.percent > (rungs[n - 1]?.percent ?? 0));

/** At which share of a clock who is told, and how soon each level must answer. */
const Escalation = z.strictObject({
  rungs: z
    .array(z.strictObject({ percent: z.int().min(1).max(1_000), action: RungAction }))
    .min(1)
    .max(12)
    .refine(rising, { error: 'percentages must rise' }),
  acknowledgeWithin: perPriority(Period),
  /** How often the situation of an emergency is written down until it is contained (F07). */
  situationEvery: Period.default('PT15M'),
  /** Fixed times of the highest priority, from when it became one, while the danger is not contained. */
  urgent: z
    .array(z.strictObject({ after: Period, level: z.int().min(1).max(4) }))
    .max(4)
    .default([
      { after: 'PT15M', level: 3 },
      { after: 'PT60M', level: 4 },
    ]),
});

const risingLevels = (steps: ReadonlyArray<{ level: number }>) =>
  steps.every((step, n) => n === 0 || step.level > (steps[n - 1]?.level ?? 0));

/**
 * Whom an emergency calls, in which order, while its danger is not over (F03, F07). Each step names the level of the ladder that must
 * acknowledge, and the posts all of whose holders are called beside it. The level of a matter says which steps were made.
 */
const CallTree = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        /** From when the matter became an emergency. */
        after: Period,
        level: z.int().min(2).max(4),
        posts: z.array(PostCode).max(12).default([]),
      }),
    )
    .min(1)
    .max(3)
    .refine(([first]) => first?.after === 'PT0S', { error: 'the first step is at once: PT0S', path: [0, 'after'] })
    .refine(risingLevels, { error: 'levels must rise' }),
});

/** How many offers may lapse, how much a person can carry, and what a matter of each priority weighs. */
const Assignment = z.strictObject({
  maxMisses: z.int().min(1).max(10),
  capacity: z.int().min(1).max(1_000),
  weights: perPriority(z.int().min(1).max(100)),
  /** How long after an offer it may be given back. */
  returnWithin: Period.default({ working: 'PT4H', calendar: 'SERVICE' }),
  /** How long a colleague has to accept what is handed over to him. */
  handOverWithin: Period.default('PT15M'),
  /** Share of the lead's remaining time in which a co-handler does his part. */
  olaShare: z.number().min(0.1).max(1).default(0.6),
  /** How soon sales contacts the guest of an inquiry that became a lead. */
  leadContactWithin: Period.default({ workdays: 1 }),
});

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const elapsed = Duration.refine((wait) => typeof wait === 'string', { error: 'elapsed time' }).transform(String);

/** Parts of the day, one after the other. */
const bands = z
  .array(z.strictObject({ from: WallTime, to: WallTime }))
  .min(1)
  .max(6)
  .refine((all) => all.every(({ from, to }, n) => from < to && (n === 0 || (all[n - 1]?.to ?? '') <= from)), {
    error: 'parts of the day must follow each other',
  });

/** When a guest is called back, how often it is tried, and when it is given up. */
const FollowUp = z.strictObject({
  firstDue: perPriority(Period),
  /** After what time from the resolution the guest is called once more (4.0: P1 and P2 again on day 7). */
  secondDue: z.partialRecord(Priority, Period).default({ P1: 'PT168H', P2: 'PT168H' }),
  attempts: perPriority(z.int().min(1).max(10)),
  minGap: Period,
  minDays: z.int().min(1).max(10),
  /** Parts of the day in which guests are called; the next try is in another one than the last (F09). */
  bands: bands.default([
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
    { from: '18:00', to: '20:00' },
  ]),
  /** How long before a time that a guest has asked for his caller is reminded of it. */
  remindBefore: elapsed.default('PT10M'),
  /** How long the caller has for one attempt before he is asked again. */
  attemptWindow: Period,
  /** How often the highest of the house is told again of a call that nobody has made although all above its caller know (F09). */
  lateEvery: Period.default('PT24H'),
  /** A shorter talk does not count as reached. */
  talkSecondsReached: z.int().min(0).max(600),
  closeAfterUnreached: Period,
  closeAfterPublished: Period.default({ workdays: 10 }),
});

/** How much a rank may offer a guest in one case, in fen; above the manager the company's leader decides. */
const Compensation = z.strictObject({
  limitsFen: z.strictObject({
    STAFF: z.int().min(0).max(100_000_000),
    LEADER: z.int().min(0).max(100_000_000),
    SUPERVISOR: z.int().min(0).max(100_000_000),
    MANAGER: z.int().min(0).max(100_000_000),
  }),
});

/**
 * When the house is not disturbed; how long a failed notice waits before the next try on its channel; how often, once all
 * channels have failed, those that may take it later are asked again, and until when; how many messages a minute its robot sends.
 */
const Notification = z.strictObject({
  quiet: z.strictObject({ from: WallTime, to: WallTime }),
  retryAfter: z.array(elapsed).max(6),
  laterEvery: elapsed.default('PT1H'),
  giveUpAfter: elapsed.default('PT48H'),
  robotAMinute: z.int().min(2).max(20).default(20),
});

/** Which matters owe a lesson, how soon, and the list of root causes (F04). */
const Lessons = z.strictObject({
  priorities: z.array(Priority),
  fromRepeat: z.int().min(2).max(20),
  planWithin: Period,
  checkWithin: Period,
  lateAgainAfter: Period,
  causes: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z][A-Z_]{1,23}$/),
        zh: z.string().min(1).max(20),
        en: z.string().min(1).max(40),
      }),
    )
    .min(1)
    .max(60)
    .refine((causes) => new Set(causes.map(({ code }) => code)).size === causes.length, {
      error: 'a code stands twice',
    }),
});

/** How soon a supervision order of each level must be answered (F06). */
const Supervising = z.strictObject({ REMINDER: Period, YELLOW: Period, RED: Period });

/** For how many years an archived matter of each class is kept (F08), for how many days all else, and when it is archived. */
const Retention = z.strictObject({
  years: z.strictObject({
    DISPUTE: z.int().min(3).max(30),
    TOURISM: z.int().min(3).max(30),
    SAFETY: z.int().min(3).max(30),
  }),
  /** For how many days other records are kept once they have ended, by what they are (F12; PIPL 19, 56). */
  days: z
    .strictObject({
      NOTICE: z.int().min(30).max(3_650),
      CALLBACK: z.int().min(30).max(3_650),
      RIGHTS_REQUEST: z.int().min(1_095).max(10_950),
      LEAD: z.int().min(30).max(3_650).default(730),
      LESSON: z.int().min(365).max(3_650).default(1_095),
      SURVEY: z.int().min(30).max(3_650).default(180),
      // As long as the log of reads that they follow from.
      ACCESS_ALARM: z.int().min(1_095).max(3_650).default(1_095),
      EXCHANGE: z.int().min(1_095).max(3_650).default(1_095),
      LEAK_CASE: z.int().min(1_095).max(10_950).default(1_826),
    })
    .prefault({ NOTICE: 180, CALLBACK: 180, RIGHTS_REQUEST: 1_095 }),
  /** How many days after its end a matter is sealed by itself; never while it can still be taken up again (F08, F10). */
  sealAfterDays: z.int().min(1).max(365).default(90),
});

const callers = z.array(PostCode).min(1).max(12);

/** When guests can book a call, who calls them, and what follows where nobody dials or nobody answers. */
const CallingBack = z.strictObject({
  slotMinutes: z.union([z.literal(10), z.literal(15), z.literal(20), z.literal(30), z.literal(60)]),
  perAgent: z.int().min(1).max(10),
  leadTime: elapsed,
  daysAhead: z.int().min(1).max(60),
  posts: z.strictObject({ INQUIRY: callers, COMPLAINT: callers }),
  remindBefore: elapsed,
  missedAfter: z.array(elapsed).min(1).max(10),
  tellAfterMissed: z.int().min(1).max(10),
  attempts: z.int().min(1).max(10),
  retryAfter: z.array(elapsed).min(1).max(10),
  missedCallWithin: elapsed,
});

/**
 * How many matters are taken without anybody looking first, how soon somebody must look, and which words make him look (F03).
 * What came later has a default, so that an older version of the policy is still a whole one.
 */
const Spam = z.strictObject({
  perPartyADay: z.int().min(1).max(1_000),
  perRangeAnHour: z.int().min(1).max(10_000),
  reviewWithin: elapsed,
  perDeviceADay: z.int().min(1).max(1_000).default(10),
  /** Found in any notation: full width, with signs or letters between, in pinyin. */
  words: z
    .array(shortText(20).min(2))
    .max(500)
    .default([...suspectWords]),
  /** When words that nobody could check are tried again, and after how long nobody tries any more. */
  checkAgainAfter: elapsed.default('PT5M'),
  checkUntil: elapsed.default('PT2H'),
});

const Earns = z.strictObject({
  spendFen: z.int().min(1).optional(),
  visits: z.int().min(1).optional(),
  referrals: z.int().min(1).optional(),
  card: z.enum(['SILVER', 'GOLD', 'PLATINUM']).optional(),
});

/** What earns a grade within twelve months, any one of it; how long a fall waits, and how long a grade by hand lasts (F02). */
const Grading = z.strictObject({
  earns: z.strictObject({ V: Earns, A: Earns, B: Earns, C: Earns }),
  graceDays: z.int().min(1).max(180),
  overrideDays: z.int().min(1).max(180),
  negativeMonths: z.int().min(1).max(60),
  positiveMonths: z.int().min(1).max(60),
  contestWithin: Period,
});

/** Shares of a clock's time, in percent, at which somebody is reminded. */
const shares = z
  .array(z.int().min(1).max(99))
  .min(1)
  .max(5)
  .refine((all) => all.every((one, n) => n === 0 || one > (all[n - 1] ?? 0)), { error: 'percentages must rise' });

/**
 * How soon a report of a leak or of misconduct is triaged, who must be told of a leak by when (PIPL 57, and the rule on incident reports),
 * how long somebody has to speak for himself, and a second person to let another see evidence (F27).
 */
const LeakCases = z.strictObject({
  triageWithin: elapsed,
  /** How often one person may look up in a day who reported a case. */
  reporterLookupsADay: z.int().min(1).max(30).default(5),
  authorityWithin: elapsed,
  authorityOtherwise: elapsed,
  individualsWithin: elapsed,
  remindAt: shares,
  lateAgainAfter: elapsed,
  hearingWithin: Period,
  viewWithin: elapsed,
});

/** Who is asked what he thinks, how often, for how long (F10), and what is offered to him as its reasons. */
const Asking = z.strictObject({
  validDays: z.int().min(1).max(60),
  quietDays: z.int().min(1).max(90),
  drivers: z.array(z.strictObject({ zh: shortText(20), en: shortText(40) })).max(12),
});

/**
 * How soon a request for one's own data is acknowledged and done (F28; PIPL 50 says "promptly", the national standard thirty days), when
 * somebody is reminded of it, and how many wrong tries to show who one is lock it.
 */
const Rights = z.strictObject({
  acknowledgeWithin: elapsed,
  doneWithin: elapsed,
  remindAt: shares,
  lateAgainAfter: elapsed,
  wrongTries: z.int().min(1).max(10),
  packageDays: z.int().min(1).max(7).default(7),
});

/** What is unusual about reading customers' data: how much a day, at what hours, beside what a person usually does (F26). */
const Reading = z.strictObject({
  revealsADay: z.int().min(1).max(500),
  revealsADayAtDesk: z.int().min(1).max(500),
  night: z.strictObject({ from: WallTime, to: WallTime }),
  /** More than so many times his own average of the last days; not before he has worked some of them, and read a good deal. */
  average: z.strictObject({
    days: z.int().min(7).max(60),
    atLeastDays: z.int().min(1).max(60),
    times: z.number().min(1.5).max(20),
    fromReveals: z.int().min(1).max(500),
    fromPeople: z.int().min(1).max(10_000),
  }),
  /** However usual it is for him. */
  peopleADay: z.int().min(10).max(100_000),
  /** Within how many days of a quarter's first somebody reviews who holds which rights. */
  reviewWithinDays: z.int().min(1).max(60),
});

/** Schema of every policy, by its name. */
export const policySchemas = {
  access: Reading,
  sla: Sla,
  escalation: Escalation,
  'call-tree': CallTree,
  assignment: Assignment,
  'follow-up': FollowUp,
  compensation: Compensation,
  notification: Notification,
  legal: LegalPeriods,
  lessons: Lessons,
  supervision: Supervising,
  retention: Retention,
  callback: CallingBack,
  spam: Spam,
  grade: Grading,
  'leak-case': LeakCases,
  survey: Asking,
  rights: Rights,
  'outside-routes': OutsideRoutes,
} as const;

export type Policies = { readonly [N in PolicyName]: z.output<(typeof policySchemas)[N]> };
export type PolicyOf<N extends PolicyName> = Policies[N];

/** A policy in one version. Version 0 is what the product ships; every later one was set by a person and never changes. */
export interface Versioned<N extends PolicyName> {
  readonly version: number;
  readonly policy: PolicyOf<N>;
}

/** A policy as the table keeps it: the head holds the newest version, one more record each version for ever. */
export const PolicyRecord = z.object({
  /** The policy's name: what its events are about. */
  id: PolicyName,
  site: SiteId,
  version: z.int().min(1),
  policy: z.record(z.string(), z.unknown()),
  changedAt: Instant,
  changedBy: z.string().max(40),
});
export type PolicyRecord = z.infer<typeof PolicyRecord>;
