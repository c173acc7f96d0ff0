import type { Scope } from '../kernel/actor.ts';
import type { PostCode } from './posts.ts';

/** Everything that a member of staff can be allowed to do. A route names one; a post grants some, each as far as a scope. */
export const capabilities = [
  'staff.self',
  'staff.read',
  'staff.write',
  'notice.self',
  'notice.watch',
  'roster.self',
  'roster.read',
  'roster.write',
  'roster.publish',
  'roster.approve',
  'duty.read',
  'staff.access',
  'breakGlass.ask',
  'breakGlass.decide',
  'attachment.upload',
  'ticket.register',
  'ticket.read',
  'ticket.assess',
  'ticket.answerAuthority',
  'ticket.accept',
  'ticket.decline',
  'ticket.transfer',
  'ticket.dispatch',
  'ticket.handle',
  'ticket.withdraw',
  'ticket.reopen',
  'ticket.escalate',
  'ticket.recuse',
  'ticket.merge',
  'ticket.link',
  'ticket.acknowledge',
  'ticket.deescalate',
  'ticket.reprioritise',
  'ticket.decideExtension',
  'ticket.decideCompensation',
  'ticket.conclude',
  'ticket.coHandle',
  'ticket.pauseLegal',
  'ticket.supervise',
  'ticket.answerSupervision',
  'ticket.archive',
  'ticket.closeSilent',
  'ticket.evidence',
  'ticket.hold',
  'ticket.situation',
  'lead.work',
  'accessLog.read',
  'accessAlarm.settle',
  'canary.plant',
  'rightReview.read',
  'rightReview.decide',
  'ticket.reveal',
  'customer.reveal',
  'leakCase.report',
  'leakCase.hearing',
  'leakCase.read',
  'leakCase.triage',
  'leakCase.recuse',
  'leakCase.investigate',
  'leakCase.evidence',
  'leakCase.propose',
  'leakCase.decide',
  'leakCase.execute',
  'leakCase.close',
  'leakCase.notify',
  'leakCase.approveWaiver',
  'leakCase.revealReporter',
  'lesson.read',
  'lesson.open',
  'lesson.plan',
  'lesson.check',
  'lesson.waive',
  'workOrder.takeOver',
  'workOrder.return',
  'followUp.read',
  'followUp.attempt',
  'followUp.cancel',
  'callback.read',
  'callback.book',
  'callback.dial',
  'board.read',
  'survey.read',
  'site.write',
  'placeCode.read',
  'placeCode.make',
  'policy.read',
  'policy.write',
  'customer.read',
  'grade.read',
  'grade.record',
  'grade.ask',
  'grade.approve',
  'credit.read',
  'credit.record',
  'credit.decide',
  'customer.list',
  'customer.find',
  'customer.create',
  'customer.write',
  'customer.restrict',
  'customer.merge',
  'customer.import',
  'customer.export',
  'customer.readExports',
  'customer.approveExport',
  'customer.traceExport',
  'rights.enter',
  'rights.read',
  'rights.decide',
  'operations.deadLetters',
  'audit.verify',
  'audit.rotateKeys',
] as const;
export type Capability = (typeof capabilities)[number];

/** What a post may do: capability → the rows it reaches. What is not named is not allowed. */
export type Grants = Readonly<Partial<Record<Capability, Scope>>>;

/** Everybody knows himself and his own roster, and sees who is on duty. */
const everyone = {
  'staff.self': 'own',
  'notice.self': 'own',
  'roster.self': 'own',
  'roster.read': 'own',
  'duty.read': 'site',
  // Whoever sees something may say so, and whoever is said to have done something may answer (F27).
  'leakCase.report': 'own',
  'leakCase.hearing': 'own',
} as const satisfies Grants;

/** Plans the people of his units, and decides on their swaps and leave. */
const rostersUnit = {
  'roster.read': 'unit',
  'roster.write': 'unit',
  'roster.approve': 'unit',
} as const satisfies Grants;

const rostersSite = {
  'roster.read': 'site',
  'roster.write': 'site',
  'roster.publish': 'site',
  'roster.approve': 'site',
} as const satisfies Grants;

/** Whoever may see a guest's matter at all may be asked, by a supervisor, what became of it, and answers. */
const answers = { 'ticket.answerSupervision': 'own' } as const satisfies Grants;

