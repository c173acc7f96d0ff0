// Printed from the contracts by `npm run docs`; do not edit.

export type AccessAlarmView = {
  readonly id: string;
  readonly kind: 'UNUSUAL_REVEALS' | 'UNUSUAL_READS' | 'TOO_MANY_READS' | 'NIGHT' | 'KIN' | 'CANARY' | 'TAMPERED';
  readonly status: 'OPEN' | 'CONFIRMED' | 'CASE_OPENED';
  readonly staffNo?: string;
  readonly raisedAt: string;
  readonly subject?: string;
  readonly kinship?: 'SELF' | 'RELATIVE' | 'FORMER_COLLEAGUE';
  readonly count?: number;
  readonly usual?: number;
  readonly readId?: string;
  readonly route?: string;
  readonly settledBy?: string;
  readonly settledAt?: string;
  readonly leakCaseId?: string;
  readonly version: number;
  readonly kindText: Label;
  readonly statusText: Label;
};

export type ApproverRole = 'SUPERVISOR' | 'MANAGER' | 'PRIVACY_OFFICER';

export type AttachmentStatus = 'PENDING' | 'CHECKED' | 'REFUSED' | 'EXPIRED';

export type AuditFinding = {
  readonly what: 'CHANGED' | 'MISSING' | 'INSERTED' | 'MOVED' | 'WORDS_CHANGED' | 'BEYOND_HEAD' | 'HEAD_MISSING' | 'REWRITTEN' | 'CHECKPOINT_MISSING' | 'CHECKPOINT_CHANGED';
  readonly from: number;
  readonly to: number;
  readonly item?: string;
  readonly text: Label;
};

export type BreakGlassView = {
  readonly id: string;
  readonly applicant: string;
  readonly capability: LentRight;
  readonly hours: number;
  readonly status: 'ASKED' | 'OPEN' | 'DECLINED' | 'ENDED';
  readonly askedAt: string;
  readonly decidedBy?: string;
  readonly until?: string;
  readonly endedAt?: string;
  readonly uses: number;
  readonly version: number;
  readonly holds: boolean;
};

export type CalendarYearView = {
  readonly week?: Readonly<Record<string, readonly (readonly (unknown)[])[]>>;
  readonly seasons?: readonly ({
    readonly from: string;
    readonly to: string;
    readonly week: Readonly<Record<string, readonly (readonly (unknown)[])[]>>;
  })[];
  readonly holidays: readonly (string)[];
  readonly extraDays: Readonly<Record<string, readonly (readonly (unknown)[])[]>>;
  readonly calendarId: 'SERVICE' | 'OFFICE';
  readonly year: number;
  readonly version: number;
};

export type CallAttempt = {
  readonly at: string;
  readonly by: string;
  readonly outcome: CallAttemptOutcome;
};

export type CallAttemptOutcome = 'ANSWERED' | 'BUSY' | 'NO_ANSWER' | 'POWERED_OFF' | 'WRONG_NUMBER' | 'INVALID_NUMBER' | 'REFUSED' | 'CALL_LATER';

export type CallbackSource = 'PUBLIC' | 'CUSTOMER' | 'STAFF' | 'MISSED_CALL' | 'UNREACHED';

export type CallbackStatus = 'BOOKED' | 'REMINDED' | 'DIALLED' | 'DONE' | 'NO_ANSWER' | 'RESCHEDULED' | 'CANCELLED';

export type CallbackTopic = 'INQUIRY' | 'COMPLAINT';

export type CallbackView = {
  readonly id: string;
  readonly source: CallbackSource;
  readonly topic: CallbackTopic;
  readonly domain?: TicketDomain;
  readonly customerId?: string;
  readonly name?: string;
  readonly phone: string;
  readonly status: CallbackStatus;
  readonly callAt: string;
  readonly agent?: string;
  readonly mayRemind: boolean;
  readonly attempts: readonly ({
    readonly at: string;
    readonly by: string;
    readonly outcome: CallAttemptOutcome;
  })[];
  readonly rungAt?: string;
  readonly missed: number;
  readonly about?: {
    readonly ticketNo: string;
    readonly noticeId: string;
  };
  readonly lookAt: string;
  readonly version: number;
  readonly statusText: Label;
};

export type CanaryView = {
  readonly id: string;
  readonly label: string;
  readonly plantedAt: string;
  readonly plantedBy: string;
  readonly retiredAt?: string;
  readonly version: number;
};

export type ClockKind = 'FIRST_CONTACT' | 'ACCEPT' | 'DISPATCH' | 'TAKE_OVER' | 'FIRST_ANSWER' | 'PROGRESS' | 'RESOLVE' | 'TOTAL_RESOLVE' | 'FOLLOW_UP' | 'CONTAINMENT' | 'SITUATION' | 'LEGAL' | 'EXTERNAL' | 'OLA';

export type ClockState = 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED' | 'CANCELLED';

export type ConsentPurpose = 'SERVICE' | 'MARKETING_CALL' | 'MARKETING_MESSAGE' | 'SURVEY' | 'PROFILING' | 'RECORDING' | 'SHARING';

export type CoverRule = {
  readonly posts?: readonly (PostCode)[];
  readonly skill?: TicketDomain;
  readonly least: number;
  readonly season: 'ALL' | 'HIGH' | 'LOW';
  readonly hours?: readonly (string)[];
};

export type CreditEntryView = {
  readonly id: string;
  readonly customerId: string;
  readonly kind: CreditKind;
  readonly status: CreditStatus;
  readonly occurredAt: string;
  readonly source: string;
  readonly evidence: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly expiresAt: string;
  readonly contest?: {
    readonly grounds: string;
    readonly at: string;
    readonly dueAt: string;
    readonly late?: boolean;
  };
  readonly decidedBy?: string;
  readonly version: number;
  readonly label: Label;
  readonly counts: boolean;
};

export type CreditKind = 'NO_SHOW' | 'CHARGEBACK' | 'UNFOUNDED_CLAIM' | 'UNPAID' | 'ON_TIME_PAYMENT' | 'KEPT_AGREEMENT';

export type CreditStatus = 'RECORDED' | 'CONTESTED' | 'UPHELD' | 'STRUCK';

export type CreditView = {
  readonly good: number;
  readonly bad: number;
  readonly contested: number;
  readonly items: readonly (CreditEntryView)[];
};

export type CustomerGrade = 'V' | 'A' | 'B' | 'C' | 'N';

export type CustomerKind = 'PERSON' | 'ORGANISATION';

export type CustomerSource = 'DESK' | 'PHONE' | 'MINI_PROGRAM' | 'WEB' | 'LETTER' | 'AGENCY' | 'CAMPAIGN' | 'REFERRAL' | 'IMPORT';

export type CustomerStatus = 'PROSPECT' | 'ACTIVE' | 'AT_RISK' | 'LOST' | 'WON_BACK' | 'MERGED' | 'RESTRICTED' | 'ERASED';

export type CustomerView = {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly status: CustomerStatus;
  readonly grade: CustomerGrade;
  readonly name?: string;
  readonly alias?: string;
  readonly phone?: string;
  readonly phoneVerifiedAt?: string;
  readonly source?: CustomerSource;
  readonly basis?: LegalBasis;
  readonly holdsCard?: true;
  readonly checkedAt?: string;
  readonly mergedInto?: string;
  readonly version: number;
  readonly statusText: Label;
  readonly identifiers: readonly ({
    readonly id: string;
    readonly kind: IdentifierKind;
    readonly value?: string;
    readonly state: IdentifierState;
    readonly since: string;
    readonly verifiedAt?: string;
    readonly verifiedBy?: IdentifierProof;
    readonly recycledAt?: string;
  })[];
  readonly wechat: boolean;
  readonly profile?: {
    readonly address?: string;
    readonly language?: string;
    readonly bornOn?: string;
    readonly note?: string;
    readonly contacts?: readonly ({
      readonly role?: string;
      readonly name: string;
      readonly phone?: string;
    })[];
    readonly preferences?: Readonly<Record<string, string>>;
  };
  readonly consents: readonly ({
    readonly given: boolean;
    readonly at: string;
    readonly basis?: LegalBasis;
    readonly noticeVersion?: string;
    readonly purpose: ConsentPurpose;
  })[];
  readonly relations: readonly ({
    readonly other: string;
    readonly kind: RelationKind;
    readonly role?: string;
    readonly since: string;
  })[];
  readonly merged: readonly ({
    readonly source: string;
    readonly at: string;
    readonly undoUntil: string;
  })[];
  readonly completeness: {
    readonly score: number;
    readonly missing: readonly ('NAME' | 'REACHABLE' | 'SOURCE' | 'BASIS')[];
  };
  readonly freshness: {
    readonly state: 'FRESH' | 'DUE';
    readonly score: number;
    readonly dueAt?: string;
  };
  readonly history: 'SHOWN' | 'HIDDEN';
  readonly dealings?: readonly ({
    readonly what: DealingKind;
    readonly ref: string;
    readonly at: string;
    readonly by: DealingCertainty;
    readonly from?: string;
  })[];
  readonly moreDealings?: boolean;
};

export type DataKind = 'NAME' | 'PHONE' | 'IDENTITY_DOCUMENT' | 'ADDRESS' | 'STAY' | 'PURCHASE' | 'PAYMENT' | 'RECORDING' | 'CHILD' | 'OTHER';

export type DealingCertainty = 'SIGN_IN' | 'STAFF' | 'PHONE';

export type DealingKind = 'TICKET' | 'CALLBACK' | 'FOLLOW_UP';

export type Delivery = {
  readonly state: 'PLANNED' | 'HELD' | 'SENDING' | 'SENT' | 'SUPPRESSED' | 'UNDELIVERABLE';
  readonly channel?: NoticeChannel;
  readonly tries: number;
  readonly later?: readonly (NoticeChannel)[];
  readonly rounds?: number;
  readonly dueAt?: string;
  readonly why?: string;
};

export type DeputyView = {
  readonly id: string;
  readonly code: PostCode;
  readonly holder: string;
  readonly deputy: string;
  readonly from: string;
  readonly to?: string;
  readonly version: number;
};

export type EndedAs = 'SOLVED' | 'PARTLY' | 'UNREACHED' | 'CALL_REFUSED' | 'NOT_FOLLOWED_UP' | 'SILENT' | 'ANONYMOUS' | 'NO_COMPLAINANT' | 'ANSWERED' | 'LEAD' | 'WITHDRAWN' | 'CONCLUDED' | 'MERGED' | 'DECLINED' | 'TRANSFERRED';

export type EvidenceView = {
  readonly no: number;
  readonly kind: 'FILE' | 'LOG_EXTRACT' | 'RECORDING' | 'STATEMENT';
  readonly title: string;
  readonly collector: string;
  readonly collectedAt: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly addendumTo?: number;
  readonly sealedAt?: string;
  readonly custodian: string;
  readonly custody: readonly ({
    readonly from?: string;
    readonly to: string;
    readonly at: string;
    readonly why: 'COLLECTED' | 'HANDED_OVER' | 'IMPOUNDED';
    readonly hash: string;
  })[];
  readonly offer?: {
    readonly to: string;
    readonly at: string;
  };
  readonly view?: {
    readonly by: string;
    readonly until: string;
    readonly approvedBy?: string;
  };
  readonly fileName?: string;
  readonly chainIntact: boolean;
};

export type ExportField = 'name' | 'alias' | 'phone' | 'email' | 'address' | 'kind' | 'status' | 'grade' | 'source' | 'checkedAt';

export type ExportFilter = {
  readonly status?: 'PROSPECT' | 'ACTIVE' | 'AT_RISK' | 'LOST' | 'WON_BACK';
  readonly grade?: CustomerGrade;
};

export type ExportPurpose = 'SERVICE' | 'MARKETING_CALL' | 'MARKETING_MESSAGE' | 'MAILING' | 'AUTHORITY' | 'ANALYSIS';

export type ExportStatus = 'REQUESTED' | 'COUNTED' | 'APPROVED' | 'READY' | 'DECLINED' | 'CANCELLED' | 'FAILED' | 'EXPIRED';

export type ExportView = {
  readonly id: string;
  readonly status: ExportStatus;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly purpose: ExportPurpose;
  readonly reason: string;
  readonly filter: ExportFilter;
  readonly fields: readonly (ExportField)[];
  readonly plain: readonly (ExportField)[];
  readonly format: FileFormat;
  readonly rows: number;
  readonly otherRows?: number;
  readonly approvals: readonly ({
    readonly by: string;
    readonly as: ApproverRole;
    readonly at: string;
  })[];
  readonly withheld: number;
  readonly opened: number;
  readonly failure?: {
    readonly code: string;
    readonly reason: Label;
  };
  readonly expiresAt: string;
  readonly version: number;
  readonly statusText: Label;
  readonly needs: readonly (ApproverRole)[];
  readonly madePercent: number;
};

export type FileFormat = 'CSV' | 'XLSX';

export type FileView = {
  readonly id: string;
  readonly status: AttachmentStatus;
  readonly fileName: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf' | 'video/mp4' | 'audio/mpeg' | 'audio/mp4' | 'audio/wav' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  readonly size: number;
  readonly role: 'GENERAL' | 'LETTER_SCAN' | 'VISIT_SUMMARY' | 'AUTHORITY';
  readonly ticketVersion: number;
  readonly nth: number;
  readonly givenAt: string;
  readonly givenBy: 'GUEST' | string;
  readonly checkedAt?: string;
  readonly refusedFor?: RefusedFor;
  readonly sha256?: string;
  readonly bytes?: number;
  readonly statusText: Label;
  readonly refusedText?: Label;
  readonly flag?: 'UNCHECKED' | 'DOUBTFUL' | 'RISKY';
  readonly flagText?: Label;
  readonly hidden?: true;
};

export type FollowUpView = {
  readonly id: string;
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly kind: 'COMPLAINT';
  readonly second?: true;
  readonly stage?: TicketStage;
  readonly priority: TicketPriority;
  readonly post: 'SERVICE_TRACKING' | 'PRE_SALE_FOLLOW_UP' | 'AFTER_SALE_FOLLOW_UP' | 'DERIVATIVE_FOLLOW_UP' | 'SERVICE_SUPERVISOR';
  readonly status: 'PLANNED' | 'DUE' | 'IN_PROGRESS' | 'DONE' | 'UNREACHED' | 'REFUSED' | 'CANCELLED' | 'RESCHEDULED';
  readonly dueAt: string;
  readonly late?: number;
  readonly attempts: readonly (CallAttempt)[];
  readonly attemptsAllowed: number;
  readonly notFor: readonly (string)[];
  readonly closesAt?: string;
  readonly solved?: Solved;
  readonly overall?: number;
  readonly generation: number;
  readonly version: number;
};

export type GuestCallback = {
  readonly status: CallbackStatus;
  readonly topic: CallbackTopic;
  readonly callAt: string;
  readonly callbackId: string;
  readonly statusText: Label;
};

export type GuestFileView = {
  readonly id: string;
  readonly status: AttachmentStatus;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf' | 'video/mp4' | 'audio/mpeg' | 'audio/mp4' | 'audio/wav' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  readonly refusedFor?: RefusedFor;
  readonly fileName: string;
  readonly statusText: Label;
  readonly refusedText?: Label;
  readonly at: string;
};

export type GuestOpinion = {
  readonly overall: number;
  readonly solved: Solved;
  readonly drivers?: readonly (string)[];
  readonly mode?: SurveyMode;
  readonly at: string;
};

export type GuestStep = {
  readonly at: string;
  readonly what: string;
  readonly text: Label;
  readonly message?: string;
};

export type HandOver = {
  readonly to: string;
  readonly until: string;
};

export type HearingMark = {
  readonly askedAt: string;
  readonly until: string;
  readonly heardAt?: string;
  readonly told: boolean;
};

export type HearingView = {
  readonly caseId: string;
  readonly staffNo: string;
  readonly allegation: string;
  readonly askedAt: string;
  readonly until: string;
  readonly statement?: string;
  readonly heardAt?: string;
  readonly recordedBy?: string;
  readonly version: number;
};

export type HeldPostView = {
  readonly id: string;
  readonly code: PostCode;
  readonly unitId: string;
  readonly primary: boolean;
  readonly deputy: boolean;
  readonly from: string;
  readonly to?: string;
  readonly label: Label;
};

export type IdentifierKind = 'PHONE' | 'EMAIL' | 'CARD' | 'ID_DOCUMENT';

export type IdentifierProof = 'WECHAT' | 'SMS' | 'CALL' | 'DOCUMENT' | 'CARD';

export type IdentifierState = 'ACTIVE' | 'RECYCLED' | 'ENDED';

export type IdentityFactor = 'SESSION' | 'SMS_CODE' | 'PHONE' | 'EMAIL' | 'CARD' | 'ID_DOCUMENT';

export type ImportField = 'name' | 'alias' | 'kind' | 'phone' | 'email' | 'card' | 'idDocument' | 'openid' | 'address' | 'bornOn' | 'note';

export type ImportStatus = 'REQUESTED' | 'UPLOADED' | 'CHECKED' | 'COMMITTING' | 'DONE' | 'FAILED' | 'CANCELLED' | 'EXPIRED';

export type ImportView = {
  readonly id: string;
  readonly status: ImportStatus;
  readonly askedBy: string;
  readonly format: FileFormat;
  readonly size: number;
  readonly onKnown: 'FILL' | 'REPLACE';
  readonly source: CustomerSource;
  readonly basis: LegalBasis;
  readonly rows?: number;
  readonly planned?: Readonly<Record<string, number>>;
  readonly done?: Readonly<Record<string, number>>;
  readonly committedAt?: string;
  readonly failure?: {
    readonly code: string;
    readonly reason: Label;
  };
  readonly expiresAt: string;
  readonly version: number;
  readonly statusText: Label;
  readonly progress: {
    readonly rows: number;
    readonly of: number;
  };
  readonly columns?: readonly ({
    readonly column: number;
    readonly heading: string;
    readonly field?: ImportField;
  })[];
};

export type KeyRotationView = {
  readonly status: 'RUNNING' | 'DONE' | 'STUCK';
  readonly keysBefore: string;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly finishedAt?: string;
  readonly pass: number;
  readonly looked: number;
  readonly resealed: number;
  readonly lost: number;
  readonly unreadable: number;
  readonly resealedInAll: number;
  readonly firstUnreadable?: string;
  readonly retired: number;
  readonly version: number;
  readonly statusText: Label;
};

export type Label = {
  readonly zh: string;
  readonly en: string;
};

export type Language = 'zh' | 'en' | 'mn' | 'ru' | 'ja' | 'ko';

export type LeadView = {
  readonly id: string;
  readonly ticketNo: string;
  readonly customerId?: string;
  readonly domain?: TicketDomain;
  readonly status: 'OPEN' | 'IN_TALKS' | 'WON' | 'LOST';
  readonly owner?: string;
  readonly dueAt: string;
  readonly endedAt?: string;
  readonly version: number;
  readonly statusText: Label;
  readonly late: boolean;
};

export type LeakCaseStatus = 'REPORTED' | 'TRIAGED' | 'CONTAINED' | 'INVESTIGATING' | 'CONFIRMED' | 'UNFOUNDED' | 'PENALTY_PROPOSED' | 'DECIDED' | 'EXECUTED' | 'CLOSED';

export type LeakCaseType = 'LEAK' | 'IMPROPER_ACCESS' | 'SALE' | 'LOSS' | 'RELATIONSHIP_DAMAGE' | 'NEGLIGENCE';

export type LeakCaseView = {
  readonly id: string;
  readonly status: LeakCaseStatus;
  readonly type: LeakCaseType;
  readonly damage?: LeakDamage;
  readonly ticketNo?: string;
  readonly reportedAt: string;
  readonly accused: readonly (string)[];
  readonly recused: readonly (string)[];
  readonly investigator?: string;
  readonly investigators: readonly (string)[];
  readonly personalData?: boolean;
  readonly largerClass?: boolean;
  readonly peopleAffected?: number;
  readonly dataKinds?: readonly (DataKind)[];
  readonly containedAt?: string;
  readonly hearings: Readonly<Record<string, HearingMark>>;
  readonly evidence: number;
  readonly sealed: readonly (number)[];
  readonly falseReport?: boolean;
  readonly proposal?: PenaltyProposal;
  readonly decision?: PenaltyDecision;
  readonly execution?: {
    readonly by: string;
    readonly on: string;
    readonly ref: string;
  };
  readonly closedAt?: string;
  readonly version: number;
  readonly statusText: Label;
  readonly typeText: Label;
  readonly clocks: readonly (LeakClockView)[];
  readonly late: boolean;
};

export type LeakClockName = 'TRIAGE' | 'AUTHORITY' | 'INDIVIDUALS';

export type LeakClockState = 'RUNNING' | 'WAIVER_ASKED' | 'MET' | 'NOT_NEEDED';

export type LeakClockView = {
  readonly state: LeakClockState;
  readonly from: string;
  readonly dueAt: string;
  readonly endedAt?: string;
  readonly endedBy?: string;
  readonly askedBy?: string;
  readonly name: LeakClockName;
  readonly late: boolean;
};

export type LeakDamage = 'RUDENESS' | 'PRIVATE_DEALING' | 'POACHING';

export type LeakMeasure = 'NONE' | 'WARNING' | 'DEMERIT' | 'TRANSFER' | 'SUSPENSION' | 'DISMISSAL' | 'REFERRAL';

export type LeaveView = {
  readonly id: string;
  readonly staffNo: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'APPLIED' | 'APPROVED' | 'REFUSED' | 'CANCELLED';
  readonly reason?: string;
  readonly appliedAt: string;
  readonly version: number;
};

export type LegalBasis = 'CONSENT' | 'CONTRACT' | 'LEGAL_DUTY' | 'EMERGENCY' | 'PUBLIC_DISCLOSURE';

export type LentRight = 'ticket.register' | 'ticket.read' | 'ticket.assess' | 'ticket.answerAuthority' | 'ticket.accept' | 'ticket.decline' | 'ticket.transfer' | 'ticket.dispatch' | 'ticket.handle' | 'ticket.withdraw' | 'ticket.reopen' | 'ticket.escalate' | 'ticket.recuse' | 'ticket.merge' | 'ticket.link' | 'ticket.acknowledge' | 'ticket.deescalate' | 'ticket.reprioritise' | 'ticket.decideExtension' | 'ticket.decideCompensation' | 'ticket.conclude' | 'ticket.coHandle' | 'ticket.pauseLegal' | 'ticket.supervise' | 'ticket.answerSupervision' | 'ticket.archive' | 'ticket.closeSilent' | 'ticket.evidence' | 'ticket.hold' | 'ticket.situation' | 'ticket.reveal' | 'customer.reveal' | 'workOrder.takeOver' | 'workOrder.return' | 'followUp.read' | 'followUp.attempt' | 'followUp.cancel' | 'board.read' | 'customer.read' | 'customer.list' | 'customer.find' | 'customer.create' | 'customer.write' | 'customer.restrict' | 'customer.merge' | 'customer.import' | 'customer.export' | 'customer.readExports' | 'customer.approveExport' | 'customer.traceExport';

export type LessonStatus = 'OWED' | 'PLANNED' | 'DONE' | 'VERIFIED' | 'WAIVED';

export type LessonView = {
  readonly id: string;
  readonly ticketNo?: string;
  readonly leakCaseId?: string;
  readonly priority: TicketPriority;
  readonly guarded?: true;
  readonly status: LessonStatus;
  readonly owner: string;
  readonly cause?: string;
  readonly action?: string;
  readonly dueOn?: string;
  readonly dueAt: string;
  readonly endedAt?: string;
  readonly version: number;
  readonly statusText: Label;
  readonly late: boolean;
};

export type MatterObject = {
  readonly type: 'ORDER' | 'BOOKING' | 'CARD' | 'ROOM' | 'TABLE';
  readonly ref: string;
};

export type MonthSums = {
  readonly spendFen: number;
  readonly visits: number;
  readonly referrals: number;
};

export type MyRequest = {
  readonly id: string;
  readonly kind: RightsKind;
  readonly kindText: Label;
  readonly status: RightsStatus;
  readonly statusText: Label;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly identified: boolean;
  readonly triesLeft: number;
  readonly refusal?: RefusalReasonView;
  readonly explanation?: string;
  readonly executedAt?: string;
  readonly package?: RightsPackage;
};

export type NoticeChannel = 'WECOM' | 'SMS' | 'SUBSCRIPTION' | 'SERVICE';

export type NoticeView = {
  readonly id: string;
  readonly recipient: string;
  readonly kind: string;
  readonly entityId: string;
  readonly ticketNo?: string;
  readonly priority?: TicketPriority;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly status: 'OPEN' | 'ACKNOWLEDGED' | 'PASSED_ON';
  readonly passedBy: readonly (string)[];
  readonly passedTo?: string;
  readonly delivery: Delivery;
  readonly version: number;
  readonly text: Label;
};

export type OnDutyView = {
  readonly staffNo: string;
  readonly post: PostCode;
  readonly label: Label;
  readonly why: 'ON_SHIFT' | 'DUTY_MANAGER' | 'ON_CALL' | 'NOT_ROSTERED' | 'DEPUTY_OF';
  readonly until?: string;
  readonly place?: string;
  readonly deputyOf?: string;
};

export type PenaltyDecision = {
  readonly by: string;
  readonly at: string;
  readonly measures: readonly (PersonalMeasure)[];
};

export type PenaltyProposal = {
  readonly by: string;
  readonly at: string;
  readonly rule: string;
  readonly evidence: readonly (number)[];
  readonly measures: readonly (PersonalMeasure)[];
};

export type PersonalMeasure = {
  readonly staffNo: string;
  readonly measure: LeakMeasure;
};

export type PlaceCodeView = {
  readonly id: string;
  readonly type: 'ROOM' | 'TABLE';
  readonly ref: string;
  readonly scene: string;
  readonly status: 'WANTED' | 'MADE' | 'FAILED';
  readonly by: string;
  readonly tries: number;
  readonly why?: string;
  readonly madeAt?: string;
  readonly version: number;
  readonly statusText: Label;
  readonly hasImage: boolean;
};

