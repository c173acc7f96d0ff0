import { LogGroupClass, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Templates } from '../functions/mini-program/template-rules.ts';

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
  /** The mini-program at WeChat and its message templates; its secret is put into the secret store by hand. */
  readonly wechat: { readonly baseUrl: string; readonly appId: string; readonly templates: Templates };
  /** Where notices to staff go out: WeCom's group robot and Aliyun's text messages; the keys are put into the secret store by hand. */
  readonly notifying: {
    readonly wecomUrl: string;
    readonly smsUrl: string;
    readonly smsSignName: string;
    readonly smsTemplateCode: string;
    /** The template of a code by which somebody shows that a number is his. */
    readonly smsCodeTemplate: string;
    /** The template of a questionnaire: it holds the address, which ends in the variable `token`. */
    readonly smsSurveyTemplate: string;
  };
  /** Web origins that may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** True keeps table, buckets, key and secret when the stack goes, and refuses to delete the table. */
  readonly keepsData: boolean;
  /** Days for which the audit bucket refuses every deletion; undefined where an emulator knows no Object Lock. */
  readonly objectLockDays?: number;
  readonly logRetention: RetentionDays;
  /** Infrequent access halves the price of a log line; the regions of China do not have it. */
  readonly logClass: LogGroupClass;
  /** Seconds for which the gateway may remember a token's yes; what a person may do is asked afresh every time. */
  readonly authorizerSeconds: number;
  /** Minutes between two runs of the reconciler. */
  readonly reconcileMinutes: number;
  /** Requests a second and burst over all routes together; a public route has a throttle of its own. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Who is written to when an alarm rings. */
  readonly alarmEmails: readonly string[];
}

const SITES = ['dolon'] as const;

const FIELDS = { no: 'character_string1', status: 'phrase2', what: 'thing3', at: 'time4' } as const;
const template = (id: string) => ({ id, fields: FIELDS });
/** Examples to replace: WeChat gives out ids and keys as templates are chosen in its console. */
const TEMPLATES = {
  PROGRESS: template('template-of-progress'),
  RESULT: template('template-of-results'),
  SURVEY: template('template-of-surveys'),
  CALLBACK: template('template-of-call-backs'),
  CALLBACK_CHANGED: template('template-of-changed-call-backs'),
} as const;

const onOneMachine = {
  sites: SITES,
  staffIssuers: [],
  wechat: {
    ...{ baseUrl: 'http://127.0.0.1:1', appId: 'wx0000000000000000' },
    templates: { state: 'developer', purposes: TEMPLATES },
  },
  notifying: {
    ...{ wecomUrl: 'http://127.0.0.1:1', smsUrl: 'http://127.0.0.1:1' },
    ...{ smsSignName: '示例度假区', smsTemplateCode: 'SMS_000000000', smsCodeTemplate: 'SMS_000000001' },
    smsSurveyTemplate: 'SMS_000000002',
  },
  corsOrigins: ['*'],
  keepsData: false,
  logRetention: RetentionDays.ONE_DAY,
  logClass: LogGroupClass.STANDARD,
  authorizerSeconds: 0,
  reconcileMinutes: 5,
  throttle: { rate: 1_000, burst: 2_000 },
  alarmEmails: [],
} as const;

const forGuests = {
  sites: SITES,
  wechat: {
    ...{ baseUrl: 'https://api.weixin.qq.com', appId: 'wx0000000000000000' },
    templates: { state: 'formal', purposes: TEMPLATES },
  },
  notifying: {
    ...{ wecomUrl: 'https://qyapi.weixin.qq.com', smsUrl: 'https://dysmsapi.aliyuncs.com' },
    ...{ smsSignName: '示例度假区', smsTemplateCode: 'SMS_000000000', smsCodeTemplate: 'SMS_000000001' },
    smsSurveyTemplate: 'SMS_000000002',
  },
  staffIssuers: [{ issuer: 'https://login.resort.example', audience: 'guest-service-centre' }],
  corsOrigins: ['https://www.resort.example'],
  keepsData: true,
  // Three years: the time within which a civil claim may be brought.
  objectLockDays: 1_095,
  logRetention: RetentionDays.SIX_MONTHS,
  logClass: LogGroupClass.INFREQUENT_ACCESS,
  authorizerSeconds: 60,
  reconcileMinutes: 5,
  throttle: { rate: 200, burst: 400 },
  alarmEmails: ['on-call@resort.example'],
} as const;

/** One entry a stage; bin/app.ts makes a Stage of each. */
export const settings: readonly Settings[] = [
  { ...onOneMachine, stage: 'local' },
  { ...onOneMachine, stage: 'test', reconcileMinutes: 1 },
  { ...forGuests, stage: 'production', env: { region: 'eu-central-1' } },
  { ...forGuests, stage: 'china', env: { region: 'cn-north-1' }, logClass: LogGroupClass.STANDARD },
];