/** To be offered a matter, take it over and bring it to its end. */
const ownWork = {
  ...everyone,
  ...answers,
  'attachment.upload': 'own',
  'ticket.handle': 'own',
  'ticket.escalate': 'own',
  'ticket.acknowledge': 'own',
  'ticket.coHandle': 'own',
  'ticket.situation': 'own',
  // Whom to reach for what he works on, in clear, so often a day.
  'ticket.reveal': 'own',
  'lesson.read': 'own',
  'lesson.plan': 'own',
  'workOrder.takeOver': 'own',
  'workOrder.return': 'own',
} as const satisfies Grants;

/** Books calls for guests, and makes those that were promised. */
const promisesCalls = {
  'callback.read': 'site',
  'callback.book': 'site',
  'callback.dial': 'site',
} as const satisfies Grants;

/** Reads the archive of customers, finds them by name, too; texts stay masked. */
const readsCustomers = {
  'customer.read': 'site',
  'customer.list': 'site',
  'customer.find': 'site',
} as const satisfies Grants;

/** Asks for lists of customers; somebody else approves each (F26). */
const asksForLists = { 'customer.export': 'site', 'customer.readExports': 'site' } as const satisfies Grants;

/** Approves lists of customers that others ask for. Of what size, the rules say. */
const approvesLists = { 'customer.readExports': 'site', 'customer.approveExport': 'site' } as const satisfies Grants;

/** Enters customers and keeps what is known of them right (F01: 内勤, 受理员 and whoever meets guests at a desk). */
const keepsCustomers = {
  ...readsCustomers,
  'customer.create': 'site',
  'customer.write': 'site',
  // Whoever meets a guest writes down what he asks for his own data, and compares who he is; somebody else decides (F28).
  'rights.enter': 'site',
  'rights.read': 'site',
  'customer.reveal': 'site',
} as const satisfies Grants;

/** Meets guests away from the intake: writes their matter down, works on what is given to him. */
const meetsGuests = {
  ...ownWork,
  'ticket.register': 'site',
  'ticket.read': 'own',
  'ticket.situation': 'site',
  // By the whole number that a guest tells, and by nothing else.
  'customer.find': 'own',
} as const satisfies Grants;

const inquiryAgent = {
  ...ownWork,
  ...promisesCalls,
  'ticket.situation': 'site',
  'ticket.register': 'site',
  'ticket.read': 'site',
  'ticket.assess': 'site',
  'ticket.accept': 'site',
  'ticket.transfer': 'site',
  'ticket.escalate': 'site',
  'ticket.reveal': 'site',
  ...keepsCustomers,
  'staff.read': 'site',
} as const satisfies Grants;

/** Keeps what a customer did, and what speaks for or against him. */
const keepsStanding = {
  'grade.read': 'site',
  'grade.record': 'site',
  'credit.read': 'site',
  'credit.record': 'site',
} as const satisfies Grants;

const complaintAgent = {
  ...inquiryAgent,
  'ticket.answerAuthority': 'site',
  'ticket.withdraw': 'site',
  'ticket.dispatch': 'site',
  'ticket.coHandle': 'site',
  'ticket.merge': 'site',
  'ticket.link': 'site',
  'ticket.reopen': 'site',
} as const satisfies Grants;

// To turn a complaint away is for a group leader or above.
const leads = {
  'customer.merge': 'site',
  'ticket.decline': 'site',
  'notice.watch': 'site',
  'ticket.recuse': 'site',
  'ticket.acknowledge': 'site',
  'ticket.reprioritise': 'site',
  'ticket.decideCompensation': 'site',
  'ticket.supervise': 'site',
  'lesson.read': 'site',
  'lesson.open': 'site',
  'lesson.plan': 'site',
  'lesson.check': 'site',
  'board.read': 'site',
  'survey.read': 'site',
  'policy.read': 'site',
} as const satisfies Grants;

const callsInstead = {
  'followUp.read': 'site',
  'followUp.attempt': 'site',
  'followUp.cancel': 'site',
} as const satisfies Grants;

const supervises = {
  ...complaintAgent,
  ...leads,
  ...rostersSite,
  'ticket.handle': 'site',
  'ticket.answerSupervision': 'site',
  'ticket.decideExtension': 'site',
  'ticket.pauseLegal': 'site',
  'ticket.archive': 'site',
  'ticket.closeSilent': 'site',
  'ticket.evidence': 'site',
  'lesson.waive': 'site',
  'placeCode.read': 'site',
  'placeCode.make': 'site',
  // Where everybody who calls guests back worked on a matter, the next level calls.
  ...callsInstead,
  ...keepsStanding,
  'grade.ask': 'site',
  'credit.decide': 'site',
} as const satisfies Grants;