export type PolicyView = {
  readonly name: 'access' | 'sla' | 'escalation' | 'call-tree' | 'assignment' | 'follow-up' | 'compensation' | 'notification' | 'legal' | 'lessons' | 'supervision' | 'retention' | 'callback' | 'spam' | 'grade' | 'leak-case' | 'survey' | 'rights' | 'outside-routes';
  readonly version: number;
  readonly policy: Readonly<Record<string, unknown>>;
};

export type PostCode = 'GUEST_SERVICE_MANAGER' | 'SERVICE_SUPERVISOR' | 'COMPLAINT_LEADER' | 'COMPLAINT_AGENT' | 'INQUIRY_LEADER' | 'INQUIRY_AGENT' | 'FOLLOW_UP_LEADER' | 'SERVICE_TRACKING' | 'PRE_SALE_FOLLOW_UP' | 'AFTER_SALE_FOLLOW_UP' | 'DERIVATIVE_FOLLOW_UP' | 'CARD_MARKETING' | 'SALES_SUPERVISOR' | 'SALES_CLERK' | 'SERVICE_CLERK' | 'STATISTICS' | 'QUALITY_SUPERVISION' | 'FRONT_DESK' | 'GROUP_RECEPTION' | 'BUSINESS_SERVICE' | 'TOUR_GUIDE' | 'HANDLER' | 'COMPANY_LEADER' | 'PRIVACY_OFFICER' | 'SYSTEM_ADMINISTRATOR';

export type PresignedUpload = {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly key: string;
  readonly uploadBy: string;
  readonly giveBy: string;
};

export type PromisedTime = {
  readonly clock: ClockKind;
  readonly dueAt: string;
};

export type ReadEntryView = {
  readonly id: string;
  readonly part: number;
  readonly at: string;
  readonly staffNo: string;
  readonly post: PostCode;
  readonly route: string;
  readonly what: 'CUSTOMER' | 'CUSTOMERS' | 'TICKET' | 'CALLBACK' | 'LEAD' | 'CREDIT' | 'FILE' | 'EVIDENCE' | 'EXPORT' | 'RIGHTS' | 'IMPORT';
  readonly subjects: readonly (string)[];
  readonly requestId: string;
  readonly clear?: true;
  readonly fields?: readonly (string)[];
  readonly purpose?: 'CALL_GUEST' | 'WRITE_TO_GUEST' | 'VERIFY_IDENTITY' | 'ARRIVAL' | 'DELIVERY' | 'EMERGENCY' | 'RIGHTS_REQUEST' | 'INVESTIGATION';
  readonly ticketNo?: string;
  readonly breakGlass?: string;
  readonly whatText: Label;
  readonly shown: 'MASKED' | 'CLEAR';
  readonly purposeText?: Label;
  readonly reason?: string;
};

export type RefusalReason = 'NOT_IDENTIFIED' | 'RETENTION_PERIOD' | 'NOT_POSSIBLE' | 'SECRECY' | 'OBSTRUCTS_DUTY' | 'TRANSFER_CONDITIONS' | 'NOT_WRONG' | 'NOT_BY_CONSENT' | 'NOT_AUTOMATED' | 'LEGAL_DUTY';

export type RefusalReasonView = {
  readonly code: string;
  readonly article: string;
  readonly text: Label;
  readonly remedy: Label;
};

export type RefusedFor = 'WRONG_TYPE' | 'BROKEN' | 'TOO_LARGE' | 'MACROS' | 'MALWARE';

export type RelationKind = 'FAMILY' | 'AGENCY' | 'COMPANY';

export type ReviewReason = 'PARTY_LIMIT' | 'DEVICE_LIMIT' | 'ADDRESS_LIMIT' | 'HONEYPOT' | 'TEXT' | 'PICTURE';

export type RightsChannel = 'MINI_PROGRAM' | 'PHONE' | 'WALK_IN' | 'LETTER' | 'EMAIL' | 'AUTHORITY';

export type RightsClockName = 'ACKNOWLEDGE' | 'DONE';

export type RightsClockView = {
  readonly from: string;
  readonly dueAt: string;
  readonly endedAt?: string;
  readonly name: RightsClockName;
  readonly late: boolean;
};

export type RightsKind = 'ACCESS' | 'COPY' | 'TRANSFER' | 'CORRECT' | 'DELETE' | 'RESTRICT' | 'WITHDRAW' | 'OBJECT' | 'EXPLAIN' | 'CLOSE_ACCOUNT';

export type RightsPackage = {
  readonly sha256: string;
  readonly bytes: number;
  readonly expiresAt: string;
  readonly opened: number;
};

export type RightsRequestView = {
  readonly id: string;
  readonly customerId: string;
  readonly kind: RightsKind;
  readonly status: RightsStatus;
  readonly channel: RightsChannel;
  readonly receivedAt: string;
  readonly enteredBy?: string;
  readonly identity?: {
    readonly at: string;
    readonly factors: readonly (IdentityFactor)[];
    readonly by?: string;
  };
  readonly decision?: {
    readonly by: string;
    readonly at: string;
    readonly granted: boolean;
    readonly reason?: RefusalReason;
  };
  readonly executedAt?: string;
  readonly confirmed?: {
    readonly at: string;
    readonly by: RightsToldBy;
  };
  readonly misses: number;
  readonly package?: RightsPackage;
  readonly version: number;
  readonly kindText: Label;
  readonly statusText: Label;
  readonly clocks: readonly (RightsClockView)[];
  readonly late: boolean;
  readonly refusal?: RefusalReasonView;
  readonly found?: {
    readonly counts: Readonly<Record<string, number>>;
    readonly standing: readonly (string)[];
    readonly classes: Readonly<Record<string, Label>>;
  };
};

export type RightsStatus = 'RECEIVED' | 'LOCKED' | 'SEARCHING' | 'SEARCHED' | 'GRANTED' | 'DEFERRED' | 'REFUSED' | 'EXECUTED' | 'CONFIRMED' | 'CANCELLED';

export type RightsToldBy = 'IN_PERSON' | 'PHONE' | 'LETTER' | 'MESSAGE' | 'MINI_PROGRAM';

export type RosterLineView = {
  readonly staffNo: string;
  readonly post: PostCode;
  readonly cells: string;
  readonly planned: string;
};

export type RosterTurn = {
  readonly staffNo: string;
  readonly post: PostCode;
  readonly day: string;
  readonly code: string;
};

export type RosterView = {
  readonly id: string;
  readonly month: string;
  readonly status: 'DRAFT' | 'PUBLISHED';
  readonly timeZone: string;
  readonly version: number;
  readonly publishedAt?: string;
  readonly late?: boolean;
  readonly publishBy: string;
  readonly lines: readonly (RosterLineView)[];
  readonly shifts: readonly ({
    readonly kind: ShiftKind;
    readonly hours: readonly (string)[];
    readonly place?: string;
    readonly code: string;
  })[];
  readonly warnings: readonly ({
    readonly code: 'UNKNOWN_STAFF' | 'POST_NOT_HELD' | 'UNKNOWN_SHIFT' | 'WRONG_LENGTH' | 'CLASH' | 'REST_SHORT' | 'TWO_DUTY_MANAGERS' | 'NO_DUTY_MANAGER' | 'COVER_SHORT' | 'SHIFT_IN_LEAVE';
    readonly day: string;
    readonly staffNo?: string;
    readonly post?: PostCode;
    readonly what?: string;
    readonly from?: string;
    readonly to?: string;
    readonly least?: number;
    readonly has?: number;
    readonly label: Label;
  })[];
};

export type SentTicketSource = {
  readonly letter?: {
    readonly postmarkedOn: string;
    readonly receivedAt: string;
  };
  readonly visit?: {
    readonly place: string;
    readonly companion?: string;
    readonly visitedAt: string;
    readonly signedSummary?: string;
  };
  readonly external?: {
    readonly authority: string;
    readonly externalNo: string;
    readonly forwardedAt: string;
    readonly dueAt: string;
  };
};

export type ShiftKind = 'WORK' | 'ON_CALL' | 'DUTY_MANAGER' | 'LEAVE' | 'OFF';

export type ShiftType = {
  readonly code: string;
  readonly label: {
    readonly zh: string;
    readonly en: string;
  };
  readonly kind: ShiftKind;
  readonly hours: readonly (string)[];
  readonly place?: string;
};

export type ShiftTypeBook = {
  readonly items: readonly (ShiftType)[];
  readonly nextCursor?: string;
  readonly hasMore: boolean;
  readonly cover: readonly (CoverRule)[];
  readonly version: number;
};

export type SiteView = {
  readonly id: string;
  readonly name: {
    readonly zh: string;
    readonly en: string;
  };
  readonly foundedAt: string;
  readonly version: number;
};

export type Solved = 'YES' | 'PARTLY' | 'NO';

export type StaffStatus = 'ACTIVE' | 'ON_LEAVE' | 'LEFT';

export type StaffView = {
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly skills: readonly (TicketDomain)[];
  readonly languages: readonly (Language)[];
  readonly certificates: readonly ({
    readonly code: 'PRIVACY' | 'FOOD_SAFETY' | 'GUIDE_LICENCE' | 'FIRST_AID' | 'DRIVER';
    readonly expiresOn: string;
  })[];
  readonly status: StaffStatus;
  readonly version: number;
  readonly unitIds: readonly (string)[];
  readonly posts: readonly (HeldPostView)[];
};

export type StandingView = {
  readonly months: Readonly<Record<string, MonthSums>>;
  readonly card?: {
    readonly level: 'SILVER' | 'GOLD' | 'PLATINUM';
    readonly until: string;
  };
  readonly grade: CustomerGrade;
  readonly fall?: {
    readonly to: CustomerGrade;
    readonly endsAt: string;
  };
  readonly override?: {
    readonly grade: CustomerGrade;
    readonly until: string;
    readonly askedBy: string;
    readonly approvedBy: string;
  };
  readonly asked?: {
    readonly grade: CustomerGrade;
    readonly until: string;
    readonly askedBy: string;
  };
  readonly version: number;
  readonly customerId: string;
  readonly counts: CustomerGrade;
};

export type Supervision = {
  readonly n: number;
  readonly open?: {
    readonly status: SupervisionStatus;
    readonly level: SupervisionLevel;
    readonly by: string;
    readonly to: string;
    readonly dueAt: string;
  };
};

export type SupervisionLevel = 'REMINDER' | 'YELLOW' | 'RED';

export type SupervisionStatus = 'ISSUED' | 'OVERDUE' | 'ANSWERED';

export type SurveyMode = 'CALL' | 'MINI_PROGRAM' | 'SMS';

export type SurveyView = {
  readonly ticketNo: string;
  readonly kind: TicketKind;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly mayAnswer: boolean;
  readonly rating?: GuestOpinion;
  readonly drivers: readonly (Label)[];
};

export type SwapView = {
  readonly id: string;
  readonly month: string;
  readonly status: 'OFFERED' | 'ACCEPTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';
  readonly gives: RosterTurn;
  readonly to: string;
  readonly takes?: RosterTurn;
  readonly offeredAt: string;
  readonly version: number;
};

export type TextFlag = 'UNCHECKED' | 'DOUBTFUL' | 'LISTED' | 'RISKY';

export type TicketChannel = 'PHONE' | 'WEB' | 'MINI_PROGRAM' | 'WALK_IN' | 'LETTER' | 'OTA' | 'WECOM' | 'HOTLINE_12345' | 'PLATFORM_12315' | 'SOCIAL' | 'INTERNAL';

export type TicketDomain = 'FRESH_PRODUCT' | 'LODGING' | 'CATERING' | 'TOUR' | 'MEMBERSHIP' | 'OTHER';

export type TicketFullView = {
  readonly id: string;
  readonly ticketNo: string;
  readonly kind: TicketKind;
  readonly channel: TicketChannel;
  readonly domain?: TicketDomain;
  readonly stage?: TicketStage;
  readonly category?: string;
  readonly status: TicketStatus;
  readonly resumes?: 'WAITING_CUSTOMER' | 'PROPOSED' | 'EXECUTING';
  readonly severity?: TicketSeverity;
  readonly priority: TicketPriority;
  readonly anonymous: boolean;
  readonly customerId?: string;
  readonly receivedAt: string;
  readonly resolvedAt?: string;
  readonly reopened: number;
  readonly level: number;
  readonly handlers: readonly (string)[];
  readonly owner?: string;
  readonly noTaker?: true;
  readonly recused?: readonly (string)[];
  readonly about?: 'TOLD' | 'NAMED';
  readonly told?: {
    readonly staffNo: string;
    readonly ackBy?: string;
    readonly level?: number;
  };
  readonly pausedAt?: string;
  readonly urges?: number;
  readonly extension?: {
    readonly workdays: number;
    readonly by: string;
  };
  readonly offeredFen?: number;
  readonly agreedFen?: number;
  readonly extended?: number;
  readonly mergedInto?: string;
  readonly grade?: CustomerGrade;
  readonly legal?: {
    readonly rule: string;
    readonly pausedAt?: string;
    readonly taken?: boolean;
  };
  readonly outside?: boolean;
  readonly contained?: boolean;
  readonly returns?: number;
  readonly supervision?: Supervision;
  readonly coHandlers?: readonly (string)[];
  readonly handOver?: HandOver;
  readonly closedAt?: string;
  readonly endedAs?: EndedAs;
  readonly withdrawnAt?: string;
  readonly spokeAt?: string;
  readonly silent?: boolean;
  readonly proposedAt?: string;
  readonly goodwill?: boolean;
  readonly review?: ReviewReason;
  readonly suspectedRepeatOf?: string;
  readonly textFlag?: TextFlag;
  readonly version: number;
  readonly statusText: Label;
  readonly endedAsText?: Label;
  readonly clocks: readonly ({
    readonly kind: ClockKind;
    readonly state: ClockState;
    readonly dueAt: string;
  })[];
  readonly workOrder?: WorkOrder;
  readonly coOrders: readonly ({
    readonly id: string;
    readonly status: WorkOrderStatus;
    readonly assignee: string;
    readonly unitId?: string;
    readonly offeredAt: string;
    readonly takeOverBy: string;
    readonly dueAt: string;
  })[];
  readonly attachments: readonly (FileView)[];
  readonly compensation?: {
    readonly status: 'ASKED' | 'GRANTED' | 'REFUSED' | 'USED';
    readonly fen: number;
    readonly by: string;
    readonly askedAt: string;
    readonly decidedBy?: string;
    readonly rank?: 'LEADER' | 'SUPERVISOR' | 'MANAGER' | 'COMPANY';
  };
  readonly external?: {
    readonly authority: string;
    readonly externalNo: string;
    readonly forwardedAt: string;
    readonly dueAt: string;
    readonly document: string;
    readonly setBy: string;
  };
  readonly detail: {
    readonly hidden?: true;
    readonly subject?: string;
    readonly description: string;
    readonly remedyAsked?: string;
    readonly aboutStaff?: string;
    readonly occurredAt?: string;
    readonly source?: TicketSource;
    readonly onBehalf?: {
      readonly as: 'FAMILY' | 'GUARDIAN' | 'AGENCY' | 'LAWYER' | 'COLLEAGUE' | 'OTHER';
      readonly name?: string;
      readonly authority?: string;
    };
    readonly object?: MatterObject;
    readonly follows?: string;
    readonly contact?: {
      readonly name?: string;
      readonly phone?: string;
      readonly email?: string;
    };
  };
};

export type TicketKind = 'INQUIRY' | 'COMPLAINT' | 'SUGGESTION' | 'COMMENDATION' | 'ASSISTANCE' | 'REPAIR' | 'LOST_FOUND' | 'MISCONDUCT' | 'EMERGENCY';

export type TicketPriority = 'P1' | 'P2' | 'P3' | 'P4';

export type TicketSeverity = 'MINOR' | 'SERIOUS' | 'MAJOR';

export type TicketSource = {
  readonly letter?: {
    readonly postmarkedOn: string;
    readonly receivedAt: string;
  };
  readonly visit?: {
    readonly place: string;
    readonly companion?: string;
    readonly visitedAt: string;
    readonly signedSummary?: string;
  };
  readonly external?: {
    readonly authority: string;
    readonly externalNo: string;
    readonly forwardedAt: string;
    readonly dueAt: string;
  };
};

export type TicketStage = 'PRE_SALE' | 'IN_SALE' | 'AFTER_SALE' | 'DERIVATIVE';

export type TicketStatus = 'RECEIVED' | 'ACCEPTED' | 'DECLINED' | 'TRANSFERRED' | 'DISPATCHED' | 'IN_PROGRESS' | 'WAITING_CUSTOMER' | 'PROPOSED' | 'EXECUTING' | 'RESOLVED' | 'CLOSED' | 'ARCHIVED' | 'CONCLUDED' | 'WITHDRAWN' | 'MERGED';

export type TicketView = {
  readonly id: string;
  readonly ticketNo: string;
  readonly kind: TicketKind;
  readonly channel: TicketChannel;
  readonly domain?: TicketDomain;
  readonly stage?: TicketStage;
  readonly category?: string;
  readonly status: TicketStatus;
  readonly resumes?: 'WAITING_CUSTOMER' | 'PROPOSED' | 'EXECUTING';
  readonly severity?: TicketSeverity;
  readonly priority: TicketPriority;
  readonly anonymous: boolean;
  readonly customerId?: string;
  readonly receivedAt: string;
  readonly resolvedAt?: string;
  readonly reopened: number;
  readonly level: number;
  readonly handlers: readonly (string)[];
  readonly owner?: string;
  readonly noTaker?: true;
  readonly recused?: readonly (string)[];
  readonly about?: 'TOLD' | 'NAMED';
  readonly told?: {
    readonly staffNo: string;
    readonly ackBy?: string;
    readonly level?: number;
  };
  readonly pausedAt?: string;
  readonly urges?: number;
  readonly extension?: {
    readonly workdays: number;
    readonly by: string;
  };
  readonly offeredFen?: number;
  readonly agreedFen?: number;
  readonly extended?: number;
  readonly mergedInto?: string;
  readonly grade?: CustomerGrade;
  readonly legal?: {
    readonly rule: string;
    readonly pausedAt?: string;
    readonly taken?: boolean;
  };
  readonly outside?: boolean;
  readonly contained?: boolean;
  readonly returns?: number;
  readonly supervision?: Supervision;
  readonly coHandlers?: readonly (string)[];
  readonly handOver?: HandOver;
  readonly closedAt?: string;
  readonly endedAs?: EndedAs;
  readonly withdrawnAt?: string;
  readonly spokeAt?: string;
  readonly silent?: boolean;
  readonly proposedAt?: string;
  readonly goodwill?: boolean;
  readonly review?: ReviewReason;
  readonly suspectedRepeatOf?: string;
  readonly textFlag?: TextFlag;
  readonly version: number;
  readonly statusText: Label;
  readonly endedAsText?: Label;
  readonly clocks: readonly ({
    readonly kind: ClockKind;
    readonly state: ClockState;
    readonly dueAt: string;
  })[];
  readonly workOrder?: WorkOrder;
};

export type UnitView = {
  readonly id: string;
  readonly name: {
    readonly zh: string;
    readonly en: string;
  };
  readonly parent?: string;
  readonly kind: 'CENTRE' | 'HANDLING';
  readonly leaderPost?: PostCode;
  readonly version: number;
};

export type WorkOrder = {
  readonly id: string;
  readonly status: WorkOrderStatus;
  readonly assignee: string;
  readonly unitId?: string;
  readonly offeredAt: string;
  readonly takeOverBy: string;
  readonly generation: number;
};

export type WorkOrderStatus = 'OFFERED' | 'TAKEN_OVER' | 'RETURNED' | 'TIMED_OUT' | 'SUBMITTED' | 'ACCEPTED' | 'CANCELLED';

