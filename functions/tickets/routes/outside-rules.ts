import type { PolicyOf, Versioned } from '../../policies/model.ts';
import type { Ticket } from '../model.ts';
import { routeUnknown } from './errors.ts';

/** R6, R47: whoever is told no is told why, and where else he may turn to. */

/** What the guest is told, and what the event keeps of it. */
export interface Told {
  readonly message: string;
  readonly facts?: { readonly routes: string[]; readonly routesVersion: number };
}

/**
 * The reason with the routes in words, in both languages: those that are named, or all that are for this kind of matter.
 * Errors: `ticket.routeUnknown` with the field's path.
 */
export function toldWithRoutes(
  reason: string,
  { domain }: Pick<Ticket, 'domain'>,
  of: { readonly policy: Versioned<'outside-routes'>; readonly wanted?: readonly string[] | undefined },
): Told {
  const { version, policy } = of.policy;
  const chosen = of.wanted ? named(of.wanted, policy) : forDomain(domain, policy);
  const numbered = (language: 'zh' | 'en') =>
    chosen.map(({ words }, n) => `${n + 1}. ${words[language]}`).join(language === 'zh' ? '；' : '; ');
  const routes = `您还可以：${numbered('zh')}。\nYou may also: ${numbered('en')}.`;
  return {
    message: `${reason}\n${routes}`,
    facts: { routes: chosen.map(({ code }) => code), routesVersion: version },
  };
}

type Routes = PolicyOf<'outside-routes'>;

const forDomain = (domain: Ticket['domain'], { routes }: Routes) =>
  routes.filter(({ domains }) => domains === undefined || (domain !== undefined && domains.includes(domain)));

const named = (wanted: readonly string[], { routes }: Routes) =>
  [...new Set(wanted)].map((code) => {
    const route = routes.find((one) => one.code === code);
    if (!route) throw routeUnknown(wanted.indexOf(code));
    return route;
  });