const callsBack = {
  ...everyone,
  ...answers,
  ...promisesCalls,
  'ticket.closeSilent': 'site',
  'ticket.read': 'site',
  'ticket.reveal': 'site',
  'customer.reveal': 'site',
  'followUp.read': 'site',
  'followUp.attempt': 'site',
  ...readsCustomers,
  'staff.read': 'site',
} as const satisfies Grants;

const counts = {
  ...everyone,
  ...answers,
  'customer.read': 'site',
  'customer.list': 'site',
  'ticket.read': 'site',
  'lesson.read': 'site',
  'board.read': 'site',
  'survey.read': 'site',
  'policy.read': 'site',
} as const satisfies Grants;

/** Knows of cases of leaks and misconduct, and sees their evidence with a second person's leave (F27). */
const knowsLeakCases = {
  'leakCase.read': 'site',
  'leakCase.recuse': 'site',
  'leakCase.evidence': 'site',
} as const satisfies Grants;

/** Says what a report is, contains it, and names whom it is about. */
const triagesLeakCases = { ...knowsLeakCases, 'leakCase.triage': 'site' } as const satisfies Grants;

const investigatesLeakCases = { ...triagesLeakCases, 'leakCase.investigate': 'site' } as const satisfies Grants;

/** Reviews who holds which rights, once a quarter (F26). */
const reviewsRights = { 'rightReview.read': 'site', 'rightReview.decide': 'site' } as const satisfies Grants;

/** Watches over who reads what of whom (F26). */
const watchesReads = { 'accessLog.read': 'site', 'accessAlarm.settle': 'site' } as const satisfies Grants;