/** What every route takes and gives. */
export interface Routes {
  /** 提交诉求（无需登录） · File a matter without login */
  readonly submitTicket: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly kind: TicketKind;
      readonly domain?: TicketDomain;
      readonly stage?: TicketStage;
      readonly subject?: string;
      readonly description: string;
      readonly contact?: {
        readonly name?: string;
        readonly phone?: string;
        readonly email?: string;
      };
      readonly anonymous?: boolean;
      readonly occurredAt?: string;
      readonly remedyAsked?: string;
      readonly aboutStaff?: string;
      readonly onBehalf?: {
        readonly as: 'FAMILY' | 'GUARDIAN' | 'AGENCY' | 'LAWYER' | 'COLLEAGUE' | 'OTHER';
        readonly name?: string;
        readonly authority?: string;
      };
      readonly object?: MatterObject;
      readonly attachments?: readonly (string)[];
      readonly noticeVersion: '2026-11';
      readonly challenge: string;
      readonly website?: '' | string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly queryCode: string;
      readonly status: TicketStatus;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly underReview: boolean;
    };
    readonly refusals: 'challenge.invalid' | 'challenge.used' | 'challenge.expired' | 'idempotency.keyReused' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'idempotency.keyNeeded';
  };
  /** 小程序提交诉求 · File a matter in the mini-program */
  readonly submitMyTicket: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly kind: TicketKind;
      readonly domain?: TicketDomain;
      readonly stage?: TicketStage;
      readonly subject?: string;
      readonly description: string;
      readonly contact?: {
        readonly name?: string;
        readonly phone?: string;
        readonly email?: string;
      };
      readonly anonymous?: boolean;
      readonly occurredAt?: string;
      readonly remedyAsked?: string;
      readonly aboutStaff?: string;
      readonly onBehalf?: {
        readonly as: 'FAMILY' | 'GUARDIAN' | 'AGENCY' | 'LAWYER' | 'COLLEAGUE' | 'OTHER';
        readonly name?: string;
        readonly authority?: string;
      };
      readonly object?: MatterObject;
      readonly attachments?: readonly (string)[];
      readonly noticeVersion: '2026-11';
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly queryCode: string;
      readonly status: TicketStatus;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly underReview: boolean;
      readonly id: string;
      readonly subscribe: readonly ({
        readonly templateId: string;
        readonly purpose: 'PROGRESS' | 'RESULT' | 'SURVEY' | 'CALLBACK' | 'CALLBACK_CHANGED';
      })[];
    };
    readonly refusals: 'idempotency.keyReused' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded' | 'idempotency.keyNeeded';
  };
  /** 凭工单号和查询码查询进度 · See how a matter stands, by number and query code */
  readonly lookUpTicket: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries';
  };
  /** 登记诉求（来信、来电、来访） · Register a letter, call or visit */
  readonly registerTicket: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly kind: TicketKind;
      readonly domain?: TicketDomain;
      readonly stage?: TicketStage;
      readonly subject?: string;
      readonly description: string;
      readonly contact?: {
        readonly name?: string;
        readonly phone?: string;
        readonly email?: string;
      };
      readonly anonymous?: boolean;
      readonly occurredAt?: string;
      readonly remedyAsked?: string;
      readonly aboutStaff?: readonly (string)[];
      readonly onBehalf?: {
        readonly as: 'FAMILY' | 'GUARDIAN' | 'AGENCY' | 'LAWYER' | 'COLLEAGUE' | 'OTHER';
        readonly name?: string;
        readonly authority?: string;
      };
      readonly object?: MatterObject;
      readonly attachments?: readonly (string)[];
      readonly channel: 'PHONE' | 'WEB' | 'MINI_PROGRAM' | 'WALK_IN' | 'LETTER' | 'OTA' | 'WECOM' | 'HOTLINE_12345' | 'PLATFORM_12315' | 'SOCIAL';
      readonly customerId?: string;
      readonly source?: SentTicketSource;
      readonly aboutWhom?: string;
    };
    readonly answer: {
      readonly id: string;
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly channel: TicketChannel;
      readonly domain?: TicketDomain;
      readonly stage?: TicketStage;
      readonly category?: string;
      readonly status: TicketStatus;
      readonly resumes?: 'WAITING_CUSTOMER' | 'PROPOSED' | 'EXECUTING';
      readonly severity?: TicketSeverity;
      readonly priority: TicketPriority;
      readonly anonymous: boolean;
      readonly customerId?: string;
      readonly receivedAt: string;
      readonly resolvedAt?: string;
      readonly reopened: number;
      readonly level: number;
      readonly handlers: readonly (string)[];
      readonly owner?: string;
      readonly noTaker?: true;
      readonly recused?: readonly (string)[];
      readonly about?: 'TOLD' | 'NAMED';
      readonly told?: {
        readonly staffNo: string;
        readonly ackBy?: string;
        readonly level?: number;
      };
      readonly pausedAt?: string;
      readonly urges?: number;
      readonly extension?: {
        readonly workdays: number;
        readonly by: string;
      };
      readonly offeredFen?: number;
      readonly agreedFen?: number;
      readonly extended?: number;
      readonly mergedInto?: string;
      readonly grade?: CustomerGrade;
      readonly legal?: {
        readonly rule: string;
        readonly pausedAt?: string;
        readonly taken?: boolean;
      };
      readonly outside?: boolean;
      readonly contained?: boolean;
      readonly returns?: number;
      readonly supervision?: Supervision;
      readonly coHandlers?: readonly (string)[];
      readonly handOver?: HandOver;
      readonly closedAt?: string;
      readonly endedAs?: EndedAs;
      readonly withdrawnAt?: string;
      readonly spokeAt?: string;
      readonly silent?: boolean;
      readonly proposedAt?: string;
      readonly goodwill?: boolean;
      readonly review?: ReviewReason;
      readonly suspectedRepeatOf?: string;
      readonly textFlag?: TextFlag;
      readonly version: number;
      readonly statusText: Label;
      readonly endedAsText?: Label;
      readonly clocks: readonly ({
        readonly kind: ClockKind;
        readonly state: ClockState;
        readonly dueAt: string;
      })[];
      readonly workOrder?: WorkOrder;
      readonly suspected: readonly ({
        readonly ticketNo: string;
        readonly kind: TicketKind;
        readonly likeness: 'SAME_OBJECT' | 'SAME_DOMAIN';
        readonly receivedAt: string;
      })[];
      readonly queryCode?: string;
    };
    readonly refusals: 'ticket.aboutYourself' | 'ticket.staffUnknown' | 'ticket.externalMissing' | 'ticket.sourceNotOfChannel' | 'ticket.sourceOutOfOrder' | 'ticket.summaryNotAttached' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded' | 'idempotency.keyReused';
  };
  /** 工单列表 · List tickets of a queue */
  readonly listTickets: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly queue?: 'mine' | 'unit' | 'undispatched' | 'due' | 'overdue' | 'no-taker' | 'needs-review' | 'mine-first-contact' | 'ended';
      readonly status?: TicketStatus;
      readonly endedAs?: EndedAs;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (TicketView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 按工单号查看工单 · Read a ticket by its number */
  readonly viewTicketByNumber: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: {
      readonly words?: 'HIDDEN' | 'OPENED';
    };
    readonly body: undefined;
    readonly answer: TicketFullView;
    readonly refusals: 'ticket.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看工单 · Read a ticket */
  readonly viewTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: {
      readonly words?: 'HIDDEN' | 'OPENED';
    };
    readonly body: undefined;
    readonly answer: TicketFullView;
    readonly refusals: 'ticket.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 流转记录 · What happened, oldest first */
  readonly viewTimeline: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly words?: 'HIDDEN' | 'OPENED';
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly at: string;
        readonly what: string;
        readonly version: number;
        readonly actor: {
          readonly kind: string;
          readonly id?: string;
          readonly post?: string;
        };
        readonly facts: Readonly<Record<string, unknown>>;
        readonly texts?: Readonly<Record<string, string>>;
        readonly hidden?: true;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'ticket.notFound' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 初步评估，按规则定优先级 · Assess: the priority follows by rule */
  readonly assessTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly severity: TicketSeverity;
      readonly domain: TicketDomain;
      readonly stage: TicketStage;
      readonly category: string;
      readonly peopleAffected: number;
      readonly amountFen?: number;
      readonly safety?: boolean;
      readonly outside?: boolean;
      readonly aboutStaff?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.aboutYourself' | 'ticket.staffUnknown' | 'ticket.tooManyRecused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 受理 · Accept */
  readonly acceptTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAssessed' | 'ticket.newFactsByManager' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 不予受理（组长及以上；告知理由与外部途径） · Decline; the guest is told the reason and the outside routes of the policy */
  readonly declineTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
      readonly routes?: readonly (string)[];
      readonly sameFactsAs?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAssessed' | 'ticket.anotherPerson' | 'ticket.routeUnknown' | 'ticket.notConcluded' | 'ticket.newFactsByManager' | 'ticket.linkedAlready' | 'ticket.linkedToItself' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 派单；不指定则按规则 · Dispatch to a unit or a person; nothing named = by rule */
  readonly dispatchTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly unitId?: string;
      readonly staffId?: string;
      readonly coHandlers?: readonly ({
        readonly unitId?: string;
        readonly staffId?: string;
      })[];
      readonly note?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.nobodyToOffer' | 'ticket.mayNotHandle' | 'ticket.toBeDesignated' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 答复诉求人 · Write to the guest */
  readonly messageGuest: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
      readonly answers?: boolean;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 内部备注（可附文件） · Note for colleagues, with files if need be */
  readonly noteTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
      readonly attachments?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 人员回避（涉事或有利害关系） · Keep a person away: complained about, or biased */
  readonly recuseFromTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly reason: string;
      readonly because?: 'COMPLAINED_ABOUT' | 'INTEREST';
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.recusedAlready' | 'ticket.tooManyRecused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 办结：结果、原因、证据、已告知时间 · Resolve: result, cause, evidence, complainant told */
  readonly resolveTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly result: string;
      readonly cause: string;
      readonly causeCode?: string;
      readonly remedyGiven?: string;
      readonly givenFen?: number;
      readonly evidence: string;
      readonly complainantToldAt: string;
      readonly attachments?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'ticket.toldBeforeReceipt' | 'ticket.toldInFuture' | 'ticket.unknownCause' | 'ticket.givenBeyondAgreed' | 'workOrder.coHandlersNotDone' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 向诉求人提问（办理时限暂停，最长3个工作日） · Ask the guest; the clocks of the solution stand still */
  readonly askCustomer: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly question: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'ticket.nobodyToAsk' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 提出处理方案（补偿不得超出授权） · Propose a solution, with compensation within authority */
  readonly proposeSolution: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly proposal: string;
      readonly compensationFen?: number;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'ticket.nobodyToAsk' | 'ticket.beyondAuthority' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 代登记：诉求人同意方案 · The guest has agreed, by telephone or at the desk */
  readonly agreeForGuest: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'ticket.consentMissing' | 'ticket.authorityMissing' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 代登记：诉求人不同意方案 · The guest has not agreed; it is worked on again */
  readonly disagreeForGuest: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 申请超出本人授权的补偿（逐级上报，由有权限的他人审批） · Ask to offer more than my post may; decided by another person whose rank may */
  readonly askForCompensation: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly compensationFen: number;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'ticket.nobodyToAsk' | 'ticket.compensationAsked' | 'ticket.withinOwnAuthority' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 审批补偿申请（组长300元、主管1000元、经理5000元，以上公司领导） · Grant compensation or not, within the authority of my rank; above the manager the company leader */
  readonly decideOnCompensation: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly granted: boolean;
      readonly note: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.noCompensationAsked' | 'ticket.notYourOwnRequest' | 'ticket.beyondAuthority' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 转办其他单位，并告知诉求人 · Pass on to whom it concerns; the guest is told whom */
  readonly transferTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
      readonly reason: string;
      readonly routes?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAssessed' | 'ticket.anotherPerson' | 'ticket.routeUnknown' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 即时答复并办结（咨询、建议、表扬） · Answer an inquiry at once; that ends it */
  readonly answerInquiry: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAnInquiry' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 代登记：诉求人撤回（安全、泄露事项继续办理） · The guest takes it back; safety and leaks go on */
  readonly withdrawForGuest: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.anotherPerson' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 终结（经理及以上，说明理由与外部途径） · Conclude with reasons and outside routes; manager and above */
  readonly concludeTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
      readonly routes?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notYetFollowedUp' | 'ticket.anotherPerson' | 'ticket.routeUnknown' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 重新办理 · Take up again, one level higher */
  readonly reopenTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.tooOldToReopen' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 人工升级 · Escalate by hand, to the next level or a named one */
  readonly escalateTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly level?: number;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.atTheTop' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 确认升级（逾期未确认则上报下一级） · Acknowledge what was told to me; else it is passed on */
  readonly acknowledgeEscalation: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly note?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.nothingToAcknowledge' | 'ticket.notToldToYou' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 降级并说明理由 · Take back to a lower level, with the reason */
  readonly deescalateTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly level: number;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notLower' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 代登记催办（24小时一次，计数） · The guest urges, by telephone: once in 24 hours, counted */
  readonly urgeTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.urgedAlready' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 险情已控制（说明措施） · The danger is contained, by these measures */
  readonly containTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly measures: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notInDanger' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 突发事件现场情况（控制前每15分钟一次） · How an emergency stands, every 15 minutes until it is contained */
  readonly situationOfTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAlarming' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 调整优先级（已用时间保留） · Another priority; consumed and paused time stay */
  readonly reprioritiseTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly priority: TicketPriority;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 改派（指定人员或部门，否则按规则） · Give it to somebody else: named, of a unit, or by rule */
  readonly reassignTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly unitId?: string;
      readonly staffId?: string;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.nobodyToOffer' | 'ticket.mayNotHandle' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 申请延期（到期前，最多两次） · Ask for more time, before it is over, at most twice */
  readonly extendTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly workdays: number;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notTheHandler' | 'ticket.extensionTooLate' | 'ticket.extensionsUsedUp' | 'ticket.extensionAsked' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 审批延期（主管3个工作日内，经理10个工作日内） · Grant more time or not: supervisor 3, manager 10 days */
  readonly decideExtension: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly granted: boolean;
      readonly message: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.noExtensionAsked' | 'ticket.notYourOwnRequest' | 'ticket.beyondYourGrant' | 'ticket.anotherPerson' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 登记或调整主管部门办理期限（附文书） · An authority has taken the matter up, or has set another date, by this document */
  readonly setExternalDate: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly authority: string;
      readonly externalNo: string;
      readonly forwardedAt: string;
      readonly dueAt: string;
      readonly document: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.sourceOutOfOrder' | 'ticket.otherAuthorityRuns' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 登记已答复主管部门（文书与发出时间）；仅此使其期限完成 · The authority was answered, by this document; nothing else meets its date */
  readonly answerAuthority: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly document: string;
      readonly sentAt: string;
      readonly attachments?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.noAuthorityWaits' | 'ticket.sourceOutOfOrder' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 法定期限中止（依规则并附文书） · Let the legal period stand still, on a ground of its own rule */
  readonly pauseLegal: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly ground: 'TESTING';
      readonly document: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.noLegalClock' | 'ticket.mayNotStandStill' | 'ticket.legalStandsStill' | 'ticket.anotherPerson' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 法定期限恢复 · The legal period goes on */
  readonly resumeLegal: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.noLegalClock' | 'ticket.legalClockRuns' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 督办（提醒、黄牌、红牌，限时答复） · Issue a supervision order, to be answered in time */
  readonly superviseTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly level: SupervisionLevel;
      readonly reason: string;
      readonly to?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'supervision.open' | 'supervision.nobodyToAnswer' | 'supervision.ownOrder' | 'ticket.mayNotHandle' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 答复督办 · Answer a supervision order */
  readonly answerSupervision: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'supervision.none' | 'supervision.notYours' | 'supervision.ownOrder' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 增派协办 · Ask another person for a part of it */
  readonly inviteCoHandler: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly unitId?: string;
      readonly staffId?: string;
      readonly note?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.nobodyToOffer' | 'ticket.mayNotHandle' | 'workOrder.handlesAlready' | 'workOrder.tooManyCoHandlers' | 'ticket.notTheHandler' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 协办办结提交 · A co-handler: my part is done */
  readonly submitWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly result: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 主办验收协办结果 · The lead: this part is good */
  readonly acceptWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 主办退回协办结果 · The lead: this part is not good, with the reason */
  readonly sendBackWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 主办撤销协办 · The lead: this part is not needed any more */
  readonly cancelWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 交接（对方接收前仍由交出人负责） · Hand over; the giver answers for it until it is accepted */
  readonly handOverWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
      readonly note: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'workOrder.handlesAlready' | 'ticket.mayNotHandle' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 接收交接 · Accept what is handed over */
  readonly acceptHandOver: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'workOrder.notHandedOver' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 办结后来信处理：致谢等无需办理，或重新办理 · What the guest said after the end: nothing to do, or taken up again */
  readonly settleAfterword: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly actionable: boolean;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.nothingSaidSince' | 'ticket.tooOldToReopen' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 按“诉求人未答复”结案（非处理人） · Close as unanswered; by nobody who handled it */
  readonly closeSilent: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notSilent' | 'ticket.closedByAnother' | 'ticket.anotherPerson' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 另立后续工单并关联（沿用原资料；已终结者须经理认定新事实） · Open a matter that follows this one, with all that is known already */
  readonly followOn: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly description: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'ticket.notOverYet' | 'ticket.newFactsByManager' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded' | 'idempotency.keyReused';
  };
  /** 咨询等转为投诉或其他类别（编号、内容、已用时间不变） · An inquiry becomes a complaint, or another kind; number, words and consumed time stay */
  readonly convertTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: 'INQUIRY' | 'COMPLAINT' | 'SUGGESTION' | 'COMMENDATION' | 'ASSISTANCE' | 'REPAIR' | 'LOST_FOUND' | 'EMERGENCY';
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notConvertible' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 咨询转为销售线索（内容与联系方式不再重录） · An inquiry becomes a lead of sales; nothing is typed again */
  readonly makeLead: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAnInquiry' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 登记代为投诉的授权文件 · The document by which somebody acts for another was shown */
  readonly showAuthority: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly document: string;
      readonly attachments?: readonly (string)[];
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notOnBehalf' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 匿名诉求人表明身份（核对查询码或说明如何确认） · Somebody anonymous tells a colleague who he is: by his query code, or known otherwise */
  readonly identifyCaller: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly contact: {
        readonly name?: string;
        readonly phone?: string;
        readonly email?: string;
      };
      readonly queryCode?: string;
      readonly proof?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAnonymous' | 'ticket.noWayToReach' | 'ticket.proofNeeded' | 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 归档封存（目录与哈希链） · Seal: contents list and hash chain */
  readonly archiveTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'archive.filesNotChecked' | 'archive.callToCome' | 'archive.groupNotEnded' | 'archive.authorityToAnswer' | 'archive.tooMuch' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 校验封存内容 · Check that nothing was changed, taken away or put in between */
  readonly verifyArchive: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly intact: boolean;
      readonly later: number;
      readonly root: string;
      readonly disposed?: boolean;
      readonly wordsErased?: number;
      readonly difference?: {
        readonly item: string;
        readonly what: 'CHANGED' | 'MISSING' | 'ADDED';
      };
    };
    readonly refusals: 'ticket.notFound' | 'archive.notArchived' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看封存目录 · Read the contents list and the root hash */
  readonly viewArchive: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly ticketNo: string;
      readonly sealedAt: string;
      readonly sealedBy?: string;
      readonly version: number;
      readonly contents: readonly ({
        readonly item: string;
        readonly kind: string;
        readonly sha256: string;
        readonly file?: string;
      })[];
      readonly root: string;
      readonly retention: 'DISPUTE' | 'TOURISM' | 'SAFETY';
      readonly endedAs?: EndedAs;
      readonly keepUntil: string;
    };
    readonly refusals: 'ticket.notFound' | 'archive.notArchived' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 归档补充（原件不变） · Add to a sealed matter; what was sealed stays */
  readonly addToArchive: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'archive.notArchived' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 法律保全（到期不删除） · Legal hold: nothing of it is deleted, whatever its time */
  readonly holdTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'archive.heldAlready' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 解除法律保全 · Lift the legal hold */
  readonly liftHoldOfTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'archive.notHeld' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 到期删除证明（新者在前） · Proofs of deletions, newest first */
  readonly listCertificates: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly ticketNo: string;
        readonly deletedAt: string;
        readonly retention: 'DISPUTE' | 'TOURISM' | 'SAFETY';
        readonly keptUntil: string;
        readonly root: string;
        readonly items: number;
        readonly texts: number;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 关联工单（相关、后续、群体诉求成员） · Link another ticket: related, followed by this one, or a member of this group */
  readonly linkTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
      readonly relation: 'RELATED' | 'FOLLOWS' | 'GROUP' | 'CAUSE';
      readonly representative?: boolean;
      readonly reason?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.linkedToItself' | 'ticket.linkedAlready' | 'ticket.linkNotOpen' | 'ticket.inAnotherGroup' | 'ticket.groupFull' | 'ticket.tooManyRepresentatives' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 解除关联（退出群体诉求后单独办理） · Take a link back; a member of a group goes on by himself */
  readonly unlinkTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
      readonly reason: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notLinked' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 关联的工单 · What a ticket is linked with */
  readonly listLinks: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly other: string;
        readonly relation: 'RELATED' | 'FOLLOWS' | 'SAME_FACTS' | 'GROUP' | 'CAUSE';
        readonly otherIs: 'PEER' | 'EARLIER' | 'LATER' | 'PARENT' | 'MEMBER';
        readonly representative?: boolean;
        readonly consent?: {
          readonly agrees: boolean;
          readonly at: string;
          readonly channel: TicketChannel;
          readonly by?: string;
        };
        readonly linkedAt: string;
        readonly status?: TicketStatus;
      })[];
    };
    readonly refusals: 'ticket.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 代登记：群体诉求成员是否同意方案 · A member of a group has agreed, or not, by telephone or at the desk */
  readonly consentForMember: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly agrees: boolean;
      readonly channel: 'PHONE' | 'WEB' | 'MINI_PROGRAM' | 'WALK_IN' | 'LETTER' | 'OTA' | 'WECOM' | 'HOTLINE_12345' | 'PLATFORM_12315' | 'SOCIAL';
      readonly reason?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.nothingProposedToGroup' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 并案（先预览；最早时限、最高优先级保留；30天内可撤销） · Merge into another ticket; preview first, undo for 30 days */
  readonly mergeTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly into: string;
      readonly reason?: string;
      readonly preview?: boolean;
    };
    readonly answer: {
      readonly id: string;
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly channel: TicketChannel;
      readonly domain?: TicketDomain;
      readonly stage?: TicketStage;
      readonly category?: string;
      readonly status: TicketStatus;
      readonly resumes?: 'WAITING_CUSTOMER' | 'PROPOSED' | 'EXECUTING';
      readonly severity?: TicketSeverity;
      readonly priority: TicketPriority;
      readonly anonymous: boolean;
      readonly customerId?: string;
      readonly receivedAt: string;
      readonly resolvedAt?: string;
      readonly reopened: number;
      readonly level: number;
      readonly handlers: readonly (string)[];
      readonly owner?: string;
      readonly noTaker?: true;
      readonly recused?: readonly (string)[];
      readonly about?: 'TOLD' | 'NAMED';
      readonly told?: {
        readonly staffNo: string;
        readonly ackBy?: string;
        readonly level?: number;
      };
      readonly pausedAt?: string;
      readonly urges?: number;
      readonly extension?: {
        readonly workdays: number;
        readonly by: string;
      };
      readonly offeredFen?: number;
      readonly agreedFen?: number;
      readonly extended?: number;
      readonly mergedInto?: string;
      readonly grade?: CustomerGrade;
      readonly legal?: {
        readonly rule: string;
        readonly pausedAt?: string;
        readonly taken?: boolean;
      };
      readonly outside?: boolean;
      readonly contained?: boolean;
      readonly returns?: number;
      readonly supervision?: Supervision;
      readonly coHandlers?: readonly (string)[];
      readonly handOver?: HandOver;
      readonly closedAt?: string;
      readonly endedAs?: EndedAs;
      readonly withdrawnAt?: string;
      readonly spokeAt?: string;
      readonly silent?: boolean;
      readonly proposedAt?: string;
      readonly goodwill?: boolean;
      readonly review?: ReviewReason;
      readonly suspectedRepeatOf?: string;
      readonly textFlag?: TextFlag;
      readonly version: number;
      readonly statusText: Label;
      readonly endedAsText?: Label;
      readonly clocks: readonly ({
        readonly kind: ClockKind;
        readonly state: ClockState;
        readonly dueAt: string;
      })[];
      readonly workOrder?: WorkOrder;
      readonly into?: TicketView;
    };
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.anotherPerson' | 'ticket.intoItself' | 'ticket.intoNotOpen' | 'ticket.mayNotHandle' | 'ticket.tooManyRecused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 撤销并案（30天内） · Undo a merge, within 30 days */
  readonly undoMergeTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notMerged' | 'ticket.mergeTooOld' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 补充说明或回答提问 · Add something, or answer a question */
  readonly guestWrites: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
      readonly text: string;
      readonly attachments?: readonly (string)[];
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used';
  };
  /** 催办（24小时一次） · Urge, once in 24 hours */
  readonly guestUrges: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'version.stale' | 'idempotency.keyReused' | 'ticket.urgedAlready' | 'state.notAllowed';
  };
  /** 撤回诉求 · Take the matter back */
  readonly guestWithdraws: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
      readonly reason?: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed';
  };
  /** 同意处理方案 · Agree to what is proposed */
  readonly guestAgrees: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed' | 'ticket.consentMissing' | 'ticket.authorityMissing';
  };
  /** 不同意处理方案 · Do not agree to what is proposed */
  readonly guestDisagrees: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
      readonly reason?: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed';
  };
  /** 匿名诉求人补充身份 · Somebody anonymous tells who he is */
  readonly guestIdentifies: {
    readonly params: {
      readonly ticketNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
      readonly contact: {
        readonly name?: string;
        readonly phone?: string;
        readonly email?: string;
      };
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
    };
    readonly refusals: 'ticket.wrongQueryCode' | 'ticket.tooManyTries' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notAnonymous' | 'ticket.noWayToReach';
  };
  /** 我的诉求，最新的在前 · My matters, the newest first */
  readonly listMyTickets: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly ticketNo: string;
        readonly kind: TicketKind;
        readonly status: TicketStatus;
        readonly statusText: Label;
        readonly receivedAt: string;
        readonly id: string;
        readonly waitsForMe: boolean;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded';
  };
  /** 我的诉求详情 · One of my matters */
  readonly viewMyTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
    };
    readonly refusals: 'ticket.notFound' | 'auth.signInNeeded';
  };
  /** 补充说明或回答提问 · Add something, or answer a question */
  readonly writeAboutMine: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
      readonly attachments?: readonly (string)[];
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
    };
    readonly refusals: 'ticket.notFound' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed' | 'attachment.twice' | 'attachment.tooMany' | 'attachment.unknown' | 'attachment.used' | 'auth.signInNeeded';
  };
  /** 催办（24小时一次） · Urge, once in 24 hours */
  readonly urgeMine: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
    };
    readonly refusals: 'ticket.notFound' | 'version.stale' | 'idempotency.keyReused' | 'ticket.urgedAlready' | 'state.notAllowed' | 'auth.signInNeeded';
  };
  /** 撤回诉求 · Take the matter back */
  readonly withdrawMine: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
    };
    readonly refusals: 'ticket.notFound' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed' | 'auth.signInNeeded';
  };
  /** 同意处理方案 · Agree to what is proposed */
  readonly agreeMine: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
    };
    readonly refusals: 'ticket.notFound' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed' | 'ticket.consentMissing' | 'ticket.authorityMissing' | 'auth.signInNeeded';
  };
  /** 不同意处理方案 · Do not agree to what is proposed */
  readonly disagreeMine: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
    };
    readonly refusals: 'ticket.notFound' | 'version.stale' | 'idempotency.keyReused' | 'state.notAllowed' | 'auth.signInNeeded';
  };
  /** 评价（首次为准，24小时内可更正一次；未解决或2分以下将重新办理） · Rate it: the first answer counts, one correction within a day; not solved or 2 and less takes it up again */
  readonly rateMine: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly overall: number;
      readonly solved: Solved;
      readonly drivers?: readonly (string)[];
      readonly comment?: string;
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly status: TicketStatus;
      readonly statusText: Label;
      readonly endedAs?: EndedAs;
      readonly endedAsText?: Label;
      readonly receivedAt: string;
      readonly promises: readonly (PromisedTime)[];
      readonly timeline: readonly (GuestStep)[];
      readonly attachments: readonly (GuestFileView)[];
      readonly question?: string;
      readonly proposal?: string;
      readonly id: string;
      readonly may: readonly ('messages' | 'urge' | 'withdraw' | 'agree' | 'disagree' | 'rate')[];
      readonly rating?: GuestOpinion;
      readonly followedBy?: {
        readonly id: string;
        readonly ticketNo: string;
      };
    };
    readonly refusals: 'ticket.notFound' | 'version.stale' | 'idempotency.keyReused' | 'ticket.ratedAlready' | 'state.notAllowed' | 'auth.signInNeeded' | 'idempotency.keyNeeded';
  };
  /** 我的派单 · Work orders offered to me or taken over by me */
  readonly listWorkOrders: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly mine?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly ticket: TicketView;
        readonly workOrder: {
          readonly id: string;
          readonly status: WorkOrderStatus;
          readonly assignee: string;
          readonly unitId?: string;
          readonly offeredAt: string;
          readonly takeOverBy: string;
          readonly dueAt?: string;
        };
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 接单 · Take over */
  readonly takeOverWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 退单 · Give an offer back, with a reason */
  readonly returnWorkOrder: {
    readonly params: {
      readonly workOrderId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
      readonly disputed?: boolean;
    };
    readonly answer: TicketView;
    readonly refusals: 'ticket.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'workOrder.notYours' | 'workOrder.notFound' | 'workOrder.noFurtherReturn' | 'workOrder.tooLateToReturn' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 批量核实待核实的诉求：属实则进入受理，滥用则不予受理（均留记录） · Review matters that wait for it: genuine ones go to the desk, abuse is declined; nothing is lost */
  readonly reviewTickets: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly ticketIds: readonly (string)[];
      readonly verdict: 'GENUINE' | 'ABUSE';
      readonly reason: string;
    };
    readonly answer: {
      readonly items: readonly ({
        readonly ticketId: string;
        readonly outcome: 'RELEASED' | 'DECLINED' | 'SKIPPED';
        readonly code?: string;
      })[];
    };
    readonly refusals: 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 回访任务 · Follow-up calls: those of my posts, or all that are due */
  readonly listFollowUps: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly mine?: string;
      readonly due?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (FollowUpView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记一次回访 · Record an attempt; an answered one ends the task */
  readonly recordAttempt: {
    readonly params: {
      readonly followUpId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly outcome: CallAttemptOutcome;
      readonly talkSeconds?: number;
      readonly callLaterAt?: string;
      readonly solved?: Solved;
      readonly overall?: number;
      readonly comment?: string;
    };
    readonly answer: FollowUpView;
    readonly refusals: 'followUp.notFound' | 'followUp.ownCase' | 'followUp.answerIncomplete' | 'followUp.callLaterNeedsTime' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 取消回访（注明理由；工单按“未回访”结案，不计入满意） · Call a follow-up off, with the reason; the matter is closed as not followed up, which counts as satisfied nowhere */
  readonly cancelFollowUp: {
    readonly params: {
      readonly followUpId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: FollowUpView;
    readonly refusals: 'followUp.notFound' | 'followUp.ownCase' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 申请上传附件（无需登录；单个不超过 20 MB） · A place for one file of up to 20 MB, without login */
  readonly askUpload: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly fileName: string;
      readonly size: number;
      readonly mime: string;
      readonly challenge: string;
    };
    readonly answer: PresignedUpload;
    readonly refusals: 'attachment.tooLarge' | 'attachment.typeNotTaken' | 'idempotency.keyReused' | 'challenge.invalid' | 'challenge.used' | 'challenge.expired' | 'idempotency.keyNeeded';
  };
  /** 小程序申请上传附件 · A place for one file, in the mini-program */
  readonly askMyUpload: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly fileName: string;
      readonly size: number;
      readonly mime: string;
    };
    readonly answer: PresignedUpload;
    readonly refusals: 'attachment.tooLarge' | 'attachment.typeNotTaken' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'idempotency.keyNeeded';
  };
  /** 员工申请上传附件（来信扫描件、来访确认单、授权文件等） · A place for one file of staff: a letter as scanned, a signed summary, a document of authority */
  readonly askStaffUpload: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly fileName: string;
      readonly size: number;
      readonly mime: string;
      readonly role?: 'GENERAL' | 'LETTER_SCAN' | 'VISIT_SUMMARY' | 'AUTHORITY';
    };
    readonly answer: PresignedUpload;
    readonly refusals: 'attachment.tooLarge' | 'attachment.typeNotTaken' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 打开附件：60 秒内有效的下载地址，每次打开留痕 · Open a file: an address that is good for 60 seconds; every opening is on record */
  readonly readAttachment: {
    readonly params: {
      readonly ticketId: string;
      readonly attachmentId: string;
    };
    readonly query: {
      readonly picture?: 'HIDDEN' | 'OPENED';
    };
    readonly body: undefined;
    readonly answer: {
      readonly url: string;
      readonly goodUntil: string;
      readonly fileName: string;
      readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf' | 'video/mp4' | 'audio/mpeg' | 'audio/mp4' | 'audio/wav' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      readonly bytes: number;
      readonly sha256: string;
    };
    readonly refusals: 'ticket.notFound' | 'attachment.notFound' | 'attachment.closed' | 'attachment.hidden' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 可预约的回电时段 · Slots in which a call can be booked */
  readonly publicSlots: {
    readonly params: undefined;
    readonly query: {
      readonly date: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
    };
    readonly body: undefined;
    readonly answer: {
      readonly date: string;
      readonly items: readonly ({
        readonly slot: string;
        readonly until: string;
        readonly free: boolean;
      })[];
    };
    readonly refusals: never;
  };
  /** 预约回电（无需登录） · Book a call without login */
  readonly bookAsGuest: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly slot: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
      readonly mayRemind?: boolean;
      readonly phone: string;
      readonly name?: string;
      readonly noticeVersion: '2026-11';
      readonly challenge: string;
      readonly website?: '';
    };
    readonly answer: {
      readonly status: CallbackStatus;
      readonly topic: CallbackTopic;
      readonly callAt: string;
      readonly callbackId: string;
      readonly statusText: Label;
      readonly queryCode: string;
    };
    readonly refusals: 'challenge.invalid' | 'challenge.used' | 'challenge.expired' | 'callback.slotNotOffered' | 'callback.slotFull' | 'idempotency.keyReused' | 'idempotency.keyNeeded';
  };
  /** 凭查询码查看预约回电 · See how a booked call stands, by its query code */
  readonly lookUpAsGuest: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
    };
    readonly answer: GuestCallback;
    readonly refusals: 'callback.wrongCode' | 'callback.tooManyTries';
  };
  /** 回电改期 · Move a booked call */
  readonly moveAsGuest: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
      readonly slot: string;
    };
    readonly answer: GuestCallback;
    readonly refusals: 'callback.wrongCode' | 'callback.tooManyTries' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'callback.slotNotOffered' | 'callback.slotFull';
  };
  /** 取消回电 · Cancel a booked call */
  readonly cancelAsGuest: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly queryCode: string;
      readonly reason?: string;
    };
    readonly answer: GuestCallback;
    readonly refusals: 'callback.wrongCode' | 'callback.tooManyTries' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused';
  };
  /** 可预约的回电时段 · Slots in which a call can be booked */
  readonly mySlots: {
    readonly params: undefined;
    readonly query: {
      readonly date: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
    };
    readonly body: undefined;
    readonly answer: {
      readonly date: string;
      readonly items: readonly ({
        readonly slot: string;
        readonly until: string;
        readonly free: boolean;
      })[];
    };
    readonly refusals: 'auth.signInNeeded';
  };
  /** 预约回电 · Book a call */
  readonly bookAsCustomer: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly slot: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
      readonly mayRemind?: boolean;
      readonly phone?: string;
    };
    readonly answer: GuestCallback;
    readonly refusals: 'callback.phoneNeeded' | 'callback.slotNotOffered' | 'callback.slotFull' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'idempotency.keyNeeded';
  };
  /** 我的预约回电 · My booked calls, newest first */
  readonly myCallbacks: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (GuestCallback)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded';
  };
  /** 回电改期 · Move my booked call */
  readonly moveAsCustomer: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly slot: string;
    };
    readonly answer: GuestCallback;
    readonly refusals: 'callback.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'callback.slotNotOffered' | 'callback.slotFull' | 'auth.signInNeeded';
  };
  /** 取消回电 · Cancel my booked call */
  readonly cancelAsCustomer: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: GuestCallback;
    readonly refusals: 'callback.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded';
  };
  /** 可预约的回电时段 · Slots in which a call can be booked */
  readonly staffSlots: {
    readonly params: undefined;
    readonly query: {
      readonly date: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
    };
    readonly body: undefined;
    readonly answer: {
      readonly date: string;
      readonly items: readonly ({
        readonly slot: string;
        readonly until: string;
        readonly free: boolean;
      })[];
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 预约回电：我的或已到时的 · Booked calls: mine, or all that somebody must see to by now */
  readonly listCallbacks: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly mine?: string;
      readonly due?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (CallbackView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 代客预约回电 · Book a call for a guest */
  readonly bookForGuest: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly slot: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
      readonly mayRemind?: boolean;
      readonly phone: string;
      readonly name?: string;
      readonly customerId?: string;
    };
    readonly answer: CallbackView;
    readonly refusals: 'callback.slotNotOffered' | 'callback.slotFull' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 登记未接来电（30分钟内回电） · A call was missed: it is called back within half an hour */
  readonly fileMissedCall: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly phone: string;
      readonly missedAt?: string;
      readonly topic?: CallbackTopic;
      readonly domain?: TicketDomain;
      readonly name?: string;
      readonly customerId?: string;
    };
    readonly answer: CallbackView;
    readonly refusals: 'callback.missedAtWrong' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 查看预约回电 · Read a booked call */
  readonly viewCallback: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: CallbackView;
    readonly refusals: 'callback.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 代客改期 · Move a booked call for a guest */
  readonly moveForGuest: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly slot: string;
    };
    readonly answer: CallbackView;
    readonly refusals: 'callback.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'callback.slotNotOffered' | 'callback.slotFull' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 代客取消 · Cancel a booked call for a guest */
  readonly cancelForGuest: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: CallbackView;
    readonly refusals: 'callback.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看回电号码（留痕） · The number to call, for whoever makes the call; it is noted */
  readonly showNumber: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly phone: string;
      readonly name?: string;
      readonly version: number;
    };
    readonly refusals: 'callback.notFound' | 'callback.notYours' | 'reveal.usedUp' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记回电结果 · What came of the call */
  readonly recordDial: {
    readonly params: {
      readonly callbackId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly outcome: CallAttemptOutcome;
      readonly callLaterAt?: string;
    };
    readonly answer: CallbackView;
    readonly refusals: 'callback.notFound' | 'callback.laterNeedsTime' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 派单督办看板 · Dispatch supervision: counts and cases per signal; one signal in pages */
  readonly showBoard: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly signal?: 'UNDISPATCHED' | 'UNACCEPTED' | 'NO_TAKER' | 'RETURNED' | 'PING_PONG' | 'PAUSED' | 'SUPERVISED' | 'AFTERWORD' | 'NEEDS_REVIEW' | 'DUE_SOON' | 'OVERDUE' | 'NO_UPDATE' | 'CALL_LATE';
    };
    readonly body: undefined;
    readonly answer: {
      readonly signals: readonly ({
        readonly signal: 'UNDISPATCHED' | 'UNACCEPTED' | 'NO_TAKER' | 'RETURNED' | 'PING_PONG' | 'PAUSED' | 'SUPERVISED' | 'AFTERWORD' | 'NEEDS_REVIEW' | 'DUE_SOON' | 'OVERDUE' | 'NO_UPDATE' | 'CALL_LATE';
        readonly label: Label;
        readonly count: number;
        readonly more: boolean;
        readonly cases: readonly ({
          readonly ticketId: string;
          readonly ticketNo: string;
          readonly status: TicketStatus;
          readonly priority: TicketPriority;
          readonly assignee?: string;
          readonly unitId?: string;
          readonly since: string;
        })[];
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 派单质量与首次解决率（按受理日期，最长31天） · Quality of dispatch and first-contact resolution, by the day of receipt, a month at most */
  readonly showQuality: {
    readonly params: undefined;
    readonly query: {
      readonly from?: string;
      readonly to?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly from: string;
      readonly to: string;
      readonly ended: readonly ({
        readonly endedAs: EndedAs;
        readonly label: Label;
        readonly n: number;
      })[];
      readonly dispatch: {
        readonly n: number;
        readonly rightFirstPercent?: number;
        readonly inTimePercent?: number;
        readonly completePercent?: number;
        readonly score?: number;
        readonly medianMinutes?: number;
      };
      readonly firstContact: {
        readonly answered: number;
        readonly undecided: number;
        readonly resolvedPercent?: number;
      };
    };
    readonly refusals: 'board.periodTooLong' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 销售线索，最急的在前 · Open leads, the earliest to be contacted first */
  readonly listLeads: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly mine?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (LeadView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看线索及原咨询 · A lead, with what was asked */
  readonly viewLead: {
    readonly params: {
      readonly leadId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly id: string;
      readonly ticketNo: string;
      readonly customerId?: string;
      readonly domain?: TicketDomain;
      readonly status: 'OPEN' | 'IN_TALKS' | 'WON' | 'LOST';
      readonly owner?: string;
      readonly dueAt: string;
      readonly endedAt?: string;
      readonly version: number;
      readonly statusText: Label;
      readonly late: boolean;
      readonly subject?: string;
      readonly description: string;
      readonly contact?: {
        readonly name?: string;
        readonly phone?: string;
        readonly email?: string;
      };
    };
    readonly refusals: 'lead.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记联系情况及下次联系时间 · The guest was spoken to; when next */
  readonly contactLead: {
    readonly params: {
      readonly leadId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly note: string;
      readonly nextAt: string;
    };
    readonly answer: LeadView;
    readonly refusals: 'lead.notFound' | 'lead.notYours' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'lead.dueInPast' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 成交（填订单或预订号） · Won, with the number of order or booking */
  readonly winLead: {
    readonly params: {
      readonly leadId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly ref: string;
    };
    readonly answer: LeadView;
    readonly refusals: 'lead.notFound' | 'lead.notYours' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 未成交（原因） · Lost, and why */
  readonly loseLead: {
    readonly params: {
      readonly leadId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly because: 'PRICE' | 'DATE' | 'COMPETITOR' | 'NO_NEED' | 'UNREACHED' | 'OTHER';
      readonly note: string;
    };
    readonly answer: LeadView;
    readonly refusals: 'lead.notFound' | 'lead.notYours' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 查看客人号码（留痕） · The guest’s number, for whoever calls; it is noted */
  readonly showLeadNumber: {
    readonly params: {
      readonly leadId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly phone: string;
    };
    readonly refusals: 'lead.notFound' | 'lead.notYours' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'lead.noNumber' | 'reveal.usedUp' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 报告泄露或违规（可匿名；报告人受保护） · Report a leak or misconduct, anonymously if wished; who reports is protected */
  readonly reportLeakCase: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly type: LeakCaseType;
      readonly damage?: LeakDamage;
      readonly description?: string;
      readonly aboutStaff?: readonly (string)[];
      readonly ticketNo?: string;
      readonly anonymous?: boolean;
      readonly contact?: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: LeakCaseStatus;
      readonly reportedAt: string;
    };
    readonly refusals: 'staff.notFound' | 'ticket.notFound' | 'idempotency.keyReused' | 'leakCase.damageWanted' | 'leakCase.wordsWanted' | 'leakCase.notMisconduct' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 案件列表，最新报告在前 · Cases, the newest report first */
  readonly listLeakCases: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly status?: LeakCaseStatus;
      readonly type?: LeakCaseType;
      readonly ticketNo?: string;
      readonly closed?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (LeakCaseView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 按类型统计（按报告日） · Counts by type, by day of report */
  readonly countLeakCases: {
    readonly params: undefined;
    readonly query: {
      readonly from?: string;
      readonly to?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly type: LeakCaseType;
        readonly typeText: Label;
        readonly reported: number;
        readonly open: number;
        readonly confirmed: number;
        readonly unfounded: number;
        readonly falseReports: number;
        readonly penalties: number;
        readonly lateTriage: number;
        readonly lateNotifications: number;
      })[];
      readonly partial: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看案件 · Read a case */
  readonly viewLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly id: string;
      readonly status: LeakCaseStatus;
      readonly type: LeakCaseType;
      readonly damage?: LeakDamage;
      readonly ticketNo?: string;
      readonly reportedAt: string;
      readonly accused: readonly (string)[];
      readonly recused: readonly (string)[];
      readonly investigator?: string;
      readonly investigators: readonly (string)[];
      readonly personalData?: boolean;
      readonly largerClass?: boolean;
      readonly peopleAffected?: number;
      readonly dataKinds?: readonly (DataKind)[];
      readonly containedAt?: string;
      readonly hearings: Readonly<Record<string, HearingMark>>;
      readonly evidence: number;
      readonly sealed: readonly (number)[];
      readonly falseReport?: boolean;
      readonly proposal?: PenaltyProposal;
      readonly decision?: PenaltyDecision;
      readonly execution?: {
        readonly by: string;
        readonly on: string;
        readonly ref: string;
      };
      readonly closedAt?: string;
      readonly version: number;
      readonly statusText: Label;
      readonly typeText: Label;
      readonly clocks: readonly (LeakClockView)[];
      readonly late: boolean;
      readonly words: Readonly<Record<string, string>>;
      readonly measureList: readonly ({
        readonly staffNo: string;
        readonly measure: LeakMeasure;
        readonly part: 'PROPOSED' | 'DECIDED';
        readonly text: Label;
      })[];
      readonly evidenceList: readonly (EvidenceView)[];
      readonly hearingList: readonly (HearingView)[];
    };
    readonly refusals: 'leakCase.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 案件经过 · What happened, oldest first */
  readonly viewLeakTimeline: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly at: string;
        readonly what: string;
        readonly version: number;
        readonly actor: {
          readonly kind: string;
          readonly id?: string;
          readonly post?: string;
        };
        readonly facts: Readonly<Record<string, unknown>>;
        readonly texts?: Readonly<Record<string, string>>;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'leakCase.notFound' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 分级：类型、是否涉及个人信息、影响人数 · What it is, whether personal data is concerned, how many people */
  readonly triageLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly type: LeakCaseType;
      readonly damage?: LeakDamage;
      readonly personalData: boolean;
      readonly largerClass: boolean;
      readonly peopleAffected: number;
      readonly dataKinds: readonly (DataKind)[];
      readonly note: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.damageWanted' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 记录补救措施，情况已控制 · It is contained, and by what */
  readonly containLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly measures: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 追加补救措施 · A further remedy */
  readonly remedyLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly measures: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 承接调查（由本人承接） · Take the investigation on oneself */
  readonly investigateLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.ownReport' | 'leakCase.separated' | 'leakCase.hasInvestigator' | 'leakCase.tooManyPeople' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 解除调查人（离岗等） · The investigator is away: somebody else may take it on */
  readonly relieveInvestigator: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.noInvestigator' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 列为当事人（此后不得知悉本案） · It is about this person, too, who knows nothing of it from now on */
  readonly accusePerson: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly reason: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'staff.notFound' | 'leakCase.keptAwayAlready' | 'leakCase.tooManyPeople' | 'leakCase.handOverFirst' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 回避（本人或他人） · Keep somebody away who has an interest in it, oneself too */
  readonly recusePerson: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly reason: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'staff.notFound' | 'leakCase.keptAwayAlready' | 'leakCase.tooManyPeople' | 'leakCase.handOverFirst' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 关联违规类工单 · Link it with a ticket of misconduct */
  readonly linkLeakTicket: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly ticketNo: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'ticket.notFound' | 'leakCase.notMisconduct' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 认定属实（须有已封存证据） · It is true, on sealed evidence */
  readonly confirmLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly finding: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.notTheInvestigator' | 'leakCase.evidenceWanted' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 认定不属实；恶意诬告另行注明 · It is not true; a report that was false on purpose is noted */
  readonly dismissLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly finding: string;
      readonly falseReport?: boolean;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.notTheInvestigator' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 有新事实，恢复调查 · New facts: it is looked into again */
  readonly resumeLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 查看报告人身份（仅隐私专员，须说明理由，留痕，每日限次） · Who reported it: for the privacy officer alone, with a reason, on record, so many times a day */
  readonly revealReporter: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: {
      readonly staffNo: string;
      readonly contact?: string;
    };
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.noReporter' | 'leakCase.tooManyLookups' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 通知模板（中英文，已填案件信息） · The notification to be filled in, in both languages */
  readonly showTemplate: {
    readonly params: {
      readonly leakCaseId: string;
      readonly clock: 'AUTHORITY' | 'INDIVIDUALS';
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: Label;
    readonly refusals: 'leakCase.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记已通知（内容须齐全：种类、原因、危害、措施、联系方式） · Somebody was told, with all that the law asks for: kinds, cause, harm, measures taken and possible, contact */
  readonly sendNotification: {
    readonly params: {
      readonly leakCaseId: string;
      readonly clock: 'AUTHORITY' | 'INDIVIDUALS';
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
      readonly language?: 'zh' | 'en';
      readonly cause: string;
      readonly harm: string;
      readonly measuresTaken: string;
      readonly measuresPossible: string;
      readonly contact: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: LeakCaseStatus;
      readonly type: LeakCaseType;
      readonly damage?: LeakDamage;
      readonly ticketNo?: string;
      readonly reportedAt: string;
      readonly accused: readonly (string)[];
      readonly recused: readonly (string)[];
      readonly investigator?: string;
      readonly investigators: readonly (string)[];
      readonly personalData?: boolean;
      readonly largerClass?: boolean;
      readonly peopleAffected?: number;
      readonly dataKinds?: readonly (DataKind)[];
      readonly containedAt?: string;
      readonly hearings: Readonly<Record<string, HearingMark>>;
      readonly evidence: number;
      readonly sealed: readonly (number)[];
      readonly falseReport?: boolean;
      readonly proposal?: PenaltyProposal;
      readonly decision?: PenaltyDecision;
      readonly execution?: {
        readonly by: string;
        readonly on: string;
        readonly ref: string;
      };
      readonly closedAt?: string;
      readonly version: number;
      readonly statusText: Label;
      readonly typeText: Label;
      readonly clocks: readonly (LeakClockView)[];
      readonly late: boolean;
      readonly notification: string;
    };
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.unknownClock' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 申请免予通知（说明理由） · Ask that nobody need be told, and say why */
  readonly askWaiver: {
    readonly params: {
      readonly leakCaseId: string;
      readonly clock: 'AUTHORITY' | 'INDIVIDUALS';
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.unknownClock' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 审批免予通知 · Grant or refuse it */
  readonly decideWaiver: {
    readonly params: {
      readonly leakCaseId: string;
      readonly clock: 'AUTHORITY' | 'INDIVIDUALS';
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
      readonly granted: boolean;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.unknownClock' | 'leakCase.sameAsker' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 取得证据文件上传表单 · A form to send a file with that is to become evidence */
  readonly offerUpload: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly mime: string;
      readonly size: number;
    };
    readonly answer: {
      readonly upload: string;
      readonly url: string;
      readonly fields: Readonly<Record<string, string>>;
    };
    readonly refusals: 'leakCase.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记证据（文字，或已上传的文件） · Bring evidence: its text, or a file that was sent */
  readonly collectEvidence: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly kind: 'FILE' | 'LOG_EXTRACT' | 'RECORDING' | 'STATEMENT';
      readonly title: string;
      readonly text?: string;
      readonly file?: {
        readonly upload: string;
        readonly fileName: string;
      };
      readonly addendumTo?: number;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.tooMuchEvidence' | 'leakCase.evidenceNotSealed' | 'leakCase.contentWanted' | 'leakCase.fileMissing' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded' | 'version.needed';
  };
  /** 封存前更正文字 · Write its text anew, before it is sealed */
  readonly correctEvidence: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'leakCase.evidenceSealed' | 'leakCase.notTheCustodian' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 封存 · Seal it: it does not change from now on */
  readonly sealEvidence: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'leakCase.evidenceSealed' | 'leakCase.notTheCustodian' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 移交证据（待对方接收） · Hand it over; it is the other’s when he accepts */
  readonly handOverEvidence: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'staff.notFound' | 'leakCase.notTheCustodian' | 'leakCase.offerOpen' | 'leakCase.tooManyHands' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 接收或拒收移交的证据 · Accept what is handed over, or decline it */
  readonly acceptEvidence: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: {
      readonly accepted: boolean;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'leakCase.noOffer' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 申请查看已封存证据（说明用途） · Ask to see sealed evidence, and say what for */
  readonly askEvidenceView: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: {
      readonly purpose: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'leakCase.evidenceNotSealed' | 'leakCase.viewAsked' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 另一人批准查看 · A second person approves the view */
  readonly approveEvidenceView: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'leakCase.noViewAsked' | 'leakCase.sameAsker' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 查看证据内容（一次；双人；留痕） · See what it says: once, by two people, on record */
  readonly viewEvidence: {
    readonly params: {
      readonly leakCaseId: string;
      readonly no: number;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly version: number;
      readonly no: number;
      readonly text?: string;
      readonly link?: string;
      readonly sha256: string;
      readonly intact: boolean;
    };
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.evidenceNotFound' | 'leakCase.secondPersonNeeded' | 'leakCase.notTheCustodian' | 'leakCase.fileMissing' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 通知当事人陈述申辩（5个工作日） · Ask whom it is about to speak, within five working days */
  readonly askHearing: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly allegation: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.notTheInvestigator' | 'leakCase.notAccused' | 'leakCase.askedAlready' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 记录当事人陈述 · Write down what he said */
  readonly recordHearing: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly statement: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.notTheInvestigator' | 'leakCase.hearingNotFound' | 'leakCase.heardAlready' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 我的陈述申辩事项 · What I am asked to speak to */
  readonly listMyHearings: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly caseId: string;
        readonly staffNo: string;
        readonly allegation: string;
        readonly askedAt: string;
        readonly until: string;
        readonly statement?: string;
        readonly heardAt?: string;
        readonly version: number;
      })[];
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 提交陈述申辩 · Speak for oneself */
  readonly speakInHearing: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly statement: string;
    };
    readonly answer: {
      readonly caseId: string;
      readonly staffNo: string;
      readonly allegation: string;
      readonly askedAt: string;
      readonly until: string;
      readonly statement?: string;
      readonly heardAt?: string;
      readonly version: number;
    };
    readonly refusals: 'leakCase.hearingNotFound' | 'leakCase.heardAlready' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 提请处罚：依据、证据、建议（当事人已陈述或期满） · Propose a penalty: rule, evidence, recommendation, when everybody concerned could speak */
  readonly proposePenalty: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly rule: string;
      readonly evidence: readonly (number)[];
      readonly measures: readonly (PersonalMeasure)[];
      readonly recommendation: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.ownReport' | 'leakCase.separated' | 'leakCase.accusedWanted' | 'leakCase.evidenceWanted' | 'leakCase.notHeard' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 公司领导决定（可变更或不予处罚） · The company’s leader decides: as proposed, otherwise, or nothing */
  readonly decidePenalty: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly measures: readonly (PersonalMeasure)[];
      readonly ruling: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.ownReport' | 'leakCase.separated' | 'leakCase.accusedWanted' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 退回补充 · Send it back: more is to be found out or said */
  readonly sendBackPenalty: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.ownReport' | 'leakCase.separated' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 登记执行情况 · It was carried out: when, and where that can be read */
  readonly executePenalty: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly on: string;
      readonly ref: string;
      readonly note: string;
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.nothingToExecute' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 结案（属实的须落实改进措施、责任人、期限） · Close it; a confirmed one leads to a change, its owner and its day */
  readonly closeLeakCase: {
    readonly params: {
      readonly leakCaseId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly note: string;
      readonly control?: {
        readonly cause: string;
        readonly action: string;
        readonly owner: string;
        readonly dueOn: string;
      };
    };
    readonly answer: LeakCaseView;
    readonly refusals: 'leakCase.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leakCase.penaltyOwed' | 'leakCase.notContained' | 'leakCase.notificationOwed' | 'leakCase.evidenceOpen' | 'leakCase.controlWanted' | 'staff.notFound' | 'lesson.unknownCause' | 'lesson.dueInPast' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 校验事件链：任何改动、缺失、插入、调换、截尾都会指出位置 · Check a chain of events: whatever was edited, deleted, put in, moved or cut off is named with its place */
  readonly verifyAudit: {
    readonly params: undefined;
    readonly query: {
      readonly entity?: 'ticket' | 'customer' | 'leak-case' | 'lesson' | 'lead' | 'callback' | 'staff' | 'policy' | 'attachment' | 'customer-import' | 'customer-export';
      readonly id?: string;
      readonly chain?: string;
      readonly from?: string;
      readonly to?: string;
      readonly cursor?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly chain: string;
        readonly entity?: string;
        readonly entityId?: string;
        readonly from: number;
        readonly to: number;
        readonly events: number;
        readonly wordsErased: number;
        readonly complete: boolean;
        readonly intact: boolean;
        readonly findings: readonly (AuditFinding)[];
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'audit.askOneThing' | 'audit.badPeriod' | 'audit.noSuchChain' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 轮换数据密钥：全部个人信息改用新密钥加密，旧密钥无引用后销毁 · Seal every personal text under new keys, and destroy the old ones when nothing refers to them */
  readonly beginRotation: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: KeyRotationView;
    readonly refusals: 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 密钥轮换进度 · How far the last rotation of keys has come */
  readonly viewRotation: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: KeyRotationView;
    readonly refusals: 'audit.noRotation' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 待办整改，最急的在前 · Open lessons, the most urgent first */
  readonly listLessons: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly mine?: string;
      readonly late?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (LessonView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看整改事项 · Read a lesson */
  readonly viewLesson: {
    readonly params: {
      readonly lessonId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: LessonView;
    readonly refusals: 'lesson.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 为工单立整改（P1/P2 自动） · Open a lesson for a ticket; grave ones owe theirs by rule */
  readonly openLesson: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly ticketNo: string;
      readonly owner: string;
    };
    readonly answer: LessonView;
    readonly refusals: 'ticket.notFound' | 'staff.notFound' | 'lesson.exists' | 'lesson.notFinishedYet' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 定根本原因、预防措施、责任人与期限 · Root cause, preventive action, owner and day */
  readonly planLesson: {
    readonly params: {
      readonly lessonId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly cause: string;
      readonly action: string;
      readonly owner: string;
      readonly dueOn: string;
    };
    readonly answer: LessonView;
    readonly refusals: 'lesson.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'lesson.unknownCause' | 'lesson.dueInPast' | 'staff.notFound' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 责任人填报完成及证据 · Its owner: done, and by what that shows */
  readonly finishLesson: {
    readonly params: {
      readonly lessonId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly evidence: string;
    };
    readonly answer: LessonView;
    readonly refusals: 'lesson.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'lesson.notItsOwner' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 他人验证有效性；无效则退回 · Somebody else: does it work? If not, it goes back */
  readonly checkLesson: {
    readonly params: {
      readonly lessonId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly effective: boolean;
      readonly finding: string;
    };
    readonly answer: LessonView;
    readonly refusals: 'lesson.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'lesson.notByItsOwner' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 免予整改（说明理由） · Waive, with the reason */
  readonly waiveLesson: {
    readonly params: {
      readonly lessonId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: LessonView;
    readonly refusals: 'lesson.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 导出证据包（目录、时间线、哈希、中文PDF），供有关机关调取；每次导出留痕 · Evidence for an authority in one file: contents, timeline, hashes, a PDF; every export is on record */
  readonly exportEvidence: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly recipient: string;
      readonly purpose: string;
    };
    readonly answer: {
      readonly fileName: string;
      readonly mime: 'application/zip';
      readonly sha256: string;
      readonly bytes: number;
      readonly base64: string;
    };
    readonly refusals: 'ticket.notFound' | 'evidence.tooMuch' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记前查重：同一诉求人、同一事项，30天内 · Before an entry: what the same guest told of the same thing in the last 30 days */
  readonly findSuspected: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly customerId?: string;
      readonly phone?: string;
      readonly domain?: TicketDomain;
      readonly object?: MatterObject;
    };
    readonly answer: {
      readonly items: readonly ({
        readonly ticketNo: string;
        readonly kind: TicketKind;
        readonly likeness: 'SAME_OBJECT' | 'SAME_DOMAIN';
        readonly receivedAt: string;
        readonly status: TicketStatus;
      })[];
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 到期删除记录（每次、每类一份证明） · What went because its time was over: a certificate per run and class */
  readonly listRetentionRuns: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly kept: 'NOTICE' | 'CALLBACK' | 'RIGHTS_REQUEST' | 'LEAD' | 'LESSON' | 'SURVEY' | 'ACCESS_ALARM' | 'EXCHANGE' | 'LEAK_CASE';
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly id: string;
        readonly kept: 'NOTICE' | 'CALLBACK' | 'RIGHTS_REQUEST' | 'LEAD' | 'LESSON' | 'SURVEY' | 'ACCESS_ALARM' | 'EXCHANGE' | 'LEAK_CASE';
        readonly status: 'BEGUN' | 'DONE';
        readonly beganAt: string;
        readonly endedAt?: string;
        readonly policyVersion: number;
        readonly days: number;
        readonly upTo: string;
        readonly records: number;
        readonly items: number;
        readonly root: string;
        readonly version: number;
        readonly keptText: Label;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记已告知收到 · He was told that it was received */
  readonly acknowledgeRequest: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly way: RightsToldBy;
    };
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 按本人要求撤销请求 · He takes it back */
  readonly cancelRequest: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 登记已告知结果 · He was told what became of it */
  readonly confirmRequest: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly way: RightsToldBy;
    };
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 决定：同意，或按法定理由不予同意 · Grant it, or refuse it on a ground of the law */
  readonly decideRequest: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly granted: boolean;
      readonly reason?: RefusalReason;
      readonly explanation?: string;
    };
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.sameApplicant' | 'rights.reasonWanted' | 'rights.detailsWanted' | 'rights.customerClosed' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 登记个人信息权利请求 · Enter what somebody asks for his own data */
  readonly enterRequest: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly customerId: string;
      readonly kind: RightsKind;
      readonly channel: 'PHONE' | 'WALK_IN' | 'LETTER' | 'EMAIL' | 'AUTHORITY';
      readonly receivedAt?: string;
      readonly purposes?: readonly (ConsentPurpose)[];
      readonly corrections?: {
        readonly name?: string;
        readonly alias?: string;
        readonly address?: string;
        readonly bornOn?: string;
      };
      readonly note?: string;
    };
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.alreadyOpen' | 'rights.detailsWanted' | 'rights.receivedLater' | 'rights.customerClosed' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 当面交付资料包（再次核验两项凭证，留痕） · Hand the package to its owner, who shows again by two things that it is he; on record */
  readonly handOverPackage: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly factors?: readonly ({
        readonly kind: 'PHONE' | 'EMAIL' | 'CARD' | 'ID_DOCUMENT';
        readonly value: string;
      })[];
      readonly code?: string;
    };
    readonly answer: {
      readonly url: string;
      readonly seconds: number;
      readonly fileName: string;
      readonly password: string;
      readonly sha256: string;
      readonly opened: number;
    };
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.noPackage' | 'rights.twoFactorsWanted' | 'rights.notIdentified' | 'rights.identityLocked' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 核验身份：两项独立凭证（只比对，不显示） · Compare two independent things that he shows; nothing is revealed or kept of them */
  readonly identifyApplicant: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly factors?: readonly ({
        readonly kind: 'PHONE' | 'EMAIL' | 'CARD' | 'ID_DOCUMENT';
        readonly value: string;
      })[];
      readonly code?: string;
    };
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.twoFactorsWanted' | 'rights.notIdentified' | 'rights.identityLocked' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 可选的法定拒绝理由 · The grounds of the law for a refusal */
  readonly listRefusalReasons: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly code: RefusalReason;
        readonly article: string;
        readonly text: Label;
        readonly kinds: readonly (RightsKind)[];
      })[];
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 权利请求列表（未完成按期限，已完成按时间） · Requests: open ones by when they are due */
  readonly listRequests: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly over?: string;
      readonly late?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (RightsRequestView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 向客户已验证的手机发送验证码 · A code by text message to the number that he has shown to be his */
  readonly sendIdentityCode: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.noProvenPhone' | 'phone.tooOften' | 'phone.notAMobile' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 解除核验锁定 · Let the identity be checked again */
  readonly unlockRequest: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: RightsRequestView;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'rights.sameApplicant' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 删除证明（类别、数量、时间、依据、哈希，不含内容） · Proof of an erasure: classes, numbers, when, by which rule; no content */
  readonly viewCertificate: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly id: string;
      readonly customerId: string;
      readonly kind: RightsKind;
      readonly erasedAt: string;
      readonly decidedBy: string;
      readonly rule: string;
      readonly policyVersion: number;
      readonly records: number;
      readonly classes: Readonly<Record<string, {
        readonly WENT: number;
        readonly LOST_WORDS: number;
        readonly STAYED: number;
      }>>;
      readonly root: string;
      readonly copiesGoneBy: string;
      readonly sha256: string;
    };
    readonly refusals: 'rights.notFound' | 'rights.noCertificate' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看权利请求 · Read a request */
  readonly viewRequest: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly id: string;
      readonly customerId: string;
      readonly kind: RightsKind;
      readonly status: RightsStatus;
      readonly channel: RightsChannel;
      readonly receivedAt: string;
      readonly enteredBy?: string;
      readonly identity?: {
        readonly at: string;
        readonly factors: readonly (IdentityFactor)[];
        readonly by?: string;
      };
      readonly decision?: {
        readonly by: string;
        readonly at: string;
        readonly granted: boolean;
        readonly reason?: RefusalReason;
      };
      readonly executedAt?: string;
      readonly confirmed?: {
        readonly at: string;
        readonly by: RightsToldBy;
      };
      readonly misses: number;
      readonly package?: RightsPackage;
      readonly version: number;
      readonly kindText: Label;
      readonly statusText: Label;
      readonly clocks: readonly (RightsClockView)[];
      readonly late: boolean;
      readonly refusal?: RefusalReasonView;
      readonly found?: {
        readonly counts: Readonly<Record<string, number>>;
        readonly standing: readonly (string)[];
        readonly classes: Readonly<Record<string, Label>>;
      };
      readonly asked: {
        readonly purposes?: readonly (ConsentPurpose)[];
        readonly corrections?: Readonly<Record<string, string>>;
      };
      readonly note?: string;
      readonly explanation?: string;
    };
    readonly refusals: 'rights.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 向我的手机发送验证码 · A code to my own number */
  readonly askForCode: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly expiresAt: string;
    };
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.noProvenPhone' | 'phone.tooOften' | 'phone.notAMobile' | 'auth.signInNeeded';
  };
  /** 提出个人信息权利请求 · Ask for what the law lets me ask of my own data */
  readonly askForMine: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly kind: RightsKind;
      readonly purposes?: readonly (ConsentPurpose)[];
      readonly corrections?: {
        readonly name?: string;
        readonly alias?: string;
        readonly address?: string;
        readonly bornOn?: string;
      };
      readonly note?: string;
    };
    readonly answer: MyRequest;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.alreadyOpen' | 'rights.detailsWanted' | 'rights.customerClosed' | 'auth.signInNeeded' | 'idempotency.keyNeeded';
  };
  /** 撤销我的请求 · Take my request back */
  readonly cancelMine: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: MyRequest;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded';
  };
  /** 确认已收到结果 · I know what became of it */
  readonly confirmMine: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: MyRequest;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded';
  };
  /** 我的资料包：有哪些、到何时 · My packages, and until when they lie there */
  readonly exportMine: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly rightsRequestId: string;
        readonly kind: RightsKind;
        readonly expiresAt: string;
        readonly bytes: number;
        readonly opened: number;
      })[];
    };
    readonly refusals: 'auth.signInNeeded';
  };
  /** 我的权利请求 · My requests, the newest first */
  readonly listMine: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (MyRequest)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded';
  };
  /** 打开我的资料包（每次打开留痕） · Open my package; every opening is on record */
  readonly openMine: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly url: string;
      readonly seconds: number;
      readonly fileName: string;
      readonly password: string;
      readonly sha256: string;
      readonly opened: number;
    };
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'rights.noPackage' | 'auth.signInNeeded';
  };
  /** 用验证码核验本人 · The code that came to my number */
  readonly showItIsMe: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly code: string;
    };
    readonly answer: MyRequest;
    readonly refusals: 'rights.notFound' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'customer.notFound' | 'rights.notIdentified' | 'rights.identityLocked' | 'auth.signInNeeded';
  };
  /** 查看我的权利请求 · One of my requests */
  readonly viewMine: {
    readonly params: {
      readonly rightsRequestId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: MyRequest;
    readonly refusals: 'rights.notFound' | 'auth.signInNeeded';
  };
  /** 查阅日志：谁在何时以何岗位看了谁的资料（按客户、工单或员工） · Who was shown whose data, when, as what and what for: by customer, ticket or member of staff */
  readonly searchAccessLog: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly customerId?: string;
      readonly ticketId?: string;
      readonly staffNo?: string;
      readonly month?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (ReadEntryView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'accessLog.askBySomething' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 明示客户资料（注明用途与工单，每日限次，留痕） · Show chosen fields of a customer in clear: for a purpose, so often a day, on record */
  readonly revealCustomer: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly fields: readonly ('name' | 'alias' | 'phone' | 'identifiers' | 'address' | 'bornOn' | 'note' | 'preferences' | 'contacts')[];
      readonly purpose: 'CALL_GUEST' | 'WRITE_TO_GUEST' | 'VERIFY_IDENTITY' | 'ARRIVAL' | 'DELIVERY' | 'EMERGENCY' | 'RIGHTS_REQUEST' | 'INVESTIGATION';
      readonly reason: string;
      readonly ticketNo?: string;
    };
    readonly answer: {
      readonly name?: string;
      readonly alias?: string;
      readonly phone?: string;
      readonly address?: string;
      readonly bornOn?: string;
      readonly note?: string;
      readonly preferences?: Readonly<Record<string, string>>;
      readonly contacts?: readonly ({
        readonly role?: string;
        readonly name: string;
        readonly phone?: string;
      })[];
      readonly identifiers?: readonly ({
        readonly kind: IdentifierKind;
        readonly value?: string;
      })[];
      readonly left: number;
    };
    readonly refusals: 'reveal.usedUp' | 'reveal.notToYou' | 'reveal.reasonHoldsData' | 'reveal.nothing' | 'idempotency.keyReused' | 'customer.notFound' | 'ticket.notFound' | 'state.notAllowed' | 'reveal.matterWanted' | 'reveal.otherMatter' | 'reveal.matterOver' | 'reveal.restricted' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 明示工单联系人（注明用途，每日限次，留痕） · Show whom to reach for a matter in clear: for a purpose, so often a day, on record */
  readonly revealTicket: {
    readonly params: {
      readonly ticketId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly fields: readonly ('name' | 'phone' | 'email')[];
      readonly purpose: 'CALL_GUEST' | 'WRITE_TO_GUEST' | 'VERIFY_IDENTITY' | 'ARRIVAL' | 'DELIVERY' | 'EMERGENCY' | 'RIGHTS_REQUEST' | 'INVESTIGATION';
      readonly reason: string;
    };
    readonly answer: {
      readonly name?: string;
      readonly phone?: string;
      readonly email?: string;
      readonly left: number;
    };
    readonly refusals: 'reveal.usedUp' | 'reveal.notToYou' | 'reveal.reasonHoldsData' | 'reveal.nothing' | 'idempotency.keyReused' | 'ticket.notFound' | 'reveal.matterOver' | 'reveal.restricted' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查阅告警，最新在前（不含关于本人的） · Alarms about reads, the newest first; none about oneself */
  readonly listAccessAlarms: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly settled?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (AccessAlarmView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 核查完毕（说明查明的情况） · It was looked into; what was found */
  readonly confirmAlarm: {
    readonly params: {
      readonly alarmId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly finding: string;
    };
    readonly answer: AccessAlarmView;
    readonly refusals: 'accessAlarm.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 据此立案（违规查询） · It becomes a case of improper access */
  readonly openCaseOfAlarm: {
    readonly params: {
      readonly alarmId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly description: string;
    };
    readonly answer: AccessAlarmView;
    readonly refusals: 'accessAlarm.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 植入虚构客户（诱饵）：任何查看、明示或导出都会告警 · Plant an invented customer: whoever reads, reveals or exports him raises an alarm */
  readonly plantCanary: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly name: string;
      readonly phone: string;
      readonly label: string;
    };
    readonly answer: CanaryView;
    readonly refusals: 'customer.notANumber' | 'canary.numberKnown' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 已植入的诱饵记录 · Planted records */
  readonly listCanaries: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (CanaryView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 停用诱饵记录（不再告警） · A planted record raises no alarm any more */
  readonly retireCanary: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: CanaryView;
    readonly refusals: 'canary.notFound' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 季度权限复核：谁持有哪些岗位与权限、最近使用日、复核结果 · The quarter’s review of rights: who holds which posts, what they allow, when last used, what was decided */
  readonly listRightReviews: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly quarter: string;
      readonly dueAt: string;
      readonly open: number;
      readonly late: boolean;
      readonly items: readonly ({
        readonly code: PostCode;
        readonly unitId: string;
        readonly deputy: boolean;
        readonly from: string;
        readonly to?: string;
        readonly id: string;
        readonly staffNo: string;
        readonly label: Label;
        readonly capabilities: Readonly<Record<string, string>>;
        readonly lastUsedOn?: string;
        readonly decision?: 'CONFIRMED' | 'WITHDRAWN';
        readonly reviewedBy?: string;
        readonly reviewedAt?: string;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 确认保留该岗位权限 · He keeps the post and what it allows */
  readonly confirmRight: {
    readonly params: {
      readonly reviewId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly note?: string;
    };
    readonly answer: {
      readonly id: string;
      readonly quarter: string;
      readonly staffNo: string;
      readonly postId: string;
      readonly decision: 'CONFIRMED' | 'WITHDRAWN';
      readonly reviewedBy: string;
      readonly reviewedAt: string;
      readonly version: number;
    };
    readonly refusals: 'rightReview.notFound' | 'rightReview.own' | 'rightReview.decided' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 收回该岗位权限（立即结束任岗） · The post ends now, and what it allows with it */
  readonly withdrawRight: {
    readonly params: {
      readonly reviewId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly note: string;
    };
    readonly answer: {
      readonly id: string;
      readonly quarter: string;
      readonly staffNo: string;
      readonly postId: string;
      readonly decision: 'CONFIRMED' | 'WITHDRAWN';
      readonly reviewedBy: string;
      readonly reviewedAt: string;
      readonly version: number;
    };
    readonly refusals: 'rightReview.notFound' | 'rightReview.own' | 'rightReview.decided' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 本人、当前岗位与权限 · Who I am, my posts now and what they allow */
  readonly whoAmI: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly id: string;
      readonly staffNo: string;
      readonly name: string;
      readonly skills: readonly (TicketDomain)[];
      readonly languages: readonly (Language)[];
      readonly certificates: readonly ({
        readonly code: 'PRIVACY' | 'FOOD_SAFETY' | 'GUIDE_LICENCE' | 'FIRST_AID' | 'DRIVER';
        readonly expiresOn: string;
      })[];
      readonly status: StaffStatus;
      readonly version: number;
      readonly unitIds: readonly (string)[];
      readonly posts: readonly (HeldPostView)[];
      readonly site: string;
      readonly capabilities: Readonly<Record<string, 'own' | 'unit' | 'department' | 'site' | 'all'>>;
    };
    readonly refusals: 'staff.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 员工名录（姓名脱敏） · Staff of the site, names masked */
  readonly listStaff: {
    readonly params: undefined;
    readonly query: {
      readonly unitId?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (StaffView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 一名员工的全部任职 · One member of staff with all posts, also those to come */
  readonly getStaff: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 任职与权限变更记录 · Every change of a person: what, when, by whom, in which post */
  readonly listStaffHistory: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly at: string;
        readonly what: string;
        readonly version: number;
        readonly actor: {
          readonly kind: 'staff' | 'customer' | 'public' | 'system';
          readonly id?: string;
          readonly post?: string;
        };
        readonly facts: Readonly<Record<string, unknown>>;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'staff.notFound' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记新员工 · Take a person on; a post is given afterwards */
  readonly takeOnStaff: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly name: string;
      readonly skills?: readonly (TicketDomain)[];
      readonly languages?: readonly (Language)[];
      readonly certificates?: readonly ({
        readonly code: 'PRIVACY' | 'FOOD_SAFETY' | 'GUIDE_LICENCE' | 'FIRST_AID' | 'DRIVER';
        readonly expiresOn: string;
      })[];
    };
    readonly answer: StaffView;
    readonly refusals: 'staff.noTaken' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 更新姓名、技能、语种、证书 · Change name, skills, languages or certificates */
  readonly describeStaff: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly name?: string;
      readonly skills?: readonly (TicketDomain)[];
      readonly languages?: readonly (Language)[];
      readonly certificates?: readonly ({
        readonly code: 'PRIVACY' | 'FOOD_SAFETY' | 'GUIDE_LICENCE' | 'FIRST_AID' | 'DRIVER';
        readonly expiresOn: string;
      })[];
    };
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 任命岗位 · Give a person a post in a unit, from and to */
  readonly assignPost: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly code: PostCode;
      readonly unitId: string;
      readonly primary?: boolean;
      readonly deputy?: boolean;
      readonly from?: string;
      readonly to?: string;
    };
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'version.stale' | 'idempotency.keyReused' | 'staff.notOneself' | 'unit.notFound' | 'post.heldAlready' | 'post.full' | 'post.periodEmpty' | 'post.tooMany' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 免去岗位 · End a post, now or at an instant */
  readonly endPost: {
    readonly params: {
      readonly staffNo: string;
      readonly postId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly at?: string;
    };
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'version.stale' | 'idempotency.keyReused' | 'staff.notOneself' | 'post.notHeld' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 转为休假（在办工作移交他人） · Goes on leave; open work goes to others */
  readonly sendOnLeave: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'version.stale' | 'idempotency.keyReused' | 'staff.notOneself' | 'state.notAllowed' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 销假返岗 · Comes back from leave */
  readonly bringBack: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'version.stale' | 'idempotency.keyReused' | 'staff.notOneself' | 'state.notAllowed' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 离职（立即停权，在办工作移交他人） · Leaves for good: every right ends now, open work goes to others */
  readonly departStaff: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: StaffView;
    readonly refusals: 'staff.notFound' | 'version.stale' | 'idempotency.keyReused' | 'staff.notOneself' | 'state.notAllowed' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 导入组织（CSV，先试算后提交，逐行反馈） · Import the organisation from CSV: a dry run first, then for good; an answer for every row */
  readonly importStaff: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly csv: string;
      readonly commit?: boolean;
    };
    readonly answer: {
      readonly committed: boolean;
      readonly rows: readonly ({
        readonly line: number;
        readonly staffNo?: string;
        readonly outcome: 'ADD' | 'CHANGE' | 'SAME' | 'REFUSED';
        readonly code?: string;
        readonly column?: string;
        readonly reason?: Label;
      })[];
      readonly counts: Readonly<Record<string, number>>;
    };
    readonly refusals: 'staffImport.notATable' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 组织架构 · Units of the centre and the departments that handle matters */
  readonly listUnits: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (UnitView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 新设部门 · Add a unit below another one */
  readonly foundUnit: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly id: string;
      readonly name: {
        readonly zh: string;
        readonly en: string;
      };
      readonly parent?: string;
      readonly kind: 'CENTRE' | 'HANDLING';
      readonly leaderPost?: PostCode;
    };
    readonly answer: UnitView;
    readonly refusals: 'unit.taken' | 'unit.notFound' | 'unit.loop' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 调整部门 · Rename a unit, move it, or change the post that leads it */
  readonly reorganiseUnit: {
    readonly params: {
      readonly unitId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly name: {
        readonly zh: string;
        readonly en: string;
      };
      readonly parent?: string;
      readonly kind: 'CENTRE' | 'HANDLING';
      readonly leaderPost?: PostCode;
    };
    readonly answer: UnitView;
    readonly refusals: 'unit.notFound' | 'unit.loop' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 岗位、定编与在任人员 · Every post by unit: places, who holds it, who stands in */
  readonly listPosts: {
    readonly params: undefined;
    readonly query: {
      readonly unitId?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly unitId: string;
        readonly code: PostCode;
        readonly label: Label;
        readonly headCount?: number;
        readonly holders: readonly (string)[];
        readonly deputies: readonly (string)[];
        readonly version: number;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 设定岗位定编 · Set how many people may hold a post of a unit */
  readonly establishPost: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly unitId: string;
      readonly code: PostCode;
      readonly headCount: number;
    };
    readonly answer: {
      readonly id: string;
      readonly unitId: string;
      readonly code: PostCode;
      readonly headCount: number;
      readonly version: number;
    };
    readonly refusals: 'unit.notFound' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 代理关系 · Who stands in for whom, now or later */
  readonly listDeputies: {
    readonly params: undefined;
    readonly query: {
      readonly holder?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly id: string;
        readonly code: PostCode;
        readonly holder: string;
        readonly deputy: string;
        readonly from: string;
        readonly to?: string;
        readonly version: number;
        readonly chain: readonly (string)[];
        readonly chainEnds: 'NOBODY' | 'LOOP' | 'LIMIT';
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 指定代理人（链长不超过三级，不成环） · Name who stands in for a holder; at most three links, no circle */
  readonly appointDeputy: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly code: PostCode;
      readonly holder: string;
      readonly deputy: string;
      readonly from?: string;
      readonly to?: string;
    };
    readonly answer: DeputyView;
    readonly refusals: 'staff.notFound' | 'post.notHeld' | 'deputy.ofHimself' | 'deputy.loop' | 'deputy.chainTooLong' | 'post.periodEmpty' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 结束代理 · End a deputy now */
  readonly endDeputy: {
    readonly params: {
      readonly deputyId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly id: string;
      readonly code: PostCode;
      readonly holder: string;
      readonly deputy: string;
      readonly from: string;
      readonly to: string;
      readonly version: number;
    };
    readonly refusals: 'deputy.notFound' | 'deputy.ended' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 排班表：某月，或近几个月 · Rosters: of one month, or the latest ones; everybody sees his own lines */
  readonly listRosters: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly month?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (RosterView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 编制某月排班草稿（模式或逐行），违反硬规则则不保存 · Make or replace the draft of a month, from patterns or lines; nothing is kept where a hard rule breaks */
  readonly planRoster: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly month: string;
      readonly unitId?: string;
      readonly patterns?: readonly ({
        readonly staffNo: string;
        readonly post: PostCode;
        readonly repeat: string;
        readonly from: string;
      })[];
      readonly lines?: readonly ({
        readonly staffNo: string;
        readonly post: PostCode;
        readonly cells: string;
      })[];
      readonly replaces?: number;
    };
    readonly answer: RosterView;
    readonly refusals: 'roster.broken' | 'roster.published' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 发布排班（提前七天，逾期须说明原因） · Publish a month, seven days ahead; later needs a reason */
  readonly publishRoster: {
    readonly params: {
      readonly rosterId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason?: string;
    };
    readonly answer: RosterView;
    readonly refusals: 'roster.notFound' | 'roster.empty' | 'roster.broken' | 'roster.publishReasonNeeded' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 变更已发布排班中的一天 · Change one day of one line of a published month; the person is told */
  readonly changeRosterCell: {
    readonly params: {
      readonly rosterId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly staffNo: string;
      readonly post: PostCode;
      readonly day: string;
      readonly code: string;
      readonly reason: string;
    };
    readonly answer: RosterView;
    readonly refusals: 'roster.notFound' | 'roster.notPublished' | 'roster.lineNotFound' | 'roster.dayNotOfMonth' | 'roster.broken' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 班次与最低在岗规则 · Shifts of the site, and how many must be on duty */
  readonly listShiftTypes: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: ShiftTypeBook;
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 新增或替换班次（已排月份不变） · Add a shift or replace it; planned months keep theirs */
  readonly setShiftType: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly code: string;
      readonly label: {
        readonly zh: string;
        readonly en: string;
      };
      readonly kind: ShiftKind;
      readonly hours: readonly (string)[];
      readonly place?: string;
    };
    readonly answer: ShiftTypeBook;
    readonly refusals: 'shiftType.hoursWrong' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 设定最低在岗规则 · Set how many must be on duty, all rules together */
  readonly setCoverRules: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly cover: readonly ({
        readonly posts?: readonly (PostCode)[];
        readonly skill?: TicketDomain;
        readonly least: number;
        readonly season: 'ALL' | 'HIGH' | 'LOW';
        readonly hours?: readonly (string)[];
      })[];
    };
    readonly answer: ShiftTypeBook;
    readonly refusals: 'shiftType.coverWrong' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 某月的换班 · Swaps of a month: my own, and those that I may decide */
  readonly listSwaps: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly month?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (SwapView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 提出换班或请人代班 · Offer a shift of mine to somebody, for one of his in that month or for nothing */
  readonly offerSwap: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly gives: {
        readonly post: PostCode;
        readonly day: string;
      };
      readonly to: string;
      readonly takes?: {
        readonly post: PostCode;
        readonly day: string;
      };
    };
    readonly answer: SwapView;
    readonly refusals: 'roster.notFound' | 'roster.notPublished' | 'roster.broken' | 'swap.shiftGone' | 'swap.tooLate' | 'swap.dayTaken' | 'swap.oneself' | 'swap.notOneMonth' | 'roster.lineNotFound' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 同意换班 · Accept a swap that was offered to me */
  readonly acceptSwap: {
    readonly params: {
      readonly swapId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: SwapView;
    readonly refusals: 'swap.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 批准换班，排班随之变更 · Approve a swap between two others; the roster changes with it */
  readonly approveSwap: {
    readonly params: {
      readonly swapId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: SwapView;
    readonly refusals: 'swap.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'roster.notFound' | 'roster.notPublished' | 'roster.broken' | 'swap.shiftGone' | 'swap.tooLate' | 'swap.dayTaken' | 'swap.byAnother' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 拒绝换班 · Refuse a swap: the other person, or whoever decides it */
  readonly refuseSwap: {
    readonly params: {
      readonly swapId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: SwapView;
    readonly refusals: 'swap.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'swap.byAnother' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 撤回换班 · Take back a swap that I offered */
  readonly withdrawSwap: {
    readonly params: {
      readonly swapId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: SwapView;
    readonly refusals: 'swap.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 某月开始的休假 · Leave that begins in a month: my own, and that which I may decide */
  readonly listLeaves: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly month?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (LeaveView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 申请休假（按整天） · Apply for leave, in whole days */
  readonly applyForLeave: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly from: string;
      readonly to: string;
      readonly reason?: string;
    };
    readonly answer: LeaveView;
    readonly refusals: 'leave.periodWrong' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 批准休假，排班随之标注 · Approve somebody’s leave; the roster shows it */
  readonly approveLeave: {
    readonly params: {
      readonly leaveId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: LeaveView;
    readonly refusals: 'leave.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leave.byAnother' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 不批准休假 · Refuse somebody’s leave */
  readonly refuseLeave: {
    readonly params: {
      readonly leaveId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: LeaveView;
    readonly refusals: 'leave.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leave.byAnother' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 取消本人休假 · Cancel my leave; once approved, before it begins */
  readonly cancelLeave: {
    readonly params: {
      readonly leaveId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: LeaveView;
    readonly refusals: 'leave.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'leave.begun' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 某一时刻谁在岗 · Who holds which post at an instant, and why */
  readonly showDuty: {
    readonly params: undefined;
    readonly query: {
      readonly at?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly at: string;
      readonly rostered: boolean;
      readonly people: readonly (OnDutyView)[];
      readonly dutyManager?: string;
      readonly lastResort: string;
      readonly gaps: readonly ('NO_DUTY_MANAGER' | 'TWO_DUTY_MANAGERS')[];
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 已设立的站点 · The sites that were founded on this deployment */
  readonly listSites: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (SiteView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 设立新站点及其管理员 · Found a resort with one administrator, who builds up the rest */
  readonly foundSite: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly id: string;
      readonly name: {
        readonly zh: string;
        readonly en: string;
      };
      readonly administrator: {
        readonly staffNo: string;
        readonly name: string;
      };
    };
    readonly answer: SiteView;
    readonly refusals: 'site.taken' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 我的通知 · My inbox, newest first */
  readonly listNotices: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly mine?: string;
      readonly status?: 'OPEN' | 'ACKNOWLEDGED' | 'PASSED_ON';
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (NoticeView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 无法送达的通知 · Notices that no channel has taken, oldest first */
  readonly listUndeliverable: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (NoticeView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 确认已阅 · I have seen it */
  readonly acknowledgeNotice: {
    readonly params: {
      readonly noticeId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: NoticeView;
    readonly refusals: 'notice.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 转给同事 · Pass on to a colleague, who is told in turn */
  readonly passOnNotice: {
    readonly params: {
      readonly noticeId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: string;
      readonly reason?: string;
    };
    readonly answer: NoticeView;
    readonly refusals: 'notice.notFound' | 'staff.notFound' | 'notice.notForThem' | 'notice.passedInACircle' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看现行策略 · Read a policy as it is now */
  readonly getPolicy: {
    readonly params: {
      readonly name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: PolicyView;
    readonly refusals: 'policy.unknown' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 设定新版策略（整份提交） · Set a new version of a policy, sent whole */
  readonly putPolicy: {
    readonly params: {
      readonly name: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, unknown>>;
    readonly answer: PolicyView;
    readonly refusals: 'policy.unknown' | 'policy.invalid' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 策略的历次版本，新者在前 · All versions of a policy, newest first */
  readonly listPolicyVersions: {
    readonly params: {
      readonly name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly name: 'access' | 'sla' | 'escalation' | 'call-tree' | 'assignment' | 'follow-up' | 'compensation' | 'notification' | 'legal' | 'lessons' | 'supervision' | 'retention' | 'callback' | 'spam' | 'grade' | 'leak-case' | 'survey' | 'rights' | 'outside-routes';
        readonly version: number;
        readonly policy: Readonly<Record<string, unknown>>;
        readonly changedAt?: string;
        readonly changedBy?: string;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'policy.unknown' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看某年的工作日历 · A year of a calendar: windows, holidays, make-up working days */
  readonly getYear: {
    readonly params: {
      readonly calendarId: string;
      readonly year: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: CalendarYearView;
    readonly refusals: 'calendar.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 设定某年的工作日历（整年提交；已承诺的时限只提前不推后） · Set a year of a calendar, sent whole; promises that were made move earlier at most */
  readonly putYear: {
    readonly params: {
      readonly calendarId: string;
      readonly year: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly week?: Readonly<Record<string, readonly (readonly (unknown)[])[]>>;
      readonly seasons?: readonly ({
        readonly from: string;
        readonly to: string;
        readonly week: Readonly<Record<string, readonly (readonly (unknown)[])[]>>;
      })[];
      readonly holidays?: readonly (string)[];
      readonly extraDays?: Readonly<Record<string, readonly (readonly (unknown)[])[]>>;
    };
    readonly answer: CalendarYearView;
    readonly refusals: 'calendar.notFound' | 'calendar.invalidYear' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 获取人机验证题目 · Get a proof-of-work challenge */
  readonly getChallenge: {
    readonly params: undefined;
    readonly query: {
      readonly purpose?: 'ticket' | 'upload' | 'callback';
    };
    readonly body: undefined;
    readonly answer: {
      readonly parameters: {
        readonly algorithm: 'PBKDF2/SHA-256';
        readonly nonce: string;
        readonly salt: string;
        readonly cost: number;
        readonly keyLength: number;
        readonly keyPrefix: string;
        readonly keySignature: string;
        readonly expiresAt: number;
        readonly data: {
          readonly purpose: 'ticket' | 'upload' | 'callback';
          readonly site: string;
        };
      };
      readonly signature: string;
    };
    readonly refusals: never;
  };
  /** 公开告知：隐私告知、投诉指引（带版本） · What the house tells everybody: privacy notice and how to complain, versioned */
  readonly viewPublication: {
    readonly params: {
      readonly kind: string;
    };
    readonly query: {
      readonly version?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly kind: 'privacy' | 'how-to-complain';
      readonly version: string;
      readonly publishedOn: string;
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly sections: readonly ({
        readonly heading: {
          readonly zh: string;
          readonly en: string;
        };
        readonly text: {
          readonly zh: string;
          readonly en: string;
        };
      })[];
      readonly versions: readonly (string)[];
    };
    readonly refusals: 'publication.unknown';
  };
  /** 查找客户：手机、卡号、姓名（汉字、拼音、首字母）、工单号 · Find customers by phone, card, name (characters, pinyin, initials) or ticket */
  readonly searchCustomers: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly phone?: string;
      readonly card?: string;
      readonly name?: string;
      readonly ticket?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly customerId: string;
        readonly foundAs?: string;
        readonly by: 'PHONE' | 'CARD' | 'NAME' | 'TICKET';
        readonly name?: string;
        readonly phone?: string;
        readonly verified?: boolean;
        readonly state?: IdentifierState;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'customer.askOneThing' | 'customer.notANumber' | 'customer.onlyByNumber' | 'customer.tooLittleToFind' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 按已核实手机、卡号匹配客户；不按姓名 · Who is meant: by a proved number, then a card; never by a name */
  readonly matchCustomer: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly phone?: string;
      readonly card?: string;
      readonly idDocument?: string;
    };
    readonly answer: {
      readonly match: 'SURE' | 'CANDIDATES' | 'NONE';
      readonly customerIds: readonly (string)[];
    };
    readonly refusals: 'customer.notANumber' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 添加标识（手机、邮箱、卡号、证件）；持卡客户换号、加卡或证件须双重核验 · One more number, mailbox, card or document */
  readonly addIdentifier: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly kind: IdentifierKind;
      readonly value: string;
      readonly verifiedBy?: IdentifierProof;
      readonly primary?: boolean;
      readonly secondFactor?: {
        readonly kind: 'CARD' | 'ID_DOCUMENT';
        readonly value: string;
      };
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.notANumber' | 'customer.identifierTaken' | 'customer.tooMany' | 'customer.secondFactorNeeded' | 'customer.secondFactorWrong' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 核实标识为本人所有 · It was shown to be his */
  readonly verifyIdentifier: {
    readonly params: {
      readonly customerId: string;
      readonly identifierId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly by: IdentifierProof;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.identifierNotFound' | 'customer.identifierEnded' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 号码疑似被回收：核实前不显示历史 · Somebody else may have it now: nothing of the past is shown until it is verified */
  readonly doubtIdentifier: {
    readonly params: {
      readonly customerId: string;
      readonly identifierId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.identifierNotFound' | 'customer.identifierEnded' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 停用标识；持卡客户停用号码、卡或证件须双重核验 · It is his no more */
  readonly endIdentifier: {
    readonly params: {
      readonly customerId: string;
      readonly identifierId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly secondFactor?: {
        readonly kind: 'CARD' | 'ID_DOCUMENT';
        readonly value: string;
      };
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.identifierNotFound' | 'customer.identifierEnded' | 'customer.secondFactorNeeded' | 'customer.secondFactorWrong' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 新建客户（先按号码、卡号查重） · Enter a customer; whoever may be known already is named first */
  readonly enterCustomer: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly name?: string;
      readonly alias?: string;
      readonly source?: CustomerSource;
      readonly basis?: LegalBasis;
      readonly profile?: {
        readonly address?: string;
        readonly language?: string;
        readonly bornOn?: string;
        readonly note?: string;
        readonly contacts?: readonly ({
          readonly role?: string;
          readonly name: string;
          readonly phone?: string;
        })[];
      };
      readonly kind?: CustomerKind;
      readonly identifiers?: readonly ({
        readonly kind: IdentifierKind;
        readonly value: string;
        readonly verifiedBy?: IdentifierProof;
      })[];
      readonly isNew?: boolean;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.nothingToKnowBy' | 'customer.notANumber' | 'customer.mayBeKnown' | 'customer.identifierTaken' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 客户列表（按状态、等级） · Customers by status and grade */
  readonly listCustomers: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly status?: CustomerStatus;
      readonly grade?: CustomerGrade;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly id: string;
        readonly kind: CustomerKind;
        readonly status: CustomerStatus;
        readonly grade: CustomerGrade;
        readonly name?: string;
        readonly alias?: string;
        readonly phone?: string;
        readonly version: number;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 客户全貌（脱敏） · All that is known of a customer, masked */
  readonly viewCustomer: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly id: string;
      readonly kind: CustomerKind;
      readonly status: CustomerStatus;
      readonly grade: CustomerGrade;
      readonly name?: string;
      readonly alias?: string;
      readonly phone?: string;
      readonly phoneVerifiedAt?: string;
      readonly source?: CustomerSource;
      readonly basis?: LegalBasis;
      readonly holdsCard?: true;
      readonly checkedAt?: string;
      readonly mergedInto?: string;
      readonly version: number;
      readonly statusText: Label;
      readonly identifiers: readonly ({
        readonly id: string;
        readonly kind: IdentifierKind;
        readonly value?: string;
        readonly state: IdentifierState;
        readonly since: string;
        readonly verifiedAt?: string;
        readonly verifiedBy?: IdentifierProof;
        readonly recycledAt?: string;
      })[];
      readonly wechat: boolean;
      readonly profile?: {
        readonly address?: string;
        readonly language?: string;
        readonly bornOn?: string;
        readonly note?: string;
        readonly contacts?: readonly ({
          readonly role?: string;
          readonly name: string;
          readonly phone?: string;
        })[];
        readonly preferences?: Readonly<Record<string, string>>;
      };
      readonly consents: readonly ({
        readonly given: boolean;
        readonly at: string;
        readonly basis?: LegalBasis;
        readonly noticeVersion?: string;
        readonly purpose: ConsentPurpose;
      })[];
      readonly relations: readonly ({
        readonly other: string;
        readonly kind: RelationKind;
        readonly role?: string;
        readonly since: string;
      })[];
      readonly merged: readonly ({
        readonly source: string;
        readonly at: string;
        readonly undoUntil: string;
      })[];
      readonly completeness: {
        readonly score: number;
        readonly missing: readonly ('NAME' | 'REACHABLE' | 'SOURCE' | 'BASIS')[];
      };
      readonly freshness: {
        readonly state: 'FRESH' | 'DUE';
        readonly score: number;
        readonly dueAt?: string;
      };
      readonly history: 'SHOWN' | 'HIDDEN';
      readonly dealings?: readonly ({
        readonly what: DealingKind;
        readonly ref: string;
        readonly at: string;
        readonly by: DealingCertainty;
        readonly from?: string;
      })[];
      readonly moreDealings?: boolean;
    };
    readonly refusals: 'customer.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 修改客户资料（未提交的项保持不变，null 清除） · Tell anew what is known of a customer; what is not sent stays, null clears */
  readonly reviseCustomer: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly name?: string;
      readonly alias?: string;
      readonly source?: CustomerSource;
      readonly basis?: LegalBasis;
      readonly profile?: {
        readonly address?: string | null;
        readonly language?: unknown;
        readonly bornOn?: string | null;
        readonly note?: string | null;
        readonly contacts?: readonly ({
          readonly role?: string;
          readonly name: string;
          readonly phone?: string;
        })[] | null;
      };
      readonly kind?: CustomerKind;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 记录客户偏好 · What he likes and what is to be minded */
  readonly setPreferences: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly preferences: Readonly<Record<string, string>>;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 已与客户核对资料无误 · He was asked, and what is known of him is right */
  readonly confirmCustomer: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 变更客户状态（激活、风险、流失、挽回） · How he stands to the house */
  readonly moveCustomer: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly to: 'activate' | 'endanger' | 'lose' | 'winBack';
      readonly reason: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 限制处理（仅保存） · Kept, and used for nothing else */
  readonly restrictCustomer: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 解除限制处理 · Used again as before */
  readonly liftRestriction: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 客户的各项同意及其历史 · What he said of each purpose, and before */
  readonly listConsents: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly purpose: ConsentPurpose;
        readonly steps: readonly ({
          readonly given: boolean;
          readonly at: string;
          readonly basis?: LegalBasis;
          readonly noticeVersion?: string;
          readonly proof?: {
            readonly kind: 'SIGNED' | 'RECORDED_CALL' | 'ONLINE' | 'SPOKEN';
            readonly ref?: string;
          };
        })[];
      })[];
    };
    readonly refusals: 'customer.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记同意（目的、依据、告知版本、凭证） · He agrees to one purpose */
  readonly giveConsent: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly basis?: LegalBasis;
      readonly noticeVersion?: string;
      readonly proof?: {
        readonly kind: 'SIGNED' | 'RECORDED_CALL' | 'ONLINE' | 'SPOKEN';
        readonly ref?: string;
      };
      readonly purpose: ConsentPurpose;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.noticeNeeded' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 撤回同意（无需理由） · He withdraws it, without reason */
  readonly withdrawConsent: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly purpose: ConsentPurpose;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.neverSaid' | 'customer.alreadySo' | 'customer.wasMerged' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 建立关系（家庭、旅行社、单位），双方可见 · Two customers belong together, seen from both */
  readonly relateCustomers: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly other: string;
      readonly kind: RelationKind;
      readonly role?: string;
      readonly counterRole?: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.relatedToHimself' | 'customer.tooMany' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 解除关系 · They belong together no more */
  readonly endRelation: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly other: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.notRelated' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 客户的工单，最新在前 · A customer’s matters, the newest first */
  readonly listCustomerTickets: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly ticketId: string;
        readonly ticketNo: string;
        readonly kind: TicketKind;
        readonly status: TicketStatus;
        readonly receivedAt: string;
        readonly by: DealingCertainty;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'customer.notFound' | 'customer.historyHidden' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 客户时间线：工单、回电、回访、同意、变更 · Everything that happened with a customer, the newest first */
  readonly showTimeline: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly at: string;
        readonly what: DealingKind | 'RECORD';
        readonly type?: string;
        readonly ref?: string;
        readonly actor?: string;
        readonly facts?: Readonly<Record<string, unknown>>;
        readonly customerId: string;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'customer.notFound' | 'customer.historyHidden' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 我的资料 · What is known of me */
  readonly showMe: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly name?: string;
      readonly alias?: string;
      readonly phone?: string;
      readonly grade: CustomerGrade;
      readonly version: number;
      readonly customerId: string;
      readonly phoneVerified: boolean;
      readonly language?: string;
    };
    readonly refusals: 'customer.notFound' | 'auth.signInNeeded';
  };
  /** 修改我的称呼与语言 · How I am called, and in which language */
  readonly tellMe: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly name?: string;
      readonly alias?: string;
      readonly language?: 'zh' | 'en';
    };
    readonly answer: {
      readonly name?: string;
      readonly alias?: string;
      readonly phone?: string;
      readonly grade: CustomerGrade;
      readonly version: number;
      readonly customerId: string;
      readonly phoneVerified: boolean;
      readonly language?: string;
    };
    readonly refusals: 'customer.notFound' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'version.needed';
  };
  /** 合并预览：并入后对方的全貌 · What the other record would be with this one */
  readonly previewMerge: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: {
      readonly into: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly version: number;
      readonly intoVersion: number;
      readonly common: readonly ('PHONE' | 'EMAIL' | 'CARD' | 'ID_DOCUMENT')[];
      readonly stricter: readonly (string)[];
      readonly after: CustomerView;
    };
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.mergedWithHimself' | 'customer.wasMerged' | 'customer.differentDocuments' | 'customer.tooManyMerged' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 将本档案并入另一客户（人工决定，30天内可撤销） · This record becomes part of another one; a human decides */
  readonly mergeCustomers: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly into: string;
      readonly intoVersion: number;
      readonly ground: 'SAME_PHONE' | 'SAME_CARD' | 'SAME_DOCUMENT' | 'SAME_WECHAT' | 'CONFIRMED_BY_CUSTOMER';
      readonly reason: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.mergedWithHimself' | 'customer.wasMerged' | 'customer.differentDocuments' | 'customer.tooManyMerged' | 'customer.notShared' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 撤销合并（30天内） · They are two again */
  readonly undoCustomerMerge: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: CustomerView;
    readonly refusals: 'customer.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customer.undoOver' | 'customer.undoLaterFirst' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 申请导入客户文件（CSV、XLSX）：返回上传表单 · Ask to import a file of customers; the answer is a form to send it by */
  readonly requestImport: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly format: FileFormat;
      readonly size: number;
      readonly onKnown?: 'FILL' | 'REPLACE';
      readonly source?: CustomerSource;
      readonly basis: LegalBasis;
      readonly mapping?: Readonly<Record<string, number>>;
    };
    readonly answer: {
      readonly id: string;
      readonly status: ImportStatus;
      readonly askedBy: string;
      readonly format: FileFormat;
      readonly size: number;
      readonly onKnown: 'FILL' | 'REPLACE';
      readonly source: CustomerSource;
      readonly basis: LegalBasis;
      readonly rows?: number;
      readonly planned?: Readonly<Record<string, number>>;
      readonly done?: Readonly<Record<string, number>>;
      readonly committedAt?: string;
      readonly failure?: {
        readonly code: string;
        readonly reason: Label;
      };
      readonly expiresAt: string;
      readonly version: number;
      readonly statusText: Label;
      readonly progress: {
        readonly rows: number;
        readonly of: number;
      };
      readonly columns?: readonly ({
        readonly column: number;
        readonly heading: string;
        readonly field?: ImportField;
      })[];
      readonly upload: {
        readonly url: string;
        readonly fields: Readonly<Record<string, string>>;
        readonly seconds: number;
      };
    };
    readonly refusals: 'customerImport.columnTwice' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 导入任务，最新的在前 · Imports, the newest first */
  readonly listImports: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (ImportView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 导入进度与计数 · How far an import is, and what it comes to */
  readonly viewImport: {
    readonly params: {
      readonly importId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: ImportView;
    readonly refusals: 'customerImport.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 文件已上传：试算（可更正列对应后重算），不改动任何客户 · The file is there: try it, or try it again with another mapping; nothing is changed */
  readonly checkImport: {
    readonly params: {
      readonly importId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly mapping?: Readonly<Record<string, number>>;
    };
    readonly answer: ImportView;
    readonly refusals: 'customerImport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customerImport.notUploaded' | 'customerImport.columnTwice' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 确认导入 · Import it for good */
  readonly commitImport: {
    readonly params: {
      readonly importId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: ImportView;
    readonly refusals: 'customerImport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 取消导入（开始导入后不可取消） · Call it off; not once it is being imported */
  readonly cancelImport: {
    readonly params: {
      readonly importId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: ImportView;
    readonly refusals: 'customerImport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 逐行结果（可按结果筛选） · What each row came to, or would */
  readonly listImportRows: {
    readonly params: {
      readonly importId: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly outcome?: 'CREATED' | 'UPDATED' | 'DUPLICATE' | 'REJECTED';
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly row: number;
        readonly outcome: 'CREATED' | 'UPDATED' | 'DUPLICATE' | 'REJECTED';
        readonly customerId?: string;
        readonly sameAs?: number;
        readonly problems?: readonly ({
          readonly code: string;
          readonly path?: string;
          readonly column?: number;
          readonly reason: Label;
        })[];
        readonly candidates?: readonly (string)[];
        readonly shown: {
          readonly name?: string;
          readonly phone?: string;
        };
        readonly outcomeText: Label;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'customerImport.notFound' | 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 结果文件下载链接（脱敏） · A link to all results as a file, masked */
  readonly linkImportReport: {
    readonly params: {
      readonly importId: string;
    };
    readonly query: {
      readonly format?: FileFormat;
    };
    readonly body: undefined;
    readonly answer: {
      readonly url: string;
      readonly seconds: number;
    };
    readonly refusals: 'customerImport.notFound' | 'customerImport.noReport' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 申请导出客户名单（先统计行数，再按行数审批） · Ask for a list of customers; its rows are counted, then others approve it */
  readonly requestExport: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly purpose: ExportPurpose;
      readonly reason: string;
      readonly filter?: ExportFilter;
      readonly fields: readonly (ExportField)[];
      readonly plain?: readonly (ExportField)[];
      readonly format?: FileFormat;
    };
    readonly answer: ExportView;
    readonly refusals: 'customerExport.notForThisPurpose' | 'customerExport.plainNotAsked' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 导出申请，最新的在前（申请人只见自己的） · Exports, the newest first; of others, only for whoever approves */
  readonly listExports: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (ExportView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看导出申请 · One export */
  readonly viewExport: {
    readonly params: {
      readonly exportId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: ExportView;
    readonly refusals: 'customerExport.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 批准导出（非申请人；其未过期名单合计千行以内客服主管，以上客群经理与隐私专员） · Approve it: never whoever asked; above 1,000 rows of all his open lists together, two people */
  readonly approveExport: {
    readonly params: {
      readonly exportId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: ExportView;
    readonly refusals: 'customerExport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customerExport.outOfTime' | 'customerExport.own' | 'customerExport.approvedAlready' | 'customerExport.othersApprove' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 不批准导出 · Decline it */
  readonly declineExport: {
    readonly params: {
      readonly exportId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: ExportView;
    readonly refusals: 'customerExport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customerExport.own' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 撤回导出申请 · Call one’s own off */
  readonly cancelExport: {
    readonly params: {
      readonly exportId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: ExportView;
    readonly refusals: 'customerExport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customerExport.notYours' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 取得下载链接（每次留痕；密码仅首次告知） · A link to the file; each is on record, and the password is told with the first alone */
  readonly openExport: {
    readonly params: {
      readonly exportId: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly url: string;
      readonly seconds: number;
      readonly fileName: string;
      readonly password?: string;
      readonly opened: number;
      readonly version: number;
    };
    readonly refusals: 'customerExport.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'customerExport.outOfTime' | 'customerExport.notYours' | 'auth.signInNeeded' | 'auth.forbidden' | 'version.needed';
  };
  /** 溯源：由泄露的名单内容找出领取人 · Whose list a leaked text is from */
  readonly traceExport: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly text: string;
    };
    readonly answer: {
      readonly items: readonly ({
        readonly exportId: string;
        readonly recipient: string;
        readonly by: 'CANARY' | 'ORDER';
      })[];
      readonly looked: number;
    };
    readonly refusals: 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 查看客户等级及依据 · A customer’s grade, and what it rests on */
  readonly showGrade: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: StandingView;
    readonly refusals: 'customer.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 申请人工定级（须他人审批，最长180天） · Ask for a grade by hand; another approves it */
  readonly askGrade: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly grade: CustomerGrade;
      readonly until: string;
      readonly reason: string;
    };
    readonly answer: StandingView;
    readonly refusals: 'customer.notFound' | 'version.stale' | 'idempotency.keyReused' | 'grade.overrideOver' | 'grade.overrideTooLong' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 审批人工定级 · Approve or decline a grade by hand */
  readonly decideGrade: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly approved: boolean;
      readonly reason: string;
    };
    readonly answer: StandingView;
    readonly refusals: 'customer.notFound' | 'version.stale' | 'idempotency.keyReused' | 'grade.nothingAsked' | 'grade.ownOverride' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 提前结束人工定级 · End a grade by hand before its time */
  readonly endGrade: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly reason: string;
    };
    readonly answer: StandingView;
    readonly refusals: 'customer.notFound' | 'version.stale' | 'idempotency.keyReused' | 'grade.noOverride' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记消费、到访或推荐（同一单号只计一次） · Record a spend, visit or referral; one number counts once */
  readonly recordActivity: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly kind: 'SPEND' | 'VISIT' | 'REFERRAL';
      readonly ref: string;
      readonly at: string;
      readonly amountFen?: number;
    };
    readonly answer: StandingView;
    readonly refusals: 'customer.notFound' | 'version.stale' | 'idempotency.keyReused' | 'grade.activityInFuture' | 'grade.activityKnown' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 登记会员卡等级 · Record the level of his membership card */
  readonly setCardLevel: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly level: 'SILVER' | 'GOLD' | 'PLATINUM';
      readonly until: string;
    };
    readonly answer: StandingView;
    readonly refusals: 'customer.notFound' | 'version.stale' | 'idempotency.keyReused' | 'grade.overrideOver' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 客户信用记录 · A customer’s credit entries */
  readonly listCredit: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: CreditView;
    readonly refusals: 'customer.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 登记信用记录（附依据） · Record something for or against his credit, with evidence */
  readonly recordCredit: {
    readonly params: {
      readonly customerId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly kind: CreditKind;
      readonly occurredAt: string;
      readonly source: string;
      readonly evidence: string;
    };
    readonly answer: CreditEntryView;
    readonly refusals: 'customer.notFound' | 'idempotency.keyReused' | 'credit.inFuture' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 代客户提出异议 · Contest an entry for the customer */
  readonly contestCredit: {
    readonly params: {
      readonly customerId: string;
      readonly creditEntryId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly grounds: string;
    };
    readonly answer: CreditEntryView;
    readonly refusals: 'credit.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 裁定异议（记录人不得裁定） · Decide a contest; not whoever recorded the entry */
  readonly decideCredit: {
    readonly params: {
      readonly customerId: string;
      readonly creditEntryId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly upheld: boolean;
      readonly reason: string;
    };
    readonly answer: CreditEntryView;
    readonly refusals: 'credit.notFound' | 'credit.ownEntry' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 待裁定的信用异议，最急的在前 · Contested entries, the most urgent first */
  readonly listContests: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (CreditEntryView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 我的信用记录 · My credit entries */
  readonly listMyCredit: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly id: string;
        readonly kind: CreditKind;
        readonly status: CreditStatus;
        readonly occurredAt: string;
        readonly source: string;
        readonly evidence: string;
        readonly recordedAt: string;
        readonly expiresAt: string;
        readonly contest?: {
          readonly grounds: string;
          readonly at: string;
          readonly dueAt: string;
        };
        readonly version: number;
        readonly label: Label;
        readonly counts: boolean;
      })[];
    };
    readonly refusals: 'auth.signInNeeded';
  };
  /** 对信用记录提出异议 · Contest an entry of my own */
  readonly contestMyCredit: {
    readonly params: {
      readonly creditEntryId: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly grounds: string;
    };
    readonly answer: {
      readonly id: string;
      readonly kind: CreditKind;
      readonly status: CreditStatus;
      readonly occurredAt: string;
      readonly source: string;
      readonly evidence: string;
      readonly recordedAt: string;
      readonly expiresAt: string;
      readonly contest?: {
        readonly grounds: string;
        readonly at: string;
        readonly dueAt: string;
      };
      readonly version: number;
      readonly label: Label;
      readonly counts: boolean;
    };
    readonly refusals: 'credit.notFound' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'auth.signInNeeded';
  };
  /** 微信小程序登录 · Sign in by the WeChat mini-program */
  readonly signInByWechat: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly code: string;
      readonly as?: 'customer' | 'staff';
    };
    readonly answer: {
      readonly token: string;
      readonly expiresIn: number;
      readonly refreshToken: string;
      readonly customer?: {
        readonly id: string;
        readonly status: CustomerStatus;
        readonly grade: CustomerGrade;
        readonly name?: string;
        readonly phone?: string;
        readonly version: number;
      };
      readonly staff?: {
        readonly staffNo: string;
        readonly name: string;
      };
    };
    readonly refusals: 'wechat.codeInvalid' | 'wechat.userBlocked' | 'wechat.tooOften' | 'wechat.unavailable' | 'auth.mayNotSignIn' | 'binding.notBound' | 'idempotency.keyReused' | 'version.stale';
  };
  /** 换取新令牌（旧的刷新令牌随即失效） · Get the next tokens; the refresh token is spent by this */
  readonly refreshTokens: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly refreshToken: string;
    };
    readonly answer: {
      readonly token: string;
      readonly expiresIn: number;
      readonly refreshToken: string;
      readonly customer?: {
        readonly id: string;
        readonly status: CustomerStatus;
        readonly grade: CustomerGrade;
        readonly name?: string;
        readonly phone?: string;
        readonly version: number;
      };
      readonly staff?: {
        readonly staffNo: string;
        readonly name: string;
      };
    };
    readonly refusals: 'auth.refreshInvalid' | 'auth.refreshReused' | 'auth.mayNotSignIn' | 'idempotency.keyReused' | 'version.stale';
  };
  /** 退出登录；everywhere 为真则所有设备 · Sign out, on all devices if everywhere is true */
  readonly logOut: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly everywhere?: boolean;
    };
    readonly answer: {
      readonly everywhere: boolean;
    };
    readonly refusals: 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded';
  };
  /** 用管理员的一次性绑定码绑定员工账号 · Bind a WeChat user to a member of staff by a one-time code */
  readonly bindStaff: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly code: string;
      readonly bindingCode: string;
    };
    readonly answer: {
      readonly staffNo: string;
      readonly boundAt: string;
    };
    readonly refusals: 'wechat.codeInvalid' | 'wechat.userBlocked' | 'wechat.tooOften' | 'wechat.unavailable' | 'binding.codeWrong' | 'binding.locked' | 'binding.exists' | 'idempotency.keyReused' | 'version.stale';
  };
  /** 本人的微信绑定 · Whether a WeChat user is bound to me, and since when */
  readonly viewMyBinding: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
      readonly status: 'BOUND' | 'UNBOUND';
      readonly boundAt?: string;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 员工的微信绑定 · Whether a WeChat user is bound to a person, and since when */
  readonly viewBinding: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
      readonly status: 'BOUND' | 'UNBOUND';
      readonly boundAt?: string;
    };
    readonly refusals: 'staff.notFound' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 本人在所有设备退出 · Sign myself out everywhere */
  readonly signOutMyself: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
      readonly signedOutAt: string;
    };
    readonly refusals: 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 让员工在所有设备退出 · Sign a person out everywhere */
  readonly signOutPerson: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
      readonly signedOutAt: string;
    };
    readonly refusals: 'staff.notFound' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 生成微信绑定码（10 分钟内一次有效，仅显示一次） · Make a code to bind WeChat: one use, ten minutes, shown once */
  readonly issueBindingCode: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
      readonly code: string;
      readonly expiresAt: string;
    };
    readonly refusals: 'staff.notFound' | 'binding.notForOneself' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 本人解除微信绑定 · Unbind my WeChat user */
  readonly unbindMyself: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
    };
    readonly refusals: 'binding.notBound' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 解除员工的微信绑定 · Unbind a person’s WeChat user */
  readonly unbindPerson: {
    readonly params: {
      readonly staffNo: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly staffNo: string;
    };
    readonly refusals: 'binding.notBound' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 申请紧急授权 · Ask for break-glass access */
  readonly askBreakGlass: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly capability: LentRight;
      readonly reason: string;
      readonly hours: number;
    };
    readonly answer: BreakGlassView;
    readonly refusals: 'breakGlass.needless' | 'breakGlass.running' | 'breakGlass.dailyLimit' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 近一日的紧急授权及理由 · Break-glass requests of the last day, with their reasons */
  readonly listBreakGlass: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly id: string;
        readonly applicant: string;
        readonly capability: LentRight;
        readonly hours: number;
        readonly status: 'ASKED' | 'OPEN' | 'DECLINED' | 'ENDED';
        readonly askedAt: string;
        readonly decidedBy?: string;
        readonly until?: string;
        readonly endedAt?: string;
        readonly uses: number;
        readonly version: number;
        readonly holds: boolean;
        readonly reason: string;
      })[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 批准紧急授权 · Approve break-glass access */
  readonly approveBreakGlass: {
    readonly params: {
      readonly breakGlassId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: BreakGlassView;
    readonly refusals: 'breakGlass.notFound' | 'breakGlass.ownRequest' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'breakGlass.lapsed' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 拒绝紧急授权 · Decline break-glass access */
  readonly declineBreakGlass: {
    readonly params: {
      readonly breakGlassId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: BreakGlassView;
    readonly refusals: 'breakGlass.notFound' | 'breakGlass.ownRequest' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 提前结束紧急授权 · End break-glass access early */
  readonly endBreakGlass: {
    readonly params: {
      readonly breakGlassId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: BreakGlassView;
    readonly refusals: 'breakGlass.notFound' | 'breakGlass.notYours' | 'state.notAllowed' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 打开满意度问卷（一次性链接，14天） · Open a questionnaire by its token: single use, 14 days */
  readonly viewSurvey: {
    readonly params: {
      readonly token: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: SurveyView;
    readonly refusals: 'survey.notFound';
  };
  /** 提交问卷（首次为准，24小时内可更正一次；未解决或2分以下将重新办理） · Answer it: the first answer counts, one correction within a day; not solved or 2 and less takes the matter up again */
  readonly answerSurvey: {
    readonly params: {
      readonly token: string;
    };
    readonly query: undefined;
    readonly body: {
      readonly overall: number;
      readonly solved: Solved;
      readonly drivers?: readonly (string)[];
      readonly comment?: string;
      readonly mode?: 'SMS' | 'MINI_PROGRAM';
    };
    readonly answer: {
      readonly ticketNo: string;
      readonly kind: TicketKind;
      readonly askedAt: string;
      readonly expiresAt: string;
      readonly mayAnswer: boolean;
      readonly rating?: GuestOpinion;
      readonly drivers: readonly (Label)[];
      readonly takenUpAgain: boolean;
      readonly followedBy?: {
        readonly id: string;
        readonly ticketNo: string;
      };
    };
    readonly refusals: 'survey.notFound' | 'survey.over' | 'ticket.ratedAlready' | 'state.notAllowed' | 'version.stale' | 'idempotency.keyReused' | 'idempotency.keyNeeded';
  };
  /** 满意度统计：样本量、应答率、均值、前两项占比及置信区间，按方式分列 · Satisfaction: n, response rate, mean and top-2 box with their intervals, by the way of asking */
  readonly surveyStatistics: {
    readonly params: undefined;
    readonly query: {
      readonly from?: string;
      readonly to?: string;
    };
    readonly body: undefined;
    readonly answer: {
      readonly n: number;
      readonly mean?: number;
      readonly meanInterval?: {
        readonly from: number;
        readonly to: number;
      };
      readonly topTwoPercent?: number;
      readonly topTwoInterval?: {
        readonly from: number;
        readonly to: number;
      };
      readonly solved: {
        readonly YES: number;
        readonly PARTLY: number;
        readonly NO: number;
      };
      readonly indicative: boolean;
      readonly from: string;
      readonly to: string;
      readonly asked: number;
      readonly answered: number;
      readonly responsePercent?: number;
      readonly byMode: readonly ({
        readonly n: number;
        readonly mean?: number;
        readonly meanInterval?: {
          readonly from: number;
          readonly to: number;
        };
        readonly topTwoPercent?: number;
        readonly topTwoInterval?: {
          readonly from: number;
          readonly to: number;
        };
        readonly solved: {
          readonly YES: number;
          readonly PARTLY: number;
          readonly NO: number;
        };
        readonly indicative: boolean;
        readonly mode: SurveyMode;
      })[];
    };
    readonly refusals: 'survey.monthsTooMany' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 生成客房、餐桌小程序码（异步，一次最多50个） · Have codes for rooms and tables made, fifty at once; they are there some seconds later */
  readonly makePlaceCodes: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly places: readonly ({
        readonly type: 'ROOM' | 'TABLE';
        readonly ref: string;
      })[];
      readonly again?: boolean;
    };
    readonly answer: {
      readonly items: readonly (PlaceCodeView)[];
    };
    readonly refusals: 'placeCode.tooLong' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded' | 'auth.forbidden' | 'idempotency.keyNeeded';
  };
  /** 小程序码列表 · Codes of rooms or tables, by their number */
  readonly listPlaceCodes: {
    readonly params: undefined;
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly type?: 'ROOM' | 'TABLE';
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly (PlaceCodeView)[];
      readonly nextCursor?: string;
      readonly hasMore: boolean;
    };
    readonly refusals: 'page.badCursor' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 下载小程序码图片（短时链接） · A link to its picture, good for some minutes */
  readonly placeCodeImage: {
    readonly params: {
      readonly placeCodeId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly url: string;
      readonly fileName: string;
      readonly expiresAt: string;
    };
    readonly refusals: 'placeCode.notFound' | 'placeCode.notMade' | 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 我的订阅消息额度 · How many messages of each template I still allow */
  readonly viewSubscriptions: {
    readonly params: undefined;
    readonly query: {
      readonly moment?: 'TICKET' | 'CALLBACK' | 'CLOSED';
    };
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly templateId: string;
        readonly credits: number;
        readonly last?: 'accept' | 'reject' | 'ban' | 'filter';
      })[];
      readonly subscribe: readonly ({
        readonly templateId: string;
        readonly purpose: 'PROGRESS' | 'RESULT' | 'SURVEY' | 'CALLBACK' | 'CALLBACK_CHANGED';
      })[];
    };
    readonly refusals: 'subscription.noAccount' | 'auth.signInNeeded';
  };
  /** 上报订阅消息授权结果 · Report what wx.requestSubscribeMessage has answered */
  readonly reportSubscriptions: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly results: Readonly<Record<string, 'accept' | 'reject' | 'ban' | 'filter'>>;
    };
    readonly answer: {
      readonly items: readonly ({
        readonly templateId: string;
        readonly credits: number;
        readonly last?: 'accept' | 'reject' | 'ban' | 'filter';
      })[];
      readonly subscribe: readonly ({
        readonly templateId: string;
        readonly purpose: 'PROGRESS' | 'RESULT' | 'SURVEY' | 'CALLBACK' | 'CALLBACK_CHANGED';
      })[];
    };
    readonly refusals: 'subscription.noAccount' | 'subscription.tooMany' | 'idempotency.keyReused' | 'version.stale' | 'auth.signInNeeded';
  };
  /** 微信授权手机号 · My number, by the button getPhoneNumber */
  readonly tellPhone: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly code: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: CustomerStatus;
      readonly grade: CustomerGrade;
      readonly name?: string;
      readonly phone?: string;
      readonly version: number;
      readonly phoneVerifiedAt?: string;
    };
    readonly refusals: 'customer.notFound' | 'idempotency.keyReused' | 'version.stale' | 'customer.secondFactorNeeded' | 'customer.tooMany' | 'phone.notAMobile' | 'subscription.noAccount' | 'phone.codeInvalid' | 'wechat.tooOften' | 'wechat.unavailable' | 'auth.signInNeeded';
  };
  /** 获取短信验证码 · A code by text message, to show that a typed number is mine */
  readonly askPhoneCode: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly phone: string;
    };
    readonly answer: {
      readonly expiresAt: string;
      readonly triesLeft: number;
    };
    readonly refusals: 'customer.notFound' | 'idempotency.keyReused' | 'version.stale' | 'phone.notAMobile' | 'phone.tooOften' | 'auth.signInNeeded';
  };
  /** 用短信验证码确认手机号 · The code that came to my number */
  readonly verifyPhone: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: {
      readonly code: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: CustomerStatus;
      readonly grade: CustomerGrade;
      readonly name?: string;
      readonly phone?: string;
      readonly version: number;
      readonly phoneVerifiedAt?: string;
    };
    readonly refusals: 'customer.notFound' | 'idempotency.keyReused' | 'version.stale' | 'customer.secondFactorNeeded' | 'customer.tooMany' | 'phone.codeWrong' | 'phone.codeOver' | 'auth.signInNeeded';
  };
  /** 微信消息推送：地址校验 · WeChat’s check that the address of its pushes is ours */
  readonly checkHook: {
    readonly params: undefined;
    readonly query: {
      readonly timestamp: string;
      readonly nonce: string;
      readonly signature: string;
      readonly echostr: string;
    };
    readonly body: undefined;
    readonly answer: string;
    readonly refusals: 'hook.badSignature';
  };
  /** 微信消息推送（安全模式，JSON） · What WeChat pushes, in safe mode and JSON */
  readonly takePush: {
    readonly params: undefined;
    readonly query: {
      readonly timestamp: string;
      readonly nonce: string;
      readonly msg_signature: string;
      readonly encrypt_type: 'aes';
    };
    readonly body: undefined;
    readonly answer: 'success';
    readonly refusals: 'hook.badSignature' | 'hook.unreadable';
  };
  /** 运行状况 · Build, stage and whether the table answers */
  readonly showHealth: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly stage: string;
      readonly build: string;
      readonly at: string;
      readonly dependencies: readonly ({
        readonly name: string;
        readonly ok: boolean;
      })[];
    };
    readonly refusals: never;
  };
  /** 未送达的消息 · Messages that no consumer could work off */
  readonly listDeadLetters: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly answer: {
      readonly items: readonly ({
        readonly id: string;
        readonly consumer: string;
        readonly type?: string;
        readonly entityId?: string;
        readonly sentAt?: string;
        readonly tries: number;
        readonly replayable: boolean;
      })[];
      readonly hasMore: boolean;
    };
    readonly refusals: 'auth.signInNeeded' | 'auth.forbidden';
  };
  /** 重放一条消息 · Send a message to its consumer again */
  readonly replayDeadLetter: {
    readonly params: {
      readonly id: string;
    };
    readonly query: undefined;
    readonly body: Readonly<Record<string, never>>;
    readonly answer: {
      readonly id: string;
      readonly consumer: string;
    };
    readonly refusals: 'deadLetter.notFound' | 'deadLetter.notReplayable' | 'auth.signInNeeded' | 'auth.forbidden';
  };
}

/** Codes that every route can refuse with. */
export type RefusedEverywhere = 'request.invalid' | 'request.malformed' | 'request.tooLarge' | 'request.notJson' | 'internal';

/** Where every route is. */
export const routes: Readonly<Record<keyof Routes, { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string; readonly versioned?: true }>> = {
  submitTicket: { method: 'POST', path: '/public/tickets' },
  submitMyTicket: { method: 'POST', path: '/me/tickets' },
  lookUpTicket: { method: 'POST', path: '/public/tickets/{ticketNo}/lookup' },
  registerTicket: { method: 'POST', path: '/tickets' },
  listTickets: { method: 'GET', path: '/tickets' },
  viewTicketByNumber: { method: 'GET', path: '/tickets/by-number/{ticketNo}' },
  viewTicket: { method: 'GET', path: '/tickets/{ticketId}' },
  viewTimeline: { method: 'GET', path: '/tickets/{ticketId}/timeline' },
  assessTicket: { method: 'POST', path: '/tickets/{ticketId}/assess', versioned: true },
  acceptTicket: { method: 'POST', path: '/tickets/{ticketId}/accept', versioned: true },
  declineTicket: { method: 'POST', path: '/tickets/{ticketId}/decline', versioned: true },
  dispatchTicket: { method: 'POST', path: '/tickets/{ticketId}/dispatch', versioned: true },
  messageGuest: { method: 'POST', path: '/tickets/{ticketId}/message', versioned: true },
  noteTicket: { method: 'POST', path: '/tickets/{ticketId}/note', versioned: true },
  recuseFromTicket: { method: 'POST', path: '/tickets/{ticketId}/recuse', versioned: true },
  resolveTicket: { method: 'POST', path: '/tickets/{ticketId}/resolve', versioned: true },
  askCustomer: { method: 'POST', path: '/tickets/{ticketId}/ask-customer', versioned: true },
  proposeSolution: { method: 'POST', path: '/tickets/{ticketId}/propose', versioned: true },
  agreeForGuest: { method: 'POST', path: '/tickets/{ticketId}/agree', versioned: true },
  disagreeForGuest: { method: 'POST', path: '/tickets/{ticketId}/disagree', versioned: true },
  askForCompensation: { method: 'POST', path: '/tickets/{ticketId}/ask-compensation', versioned: true },
  decideOnCompensation: { method: 'POST', path: '/tickets/{ticketId}/decide-compensation', versioned: true },
  transferTicket: { method: 'POST', path: '/tickets/{ticketId}/transfer', versioned: true },
  answerInquiry: { method: 'POST', path: '/tickets/{ticketId}/answer', versioned: true },
  withdrawForGuest: { method: 'POST', path: '/tickets/{ticketId}/withdraw', versioned: true },
  concludeTicket: { method: 'POST', path: '/tickets/{ticketId}/conclude', versioned: true },
  reopenTicket: { method: 'POST', path: '/tickets/{ticketId}/reopen', versioned: true },
  escalateTicket: { method: 'POST', path: '/tickets/{ticketId}/escalate', versioned: true },
  acknowledgeEscalation: { method: 'POST', path: '/tickets/{ticketId}/acknowledge-escalation', versioned: true },
  deescalateTicket: { method: 'POST', path: '/tickets/{ticketId}/de-escalate', versioned: true },
  urgeTicket: { method: 'POST', path: '/tickets/{ticketId}/urge', versioned: true },
  containTicket: { method: 'POST', path: '/tickets/{ticketId}/contain', versioned: true },
  situationOfTicket: { method: 'POST', path: '/tickets/{ticketId}/situation', versioned: true },
  reprioritiseTicket: { method: 'POST', path: '/tickets/{ticketId}/reprioritise', versioned: true },
  reassignTicket: { method: 'POST', path: '/tickets/{ticketId}/reassign', versioned: true },
  extendTicket: { method: 'POST', path: '/tickets/{ticketId}/extend', versioned: true },
  decideExtension: { method: 'POST', path: '/tickets/{ticketId}/decide-extension', versioned: true },
  setExternalDate: { method: 'POST', path: '/tickets/{ticketId}/external-date', versioned: true },
  answerAuthority: { method: 'POST', path: '/tickets/{ticketId}/answer-authority', versioned: true },
  pauseLegal: { method: 'POST', path: '/tickets/{ticketId}/pause-legal', versioned: true },
  resumeLegal: { method: 'POST', path: '/tickets/{ticketId}/resume-legal', versioned: true },
  superviseTicket: { method: 'POST', path: '/tickets/{ticketId}/supervise', versioned: true },
  answerSupervision: { method: 'POST', path: '/tickets/{ticketId}/answer-supervision', versioned: true },
  inviteCoHandler: { method: 'POST', path: '/tickets/{ticketId}/co-handlers', versioned: true },
  submitWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/submit', versioned: true },
  acceptWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/accept', versioned: true },
  sendBackWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/send-back', versioned: true },
  cancelWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/cancel', versioned: true },
  handOverWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/hand-over', versioned: true },
  acceptHandOver: { method: 'POST', path: '/work-orders/{workOrderId}/accept-hand-over', versioned: true },
  settleAfterword: { method: 'POST', path: '/tickets/{ticketId}/afterword', versioned: true },
  closeSilent: { method: 'POST', path: '/tickets/{ticketId}/close-unanswered', versioned: true },
  followOn: { method: 'POST', path: '/tickets/{ticketId}/follow-on' },
  convertTicket: { method: 'POST', path: '/tickets/{ticketId}/convert', versioned: true },
  makeLead: { method: 'POST', path: '/tickets/{ticketId}/lead', versioned: true },
  showAuthority: { method: 'POST', path: '/tickets/{ticketId}/authority', versioned: true },
  identifyCaller: { method: 'POST', path: '/tickets/{ticketId}/identify', versioned: true },
  archiveTicket: { method: 'POST', path: '/tickets/{ticketId}/archive', versioned: true },
  verifyArchive: { method: 'GET', path: '/tickets/{ticketId}/archive/verify' },
  viewArchive: { method: 'GET', path: '/tickets/{ticketId}/archive' },
  addToArchive: { method: 'POST', path: '/tickets/{ticketId}/addendum', versioned: true },
  holdTicket: { method: 'POST', path: '/tickets/{ticketId}/hold', versioned: true },
  liftHoldOfTicket: { method: 'POST', path: '/tickets/{ticketId}/lift-hold', versioned: true },
  listCertificates: { method: 'GET', path: '/deletion-certificates' },
  linkTicket: { method: 'POST', path: '/tickets/{ticketId}/link', versioned: true },
  unlinkTicket: { method: 'POST', path: '/tickets/{ticketId}/unlink', versioned: true },
  listLinks: { method: 'GET', path: '/tickets/{ticketId}/links' },
  consentForMember: { method: 'POST', path: '/tickets/{ticketId}/consent', versioned: true },
  mergeTicket: { method: 'POST', path: '/tickets/{ticketId}/merge', versioned: true },
  undoMergeTicket: { method: 'POST', path: '/tickets/{ticketId}/undo-merge', versioned: true },
  guestWrites: { method: 'POST', path: '/public/tickets/{ticketNo}/messages' },
  guestUrges: { method: 'POST', path: '/public/tickets/{ticketNo}/urge' },
  guestWithdraws: { method: 'POST', path: '/public/tickets/{ticketNo}/withdraw' },
  guestAgrees: { method: 'POST', path: '/public/tickets/{ticketNo}/agree' },
  guestDisagrees: { method: 'POST', path: '/public/tickets/{ticketNo}/disagree' },
  guestIdentifies: { method: 'POST', path: '/public/tickets/{ticketNo}/identify' },
  listMyTickets: { method: 'GET', path: '/me/tickets' },
  viewMyTicket: { method: 'GET', path: '/me/tickets/{ticketId}' },
  writeAboutMine: { method: 'POST', path: '/me/tickets/{ticketId}/messages' },
  urgeMine: { method: 'POST', path: '/me/tickets/{ticketId}/urge' },
  withdrawMine: { method: 'POST', path: '/me/tickets/{ticketId}/withdraw' },
  agreeMine: { method: 'POST', path: '/me/tickets/{ticketId}/agree' },
  disagreeMine: { method: 'POST', path: '/me/tickets/{ticketId}/disagree' },
  rateMine: { method: 'POST', path: '/me/tickets/{ticketId}/rate' },
  listWorkOrders: { method: 'GET', path: '/work-orders' },
  takeOverWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/take-over', versioned: true },
  returnWorkOrder: { method: 'POST', path: '/work-orders/{workOrderId}/return', versioned: true },
  reviewTickets: { method: 'POST', path: '/tickets/reviews' },
  listFollowUps: { method: 'GET', path: '/follow-ups' },
  recordAttempt: { method: 'POST', path: '/follow-ups/{followUpId}/attempts' },
  cancelFollowUp: { method: 'POST', path: '/follow-ups/{followUpId}/cancel' },
  askUpload: { method: 'POST', path: '/public/uploads' },
  askMyUpload: { method: 'POST', path: '/me/uploads' },
  askStaffUpload: { method: 'POST', path: '/uploads' },
  readAttachment: { method: 'GET', path: '/tickets/{ticketId}/attachments/{attachmentId}' },
  publicSlots: { method: 'GET', path: '/public/callback-slots' },
  bookAsGuest: { method: 'POST', path: '/public/callbacks' },
  lookUpAsGuest: { method: 'POST', path: '/public/callbacks/{callbackId}/lookup' },
  moveAsGuest: { method: 'POST', path: '/public/callbacks/{callbackId}/reschedule' },
  cancelAsGuest: { method: 'POST', path: '/public/callbacks/{callbackId}/cancel' },
  mySlots: { method: 'GET', path: '/me/callback-slots' },
  bookAsCustomer: { method: 'POST', path: '/me/callbacks' },
  myCallbacks: { method: 'GET', path: '/me/callbacks' },
  moveAsCustomer: { method: 'POST', path: '/me/callbacks/{callbackId}/reschedule' },
  cancelAsCustomer: { method: 'POST', path: '/me/callbacks/{callbackId}/cancel' },
  staffSlots: { method: 'GET', path: '/callback-slots' },
  listCallbacks: { method: 'GET', path: '/callbacks' },
  bookForGuest: { method: 'POST', path: '/callbacks' },
  fileMissedCall: { method: 'POST', path: '/callbacks/missed-calls' },
  viewCallback: { method: 'GET', path: '/callbacks/{callbackId}' },
  moveForGuest: { method: 'POST', path: '/callbacks/{callbackId}/reschedule' },
  cancelForGuest: { method: 'POST', path: '/callbacks/{callbackId}/cancel' },
  showNumber: { method: 'POST', path: '/callbacks/{callbackId}/number' },
  recordDial: { method: 'POST', path: '/callbacks/{callbackId}/dialled' },
  showBoard: { method: 'GET', path: '/board' },
  showQuality: { method: 'GET', path: '/board/quality' },
  listLeads: { method: 'GET', path: '/leads' },
  viewLead: { method: 'GET', path: '/leads/{leadId}' },
  contactLead: { method: 'POST', path: '/leads/{leadId}/contact', versioned: true },
  winLead: { method: 'POST', path: '/leads/{leadId}/win', versioned: true },
  loseLead: { method: 'POST', path: '/leads/{leadId}/lose', versioned: true },
  showLeadNumber: { method: 'POST', path: '/leads/{leadId}/number', versioned: true },
  reportLeakCase: { method: 'POST', path: '/leak-cases' },
  listLeakCases: { method: 'GET', path: '/leak-cases' },
  countLeakCases: { method: 'GET', path: '/leak-cases/statistics' },
  viewLeakCase: { method: 'GET', path: '/leak-cases/{leakCaseId}' },
  viewLeakTimeline: { method: 'GET', path: '/leak-cases/{leakCaseId}/timeline' },
  triageLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/triage', versioned: true },
  containLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/contain', versioned: true },
  remedyLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/remedy', versioned: true },
  investigateLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/investigate', versioned: true },
  relieveInvestigator: { method: 'POST', path: '/leak-cases/{leakCaseId}/relieve', versioned: true },
  accusePerson: { method: 'POST', path: '/leak-cases/{leakCaseId}/accuse', versioned: true },
  recusePerson: { method: 'POST', path: '/leak-cases/{leakCaseId}/recuse', versioned: true },
  linkLeakTicket: { method: 'POST', path: '/leak-cases/{leakCaseId}/link-ticket', versioned: true },
  confirmLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/confirm', versioned: true },
  dismissLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/dismiss', versioned: true },
  resumeLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/resume', versioned: true },
  revealReporter: { method: 'POST', path: '/leak-cases/{leakCaseId}/reporter', versioned: true },
  showTemplate: { method: 'GET', path: '/leak-cases/{leakCaseId}/clocks/{clock}/template' },
  sendNotification: { method: 'POST', path: '/leak-cases/{leakCaseId}/clocks/{clock}/send', versioned: true },
  askWaiver: { method: 'POST', path: '/leak-cases/{leakCaseId}/clocks/{clock}/ask-waiver', versioned: true },
  decideWaiver: { method: 'POST', path: '/leak-cases/{leakCaseId}/clocks/{clock}/decide-waiver', versioned: true },
  offerUpload: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/upload-form' },
  collectEvidence: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence', versioned: true },
  correctEvidence: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/correct', versioned: true },
  sealEvidence: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/seal', versioned: true },
  handOverEvidence: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/hand-over', versioned: true },
  acceptEvidence: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/accept', versioned: true },
  askEvidenceView: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/ask-view', versioned: true },
  approveEvidenceView: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/approve-view', versioned: true },
  viewEvidence: { method: 'POST', path: '/leak-cases/{leakCaseId}/evidence/{no}/view', versioned: true },
  askHearing: { method: 'POST', path: '/leak-cases/{leakCaseId}/ask-hearing', versioned: true },
  recordHearing: { method: 'POST', path: '/leak-cases/{leakCaseId}/record-hearing', versioned: true },
  listMyHearings: { method: 'GET', path: '/leak-hearings' },
  speakInHearing: { method: 'POST', path: '/leak-hearings/{leakCaseId}/statement', versioned: true },
  proposePenalty: { method: 'POST', path: '/leak-cases/{leakCaseId}/propose', versioned: true },
  decidePenalty: { method: 'POST', path: '/leak-cases/{leakCaseId}/decide', versioned: true },
  sendBackPenalty: { method: 'POST', path: '/leak-cases/{leakCaseId}/send-back', versioned: true },
  executePenalty: { method: 'POST', path: '/leak-cases/{leakCaseId}/execute', versioned: true },
  closeLeakCase: { method: 'POST', path: '/leak-cases/{leakCaseId}/close', versioned: true },
  verifyAudit: { method: 'GET', path: '/audit/verify' },
  beginRotation: { method: 'POST', path: '/audit/key-rotation' },
  viewRotation: { method: 'GET', path: '/audit/key-rotation' },
  listLessons: { method: 'GET', path: '/lessons' },
  viewLesson: { method: 'GET', path: '/lessons/{lessonId}' },
  openLesson: { method: 'POST', path: '/lessons' },
  planLesson: { method: 'POST', path: '/lessons/{lessonId}/plan', versioned: true },
  finishLesson: { method: 'POST', path: '/lessons/{lessonId}/finish', versioned: true },
  checkLesson: { method: 'POST', path: '/lessons/{lessonId}/check', versioned: true },
  waiveLesson: { method: 'POST', path: '/lessons/{lessonId}/waive', versioned: true },
  exportEvidence: { method: 'POST', path: '/tickets/{ticketId}/evidence' },
  findSuspected: { method: 'POST', path: '/recurrence/suspected' },
  listRetentionRuns: { method: 'GET', path: '/retention-runs' },
  acknowledgeRequest: { method: 'POST', path: '/rights-requests/{rightsRequestId}/acknowledge', versioned: true },
  cancelRequest: { method: 'POST', path: '/rights-requests/{rightsRequestId}/cancel', versioned: true },
  confirmRequest: { method: 'POST', path: '/rights-requests/{rightsRequestId}/confirm', versioned: true },
  decideRequest: { method: 'POST', path: '/rights-requests/{rightsRequestId}/decide', versioned: true },
  enterRequest: { method: 'POST', path: '/rights-requests' },
  handOverPackage: { method: 'POST', path: '/rights-requests/{rightsRequestId}/hand-over', versioned: true },
  identifyApplicant: { method: 'POST', path: '/rights-requests/{rightsRequestId}/identify', versioned: true },
  listRefusalReasons: { method: 'GET', path: '/rights-requests/refusal-reasons' },
  listRequests: { method: 'GET', path: '/rights-requests' },
  sendIdentityCode: { method: 'POST', path: '/rights-requests/{rightsRequestId}/codes' },
  unlockRequest: { method: 'POST', path: '/rights-requests/{rightsRequestId}/unlock', versioned: true },
  viewCertificate: { method: 'GET', path: '/rights-requests/{rightsRequestId}/certificate' },
  viewRequest: { method: 'GET', path: '/rights-requests/{rightsRequestId}' },
  askForCode: { method: 'POST', path: '/me/rights-requests/{rightsRequestId}/codes' },
  askForMine: { method: 'POST', path: '/me/rights-requests' },
  cancelMine: { method: 'POST', path: '/me/rights-requests/{rightsRequestId}/cancel' },
  confirmMine: { method: 'POST', path: '/me/rights-requests/{rightsRequestId}/confirm' },
  exportMine: { method: 'GET', path: '/me/export' },
  listMine: { method: 'GET', path: '/me/rights-requests' },
  openMine: { method: 'POST', path: '/me/rights-requests/{rightsRequestId}/open' },
  showItIsMe: { method: 'POST', path: '/me/rights-requests/{rightsRequestId}/verify' },
  viewMine: { method: 'GET', path: '/me/rights-requests/{rightsRequestId}' },
  searchAccessLog: { method: 'GET', path: '/access-log' },
  revealCustomer: { method: 'POST', path: '/customers/{customerId}/reveal' },
  revealTicket: { method: 'POST', path: '/tickets/{ticketId}/reveal' },
  listAccessAlarms: { method: 'GET', path: '/access-alarms' },
  confirmAlarm: { method: 'POST', path: '/access-alarms/{alarmId}/confirm', versioned: true },
  openCaseOfAlarm: { method: 'POST', path: '/access-alarms/{alarmId}/open-case', versioned: true },
  plantCanary: { method: 'POST', path: '/canaries' },
  listCanaries: { method: 'GET', path: '/canaries' },
  retireCanary: { method: 'POST', path: '/canaries/{customerId}/retire', versioned: true },
  listRightReviews: { method: 'GET', path: '/right-reviews' },
  confirmRight: { method: 'POST', path: '/right-reviews/{reviewId}/confirm' },
  withdrawRight: { method: 'POST', path: '/right-reviews/{reviewId}/withdraw' },
  whoAmI: { method: 'GET', path: '/staff/me' },
  listStaff: { method: 'GET', path: '/staff' },
  getStaff: { method: 'GET', path: '/staff/{staffNo}' },
  listStaffHistory: { method: 'GET', path: '/staff/{staffNo}/history' },
  takeOnStaff: { method: 'POST', path: '/staff' },
  describeStaff: { method: 'PUT', path: '/staff/{staffNo}', versioned: true },
  assignPost: { method: 'POST', path: '/staff/{staffNo}/posts', versioned: true },
  endPost: { method: 'POST', path: '/staff/{staffNo}/posts/{postId}/end', versioned: true },
  sendOnLeave: { method: 'POST', path: '/staff/{staffNo}/go-on-leave', versioned: true },
  bringBack: { method: 'POST', path: '/staff/{staffNo}/come-back', versioned: true },
  departStaff: { method: 'POST', path: '/staff/{staffNo}/depart', versioned: true },
  importStaff: { method: 'POST', path: '/staff/imports' },
  listUnits: { method: 'GET', path: '/units' },
  foundUnit: { method: 'POST', path: '/units' },
  reorganiseUnit: { method: 'PUT', path: '/units/{unitId}', versioned: true },
  listPosts: { method: 'GET', path: '/posts' },
  establishPost: { method: 'POST', path: '/posts' },
  listDeputies: { method: 'GET', path: '/deputies' },
  appointDeputy: { method: 'POST', path: '/deputies' },
  endDeputy: { method: 'POST', path: '/deputies/{deputyId}/end' },
  listRosters: { method: 'GET', path: '/rosters' },
  planRoster: { method: 'POST', path: '/rosters' },
  publishRoster: { method: 'POST', path: '/rosters/{rosterId}/publish', versioned: true },
  changeRosterCell: { method: 'POST', path: '/rosters/{rosterId}/change', versioned: true },
  listShiftTypes: { method: 'GET', path: '/shift-types' },
  setShiftType: { method: 'POST', path: '/shift-types' },
  setCoverRules: { method: 'POST', path: '/shift-types/cover', versioned: true },
  listSwaps: { method: 'GET', path: '/swaps' },
  offerSwap: { method: 'POST', path: '/swaps' },
  acceptSwap: { method: 'POST', path: '/swaps/{swapId}/accept', versioned: true },
  approveSwap: { method: 'POST', path: '/swaps/{swapId}/approve', versioned: true },
  refuseSwap: { method: 'POST', path: '/swaps/{swapId}/refuse', versioned: true },
  withdrawSwap: { method: 'POST', path: '/swaps/{swapId}/withdraw', versioned: true },
  listLeaves: { method: 'GET', path: '/leaves' },
  applyForLeave: { method: 'POST', path: '/leaves' },
  approveLeave: { method: 'POST', path: '/leaves/{leaveId}/approve', versioned: true },
  refuseLeave: { method: 'POST', path: '/leaves/{leaveId}/refuse', versioned: true },
  cancelLeave: { method: 'POST', path: '/leaves/{leaveId}/cancel', versioned: true },
  showDuty: { method: 'GET', path: '/duty' },
  listSites: { method: 'GET', path: '/sites' },
  foundSite: { method: 'POST', path: '/sites' },
  listNotices: { method: 'GET', path: '/notices' },
  listUndeliverable: { method: 'GET', path: '/notices/undeliverable' },
  acknowledgeNotice: { method: 'POST', path: '/notices/{noticeId}/acknowledge' },
  passOnNotice: { method: 'POST', path: '/notices/{noticeId}/pass-on' },
  getPolicy: { method: 'GET', path: '/policies/{name}' },
  putPolicy: { method: 'PUT', path: '/policies/{name}', versioned: true },
  listPolicyVersions: { method: 'GET', path: '/policies/{name}/versions' },
  getYear: { method: 'GET', path: '/calendars/{calendarId}/years/{year}' },
  putYear: { method: 'PUT', path: '/calendars/{calendarId}/years/{year}', versioned: true },
  getChallenge: { method: 'GET', path: '/public/challenge' },
  viewPublication: { method: 'GET', path: '/public/notices/{kind}' },
  searchCustomers: { method: 'GET', path: '/customers/search' },
  matchCustomer: { method: 'POST', path: '/customers/match' },
  addIdentifier: { method: 'POST', path: '/customers/{customerId}/identifiers', versioned: true },
  verifyIdentifier: { method: 'POST', path: '/customers/{customerId}/identifiers/{identifierId}/verify', versioned: true },
  doubtIdentifier: { method: 'POST', path: '/customers/{customerId}/identifiers/{identifierId}/recycled', versioned: true },
  endIdentifier: { method: 'POST', path: '/customers/{customerId}/identifiers/{identifierId}/end', versioned: true },
  enterCustomer: { method: 'POST', path: '/customers' },
  listCustomers: { method: 'GET', path: '/customers' },
  viewCustomer: { method: 'GET', path: '/customers/{customerId}' },
  reviseCustomer: { method: 'PUT', path: '/customers/{customerId}', versioned: true },
  setPreferences: { method: 'PUT', path: '/customers/{customerId}/preferences', versioned: true },
  confirmCustomer: { method: 'POST', path: '/customers/{customerId}/confirm', versioned: true },
  moveCustomer: { method: 'POST', path: '/customers/{customerId}/standing', versioned: true },
  restrictCustomer: { method: 'POST', path: '/customers/{customerId}/restrict', versioned: true },
  liftRestriction: { method: 'POST', path: '/customers/{customerId}/lift', versioned: true },
  listConsents: { method: 'GET', path: '/customers/{customerId}/consents' },
  giveConsent: { method: 'POST', path: '/customers/{customerId}/consents', versioned: true },
  withdrawConsent: { method: 'POST', path: '/customers/{customerId}/consents/withdraw', versioned: true },
  relateCustomers: { method: 'POST', path: '/customers/{customerId}/relations', versioned: true },
  endRelation: { method: 'POST', path: '/customers/{customerId}/relations/end', versioned: true },
  listCustomerTickets: { method: 'GET', path: '/customers/{customerId}/tickets' },
  showTimeline: { method: 'GET', path: '/customers/{customerId}/timeline' },
  showMe: { method: 'GET', path: '/me' },
  tellMe: { method: 'PUT', path: '/me', versioned: true },
  previewMerge: { method: 'GET', path: '/customers/{customerId}/merge-preview' },
  mergeCustomers: { method: 'POST', path: '/customers/{customerId}/merge', versioned: true },
  undoCustomerMerge: { method: 'POST', path: '/customers/{customerId}/undo-merge', versioned: true },
  requestImport: { method: 'POST', path: '/customers/imports' },
  listImports: { method: 'GET', path: '/customers/imports' },
  viewImport: { method: 'GET', path: '/customers/imports/{importId}' },
  checkImport: { method: 'POST', path: '/customers/imports/{importId}/check', versioned: true },
  commitImport: { method: 'POST', path: '/customers/imports/{importId}/commit', versioned: true },
  cancelImport: { method: 'POST', path: '/customers/imports/{importId}/cancel', versioned: true },
  listImportRows: { method: 'GET', path: '/customers/imports/{importId}/rows' },
  linkImportReport: { method: 'GET', path: '/customers/imports/{importId}/report' },
  requestExport: { method: 'POST', path: '/customers/exports' },
  listExports: { method: 'GET', path: '/customers/exports' },
  viewExport: { method: 'GET', path: '/customers/exports/{exportId}' },
  approveExport: { method: 'POST', path: '/customers/exports/{exportId}/approve', versioned: true },
  declineExport: { method: 'POST', path: '/customers/exports/{exportId}/decline', versioned: true },
  cancelExport: { method: 'POST', path: '/customers/exports/{exportId}/cancel', versioned: true },
  openExport: { method: 'POST', path: '/customers/exports/{exportId}/open', versioned: true },
  traceExport: { method: 'POST', path: '/customers/exports/trace' },
  showGrade: { method: 'GET', path: '/customers/{customerId}/grade' },
  askGrade: { method: 'POST', path: '/customers/{customerId}/grade' },
  decideGrade: { method: 'POST', path: '/customers/{customerId}/grade/decide' },
  endGrade: { method: 'POST', path: '/customers/{customerId}/grade/end' },
  recordActivity: { method: 'POST', path: '/customers/{customerId}/activities' },
  setCardLevel: { method: 'POST', path: '/customers/{customerId}/card-level' },
  listCredit: { method: 'GET', path: '/customers/{customerId}/credit-entries' },
  recordCredit: { method: 'POST', path: '/customers/{customerId}/credit-entries' },
  contestCredit: { method: 'POST', path: '/customers/{customerId}/credit-entries/{creditEntryId}/contest' },
  decideCredit: { method: 'POST', path: '/customers/{customerId}/credit-entries/{creditEntryId}/decide' },
  listContests: { method: 'GET', path: '/credit-contests' },
  listMyCredit: { method: 'GET', path: '/me/credit-entries' },
  contestMyCredit: { method: 'POST', path: '/me/credit-entries/{creditEntryId}/contest' },
  signInByWechat: { method: 'POST', path: '/auth/wechat' },
  refreshTokens: { method: 'POST', path: '/auth/refresh' },
  logOut: { method: 'POST', path: '/auth/logout' },
  bindStaff: { method: 'POST', path: '/auth/wechat/bind' },
  viewMyBinding: { method: 'GET', path: '/staff/me/binding' },
  viewBinding: { method: 'GET', path: '/staff/{staffNo}/binding' },
  signOutMyself: { method: 'POST', path: '/staff/me/sign-out' },
  signOutPerson: { method: 'POST', path: '/staff/{staffNo}/sign-out' },
  issueBindingCode: { method: 'POST', path: '/staff/{staffNo}/binding-codes' },
  unbindMyself: { method: 'POST', path: '/staff/me/unbind' },
  unbindPerson: { method: 'POST', path: '/staff/{staffNo}/unbind' },
  askBreakGlass: { method: 'POST', path: '/break-glass' },
  listBreakGlass: { method: 'GET', path: '/break-glass' },
  approveBreakGlass: { method: 'POST', path: '/break-glass/{breakGlassId}/approve' },
  declineBreakGlass: { method: 'POST', path: '/break-glass/{breakGlassId}/decline' },
  endBreakGlass: { method: 'POST', path: '/break-glass/{breakGlassId}/end' },
  viewSurvey: { method: 'GET', path: '/public/surveys/{token}' },
  answerSurvey: { method: 'POST', path: '/public/surveys/{token}' },
  surveyStatistics: { method: 'GET', path: '/surveys/statistics' },
  makePlaceCodes: { method: 'POST', path: '/place-codes' },
  listPlaceCodes: { method: 'GET', path: '/place-codes' },
  placeCodeImage: { method: 'GET', path: '/place-codes/{placeCodeId}/image' },
  viewSubscriptions: { method: 'GET', path: '/me/subscriptions' },
  reportSubscriptions: { method: 'POST', path: '/me/subscriptions' },
  tellPhone: { method: 'POST', path: '/me/phone' },
  askPhoneCode: { method: 'POST', path: '/me/phone/codes' },
  verifyPhone: { method: 'POST', path: '/me/phone/verify' },
  checkHook: { method: 'GET', path: '/hooks/wechat' },
  takePush: { method: 'POST', path: '/hooks/wechat' },
  showHealth: { method: 'GET', path: '/health' },
  listDeadLetters: { method: 'GET', path: '/dead-letters' },
  replayDeadLetter: { method: 'POST', path: '/dead-letters/{id}/replay' },
};
