import { listTickets, registerTicket, viewTicket, viewTicketByNumber, viewTimeline } from './desk-contract.ts';
import { lookUpTicket, submitTicket } from './guest-contract.ts';
import {
  acceptTicket,
  assessTicket,
  declineTicket,
  dispatchTicket,
  messageGuest,
  noteTicket,
  recuseFromTicket,
  resolveTicket,
} from './verbs-contract.ts';
import { listWorkOrders, returnWorkOrder, takeOverWorkOrder } from './work-orders-contract.ts';

/** Every route of the tickets. */
export const contract = {
  submitTicket,
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
  listWorkOrders,
  takeOverWorkOrder,
  returnWorkOrder,
} as const;