/** The one table of rights: post → capability → scope. */
export const grants: Readonly<Record<PostCode, Grants>> = {
  GUEST_SERVICE_MANAGER: {
    ...supervises,
    ...reviewsRights,
    'customer.import': 'site',
    ...asksForLists,
    ...approvesLists,
    'customer.traceExport': 'site',
    'customer.restrict': 'site',
    'ticket.conclude': 'site',
    'ticket.hold': 'site',
    'ticket.deescalate': 'site',
    'staff.write': 'site',
    'grade.approve': 'site',
    'breakGlass.decide': 'site',
    ...triagesLeakCases,
    'leakCase.propose': 'site',
    'leakCase.execute': 'site',
    'leakCase.close': 'site',
    'leakCase.notify': 'site',
    'leakCase.approveWaiver': 'site',
  },
  SERVICE_SUPERVISOR: {
    ...supervises,
    ...investigatesLeakCases,
    ...asksForLists,
    ...approvesLists,
    'customer.import': 'site',
    'leakCase.execute': 'site',
    'breakGlass.ask': 'site',
  },
  COMPLAINT_LEADER: { ...complaintAgent, ...leads, ...rostersUnit },
  COMPLAINT_AGENT: complaintAgent,
  INQUIRY_LEADER: { ...inquiryAgent, ...leads, ...rostersUnit },
  INQUIRY_AGENT: inquiryAgent,
  FOLLOW_UP_LEADER: {
    ...callsBack,
    ...rostersUnit,
    'ticket.acknowledge': 'own',
    'ticket.archive': 'site',
    'followUp.cancel': 'site',
    'board.read': 'site',
    'survey.read': 'site',
    'policy.read': 'site',
  },
  SERVICE_TRACKING: callsBack,
  PRE_SALE_FOLLOW_UP: callsBack,
  AFTER_SALE_FOLLOW_UP: callsBack,
  DERIVATIVE_FOLLOW_UP: callsBack,
  CARD_MARKETING: meetsGuests,
  SALES_SUPERVISOR: {
    ...meetsGuests,
    ...readsCustomers,
    ...asksForLists,
    ...rostersUnit,
    ...keepsStanding,
    'lead.work': 'site',
    'grade.ask': 'site',
    'ticket.read': 'unit',
    'board.read': 'site',
    'survey.read': 'site',
    'staff.read': 'site',
  },
  SALES_CLERK: { ...meetsGuests, ...keepsStanding, ...keepsCustomers, 'lead.work': 'site' },
  SERVICE_CLERK: {
    ...everyone,
    ...answers,
    'customer.merge': 'site',
    'customer.import': 'site',
    ...asksForLists,
    ...keepsStanding,
    'roster.read': 'site',
    'attachment.upload': 'own',
    'ticket.register': 'site',
    'ticket.read': 'site',
    'ticket.archive': 'site',
    // Writes to authorities for the supervisors (内勤).
    'ticket.answerAuthority': 'site',
    'callback.read': 'site',
    'callback.book': 'site',
    'placeCode.read': 'site',
    'placeCode.make': 'site',
    'board.read': 'site',
    'survey.read': 'site',
    ...keepsCustomers,
    'staff.read': 'site',
  },
  STATISTICS: counts,
  QUALITY_SUPERVISION: {
    ...counts,
    ...investigatesLeakCases,
    'audit.verify': 'site',
    'leakCase.close': 'site',
    'lesson.check': 'site',
    'ticket.supervise': 'site',
  },
  FRONT_DESK: { ...meetsGuests, ...promisesCalls, ...keepsCustomers, 'placeCode.read': 'site' },
  GROUP_RECEPTION: meetsGuests,
  BUSINESS_SERVICE: meetsGuests,
  TOUR_GUIDE: meetsGuests,
  HANDLER: { ...ownWork, 'ticket.read': 'department' },
  COMPANY_LEADER: {
    ...everyone,
    ...answers,
    'roster.read': 'site',
    'ticket.read': 'site',
    'ticket.acknowledge': 'site',
    'ticket.reprioritise': 'site',
    'ticket.decideCompensation': 'site',
    'ticket.deescalate': 'site',
    'ticket.conclude': 'site',
    'ticket.reopen': 'site',
    'ticket.escalate': 'site',
    'ticket.supervise': 'site',
    // The last level: what everybody below worked on and so may not end or decide is his (domain 4.0).
    'ticket.handle': 'site',
    'ticket.withdraw': 'site',
    'ticket.decline': 'site',
    'ticket.transfer': 'site',
    'ticket.merge': 'site',
    'ticket.closeSilent': 'site',
    'ticket.decideExtension': 'site',
    'ticket.pauseLegal': 'site',
    ...callsInstead,
    'lesson.read': 'site',
    'board.read': 'site',
    'survey.read': 'site',
    'policy.read': 'site',
    'staff.read': 'site',
    'grade.read': 'site',
    'grade.approve': 'site',
    'breakGlass.decide': 'site',
    ...watchesReads,
    ...reviewsRights,
    ...knowsLeakCases,
    // Where the manager himself is concerned, one leader proposes and another decides.
    'leakCase.propose': 'site',
    'leakCase.decide': 'site',
    'leakCase.close': 'site',
    'leakCase.approveWaiver': 'site',
  },
  PRIVACY_OFFICER: {
    ...everyone,
    ...watchesReads,
    'canary.plant': 'site',
    'rightReview.read': 'site',
    ...investigatesLeakCases,
    'leakCase.close': 'site',
    'leakCase.notify': 'site',
    'leakCase.revealReporter': 'site',
    'audit.verify': 'site',
    'audit.rotateKeys': 'site',
    'ticket.evidence': 'site',
    'ticket.hold': 'site',
    ...readsCustomers,
    'customer.reveal': 'site',
    ...approvesLists,
    'customer.traceExport': 'site',
    'customer.restrict': 'site',
    'rights.read': 'site',
    'rights.decide': 'site',
    'staff.read': 'site',
    'breakGlass.decide': 'site',
  },
  // Keeps the service running and its numbers right; sees no guest and no matter.
  SYSTEM_ADMINISTRATOR: {
    ...everyone,
    'staff.read': 'site',
    'staff.write': 'site',
    // The one right that reaches beyond a site: to found another one.
    'site.write': 'all',
    'notice.watch': 'site',
    'staff.access': 'site',
    'breakGlass.ask': 'site',
    // Plants records that are nobody’s, and sees none that is somebody’s.
    'canary.plant': 'site',
    'policy.read': 'site',
    'policy.write': 'site',
    'operations.deadLetters': 'site',
  },
};

const width: Readonly<Record<Scope, number>> = { own: 1, unit: 2, department: 3, site: 4, all: 5 };

/** Several posts together: every capability of any, each with its widest scope. */
export function together(all: readonly Grants[]): Grants {
  const union: Partial<Record<Capability, Scope>> = {};
  for (const granted of all) {
    for (const [name, scope] of Object.entries(granted) as Array<[Capability, Scope]>) {
      const had = union[name];
      if (had === undefined || width[scope] > width[had]) union[name] = scope;
    }
  }
  return union;
}
