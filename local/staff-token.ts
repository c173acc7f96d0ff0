import { staffGrant } from './stand-ins/oidc.ts';
import { Stop } from './steps.ts';

/** Fetches a bearer token for a member of staff from the issuer's stand-in: `S04`, or `S04@north-lake` for another site. */
export async function staffToken(issuer: string, who: string): Promise<string> {
  const [staffNumber = '', site] = who.split('@');
  const form = new URLSearchParams({ grant_type: staffGrant, staff_number: staffNumber, ...(site && { site }) });
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body: form }).catch(() => {
    throw new Stop(`The issuer at ${issuer} does not answer: is \`npm start\` still running?`);
  });
  const body = (await answer.json()) as { access_token?: string; error_description?: string };
  if (body.access_token === undefined)
    throw new Stop(`The issuer refused: ${body.error_description ?? answer.status}.`);
  return body.access_token;
}
