import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Everything that differs between stages, as values: no construct asks which stage it is in. */
export interface Settings {
  /** Name of the stage, first part of every stack's name. */
  readonly stage: string;
  /** Region and account; left out, the deploying profile decides. */
  readonly env?: { readonly region?: string; readonly account?: string };
  /** Resorts of this deployment, the default one of public routes first. */
  readonly sites: readonly string[];
  /** OIDC issuers whose staff tokens are taken. */
  readonly staffIssuers: readonly { readonly issuer: string; readonly audience: string }[];
  /** Web origins that may call the public routes from a browser. */
  readonly corsOrigins: readonly string[];
  /** True keeps table, bucket, keys and secrets when the stack goes, and refuses to delete the table. */
  readonly keepsData: boolean;
  /** Days for which the audit bucket refuses every deletion; undefined where an emulator knows no Object Lock. */
  readonly objectLockDays?: number;
  readonly logRetention: RetentionDays;
  /** Seconds for which the gateway may remember a token's yes; what a person may do is asked afresh every time. */
  readonly authorizerSeconds: number;
  /** What the local cloud cannot make is left out there, and only there (docs/architecture.md lists it). */
  readonly emulated: boolean;
  /** Minutes between two runs of the reconciler. */
  readonly reconcileMinutes: number;
}

const SITES = ['dolon'] as const;

const onOneMachine = {
  sites: SITES,
  staffIssuers: [],
  corsOrigins: ['*'],
  keepsData: false,
  logRetention: RetentionDays.ONE_DAY,
  authorizerSeconds: 0,
  emulated: true,
  reconcileMinutes: 5,
} as const;

/** One entry a stage; bin/app.ts makes a Stage of each. */
export const settings: readonly Settings[] = [
  { ...onOneMachine, stage: 'local' },
  { ...onOneMachine, stage: 'test', reconcileMinutes: 1 },
  {
    stage: 'production',
    env: { region: 'eu-central-1' },
    sites: SITES,
    staffIssuers: [{ issuer: 'https://login.resort.example', audience: 'guest-service-centre' }],
    corsOrigins: ['https://www.resort.example'],
    keepsData: true,
    objectLockDays: 1_095,
    logRetention: RetentionDays.SIX_MONTHS,
    authorizerSeconds: 60,
    emulated: false,
    reconcileMinutes: 5,
  },
  {
    stage: 'china',
    env: { region: 'cn-north-1' },
    sites: SITES,
    staffIssuers: [{ issuer: 'https://login.resort.example', audience: 'guest-service-centre' }],
    corsOrigins: ['https://www.resort.example'],
    keepsData: true,
    objectLockDays: 1_095,
    logRetention: RetentionDays.SIX_MONTHS,
    authorizerSeconds: 60,
    emulated: false,
    reconcileMinutes: 5,
  },
];
