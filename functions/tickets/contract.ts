import * as after from './after-closing/contract.ts';
import * as archiving from './archiving/contract.ts';
import * as parts from './co-handling/contract.ts';
import * as compensation from './compensation/contract.ts';
import { listTickets, registerTicket, viewTicket, viewTicketByNumber, viewTimeline } from './desk/contract.ts';
import * as guests from './dialogue/guest-contract.ts';
import * as mine from './dialogue/my-contract.ts';
import * as conversation from './dialogue/staff-contract.ts';
import { listWorkOrders, returnWorkOrder, takeOverWorkOrder } from './dispatch/contract.ts';
import { answerAuthority, setExternalDate } from './external/contract.ts';
import {
  acceptTicket,
  assessTicket,
  declineTicket,
  dispatchTicket,
  messageGuest,
  noteTicket,
  recuseFromTicket,
  resolveTicket,
} from './handling/contract.ts';
import { lookUpTicket, submitTicket } from './intake/contract.ts';
import { convertTicket, identifyCaller, makeLead, showAuthority } from './intake/desk-contract.ts';
import { submitMyTicket } from './intake/my-contract.ts';
import * as commands from './ladder/contract.ts';
import * as legal from './legal/contract.ts';
import * as linking from './linking/contract.ts';
import * as merging from './merging/contract.ts';
import { reviewTickets } from './screening/contract.ts';
import * as supervision from './supervision/contract.ts';

/** Every route of the tickets. */
export const contract = {
  submitTicket,
  submitMyTicket,
  lookUpTicket,
  registerTicket,
  listTickets,
  viewTicketByNumber,
  viewTicket,
  viewTimeline,
  assessTicket,
  acceptTicket,
  declineTicket,
  dispatchTicket,
  messageGuest,
  noteTicket,
  recuseFromTicket,
  resolveTicket,
  askCustomer: conversation.askCustomer,
  proposeSolution: conversation.proposeSolution,
  agreeForGuest: conversation.agreeForGuest,
  disagreeForGuest: conversation.disagreeForGuest,
  askForCompensation: compensation.askForCompensation,
  decideOnCompensation: compensation.decideOnCompensation,
  transferTicket: conversation.transferTicket,
  answerInquiry: conversation.answerInquiry,
  withdrawForGuest: conversation.withdrawForGuest,
  concludeTicket: conversation.concludeTicket,
  reopenTicket: conversation.reopenTicket,
  escalateTicket: commands.escalateTicket,
  acknowledgeEscalation: commands.acknowledgeEscalation,
  deescalateTicket: commands.deescalateTicket,
  urgeTicket: commands.urgeTicket,
  containTicket: commands.containTicket,
  situationOfTicket: commands.situationOfTicket,
  reprioritiseTicket: commands.reprioritiseTicket,
  reassignTicket: commands.reassignTicket,
  extendTicket: commands.extendTicket,
  decideExtension: commands.decideExtension,
  setExternalDate,
  answerAuthority,
  pauseLegal: legal.pauseLegal,
  resumeLegal: legal.resumeLegal,
  superviseTicket: supervision.superviseTicket,
  answerSupervision: supervision.answerSupervision,
  inviteCoHandler: parts.inviteCoHandler,
  submitWorkOrder: parts.submitWorkOrder,
  acceptWorkOrder: parts.acceptWorkOrder,
  sendBackWorkOrder: parts.sendBackWorkOrder,
  cancelWorkOrder: parts.cancelWorkOrder,
  handOverWorkOrder: parts.handOverWorkOrder,
  acceptHandOver: parts.acceptHandOver,
  settleAfterword: after.settleAfterword,
  closeSilent: after.closeSilent,
  followOn: after.followOn,
  convertTicket,
  makeLead,
  showAuthority,
  identifyCaller,
  archiveTicket: archiving.archiveTicket,
  verifyArchive: archiving.verifyArchive,
  viewArchive: archiving.viewArchive,
  addToArchive: archiving.addToArchive,
  holdTicket: archiving.holdTicket,
  liftHoldOfTicket: archiving.liftHoldOfTicket,
  listCertificates: archiving.listCertificates,
  linkTicket: linking.linkTicket,
  unlinkTicket: linking.unlinkTicket,
  listLinks: linking.listLinks,
  consentForMember: linking.consentForMember,
  mergeTicket: merging.mergeTicket,
  undoMergeTicket: merging.undoMergeTicket,
  guestWrites: guests.guestWrites,
  guestUrges: guests.guestUrges,
  guestWithdraws: guests.guestWithdraws,
  guestAgrees: guests.guestAgrees,
  guestDisagrees: guests.guestDisagrees,
  guestIdentifies: guests.guestIdentifies,
  listMyTickets: mine.listMyTickets,
  viewMyTicket: mine.viewMyTicket,
  writeAboutMine: mine.writeAboutMine,
  urgeMine: mine.urgeMine,
  withdrawMine: mine.withdrawMine,
  agreeMine: mine.agreeMine,
  disagreeMine: mine.disagreeMine,
  rateMine: mine.rateMine,
  listWorkOrders,
  takeOverWorkOrder,
  returnWorkOrder,
  reviewTickets,
} as const;
