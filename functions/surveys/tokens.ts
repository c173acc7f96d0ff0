import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { macOf } from '../platform/query-codes.ts';

const LENGTH = 22; // 132 bits, and short enough for a variable of a text message

/** Tokens follow from what they are for, so that whoever sends one need not have it kept anywhere. */
export interface SurveyTokens {
  tokenOf(site: SiteId, ticketNo: TicketNo, round: number): string;
  /** What is kept of a token, and what it is found by. */
  hashOf(site: SiteId, token: string): string;
}

/** @param secrets one key per purpose, 32 bytes each */
export const surveyTokens = (secrets: { readonly token: Buffer; readonly hash: Buffer }): SurveyTokens => ({
  tokenOf: (site, ticketNo, round) =>
    macOf(secrets.token, site, ticketNo, String(round)).toString('base64url').slice(0, LENGTH),
  hashOf: (site, token) => macOf(secrets.hash, site, token).toString('base64url'),
});
