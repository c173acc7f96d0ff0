const of = (why: string, types: readonly string[]): Record<string, string> =>
  Object.fromEntries(types.map((type) => [type, why]));

/** Events of which nobody is told, and why. */
export const untold: Readonly<Record<string, string>> = {
  ...of('whoever did it sees it done', [
    ...['ticket.accepted', 'ticket.answered-at-once', 'ticket.asked', 'ticket.closed', 'ticket.concluded'],
    ...[
      'ticket.declined',
      'ticket.de-escalated',
      'ticket.messaged',
      'ticket.merged',
      'ticket.merge-undone',
      'ticket.noted',
    ],
    ...['ticket.proposed', 'ticket.resolved', 'ticket.transferred', 'ticket.withdrawal-noted', 'ticket.withdrawn'],
    ...[
      'ticket.archived',
      'ticket.addendum',
      'ticket.linked',
      'ticket.unlinked',
      'ticket.situation',
      'ticket.evidence-exported',
      'ticket.held',
      'ticket.hold-lifted',
      'ticket.disposed',
      'ticket.words-erased',
      'ticket.afterword-settled',
    ],
    ...['ticket.escalation-acknowledged', 'work-order.taken-over'],
    ...['work-order.co-taken-over', 'work-order.accepted'],
    ...[],
  ]),
  ...of('it is seen with the matter, by whoever assesses it', ['ticket.repeat-suspected']),
  ...of('what it did is told of each matter by itself', ['ticket.group-ended']),
  ...of('a guest is told of it, not the house', ['ticket.question-reminded']),
  ...of('it is seen on the customer’s record', [
    ...['entered', 'revised', 'preferred', 'confirmed', 'moved', 'restricted', 'restriction-lifted', 'erased'].map(
      (what) => `customer.${what}`,
    ),
    ...['customer.consent-given', 'customer.consent-withdrawn', 'customer.related', 'customer.unrelated'],
    ...['merged', 'merged-in', 'merge-undone', 'merged-out'].map((what) => `customer.${what}`),
    ...['added', 'verified', 'doubted', 'ended'].map((what) => `customer.identifier-${what}`),
    ...['standing.recorded', 'standing.card-changed', 'standing.reviewed', 'standing.override-ended'],
    ...['customer.graded', 'customer.imported', 'credit.recorded', 'credit.upheld'],
  ]),
  ...of('it is a piece of work of a file, or done by whoever asked for it', [
    ...['requested', 'uploaded', 'read', 'advanced', 'committed', 'cancelled', 'woken'].map(
      (what) => `customer-import.${what}`,
    ),
    ...['requested', 'counting', 'advanced', 'opened', 'cancelled', 'woken'].map((what) => `customer-export.${what}`),
  ]),
  ...of('the other approver was told when its rows were counted', ['customer-export.agreed']),
  ...of('it is seen in the list of leads, or by whoever did it', [
    ...['lead.contacted', 'lead.won', 'lead.lost', 'lead.number-shown', 'ticket.became-lead'],
  ]),
  ...of('it is seen on the case by those who work on it, and by nobody else', [
    ...['contained', 'remedied', 'investigated', 'accused', 'recused', 'linked', 'dismissed', 'resumed', 'heard'].map(
      (what) => `leak-case.${what}`,
    ),
    ...['evidence-collected', 'evidence-corrected', 'evidence-sealed', 'evidence-viewed'].map(
      (what) => `leak-case.${what}`,
    ),
    ...['custody-accepted', 'custody-declined', 'notified', 'waiver-granted', 'executed', 'closed'].map(
      (what) => `leak-case.${what}`,
    ),
  ]),
  ...of('it is seen in the list of requests, or by whoever did it', [
    ...['acknowledged', 'missed', 'identified', 'unlocked', 'searched', 'granted', 'refused', 'executed'].map(
      (what) => `rights-request.${what}`,
    ),
    ...[
      'confirmed',
      'cancelled',
      'woken',
      'erasing',
      'advanced',
      'deferred',
      'resumed',
      'overtaken',
      'opened',
      'package-expired',
    ].map((what) => `rights-request.${what}`),
  ]),
  ...of('it is a certificate, and read as one', ['retention.begun', 'retention.done']),
  ...of('it is seen in the list of alarms or of planted records, by those who watch', [
    ...[
      'access-alarm.confirmed',
      'access-alarm.case-opened',
      'canary.planted',
      'canary.retired',
      'right-review.decided',
    ],
  ]),
  ...of('it is seen in the list of lessons', ['lesson.verified', 'lesson.waived']),
  ...of('it moves only the machines that keep time', ['ticket.ladder-renewed', 'ticket.retimed']),
  ...of('whoever called has told it himself', ['callback.done', 'callback.dialled', 'callback.number-shown']),
  ...of('it is seen on the matter, and a bad one takes it up again, which is told', ['ticket.rated']),
  ...of('it is seen in the list of calls', [
    ...['follow-up.answer-published', 'follow-up.cancelled'],
    ...['follow-up.attempted', 'follow-up.planned', 'follow-up.put-off', 'follow-up.unreached'],
    ...['follow-up.second-done', 'follow-up.second-ended'],
  ]),
  ...of('it is the business of administrators, who did it', [
    ...['binding-code.issued', 'binding.ended', 'break-glass.declined', 'break-glass.used', 'customer.made'],
    ...[
      'calendar-year.changed',
      'deputy.appointed',
      'deputy.ended',
      'policy.changed',
      'post.assigned',
      'post.ended',
      'post.established',
    ],
    ...['session.began', 'session.ended', 'shift-types.changed'],
    ...['shift-types.cover-changed', 'sign-out.everywhere', 'site.founded', 'staff.came-back', 'staff.departed'],
    ...['staff.described', 'staff.imported', 'staff.taken-on', 'staff.went-on-leave', 'unit.changed', 'unit.founded'],
  ]),
  ...of('it is seen in the roster and its lists', [
    ...[
      'leave.applied',
      'leave.cancelled',
      'roster.leave-marked',
      'roster.planned',
      'roster.published',
      'roster.swapped',
    ],
    ...['swap.accepted', 'swap.approved', 'swap.refused', 'swap.withdrawn'],
  ]),
  ...of('whoever asked for the code gets it', [
    ...['phone-code.issued', 'phone-code.sent', 'phone-code.refused', 'phone-code.used', 'phone-code.missed'],
    ...['phone-code.locked', 'customer.phone-verified'],
  ]),
  ...of('it is the ledger of what guests allow to be sent to them', [
    ...['subscription.answered', 'subscription.changed', 'subscription.reserved', 'subscription.sent'],
    ...['subscription.used-up', 'subscription.released', 'subscription.undelivered'],
    ...['wechat-push.received', 'wechat-push.done'],
    ...['service-message.opened', 'service-message.spent', 'service-message.given-back', 'service-message.shut'],
  ]),
  ...of('it is seen in the figures, and a bad answer takes the matter up again, which is told', [
    ...['survey.answered', 'survey.corrected'],
  ]),
  ...of('a guest is asked, not the house', ['survey.asked']),
  ...of('it is seen in the list of codes', [
    ...['place-code.wanted', 'place-code.due', 'place-code.put-off', 'place-code.made'],
  ]),
  ...of('it is the check of a guest’s words; what is found is told of the matter', [
    ...['text-check.passed', 'text-check.put-off', 'text-check.due', 'text-check.flagged'],
  ]),
  ...of('it is the check of a guest’s picture; what is found is told of the matter', [
    ...['picture-check.asked', 'picture-check.passed', 'picture-check.put-off', 'picture-check.due'],
    ...['picture-check.flagged', 'picture-check.given-up'],
  ]),
  ...of('it is the life of a notice itself', [
    ...[
      'notice.planned',
      'notice.due',
      'notice.claimed',
      'notice.sent',
      'notice.held',
      'notice.suppressed',
      'notice.failed',
    ],
    ...['notice.undeliverable', 'notice.acknowledged', 'notice.passed-on'],
  ]),
};
