import * as z from 'zod';
import { Templates } from '../mini-program/template-rules.ts';
import { envNames } from './env-names.ts';

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const text = z.string().min(1);

const schemas = {
  stage: text,
  build: z.string().default('local'),
  tableName: text,
  busName: text,
  filesBucket: text,
  auditBucket: text,
  checkpointKeyArn: text,
  dataKeyArn: text,
  rootSecretArn: text,
  staffIssuers: json(z.array(z.object({ issuer: z.url(), audience: text }))),
  wechat: json(z.object({ baseUrl: z.url(), appId: text, secretArn: text })),
  wechatAppId: text,
  wechatPush: json(z.object({ appId: text, pushSecretArn: text })),
  templates: json(Templates),
  notifying: json(
    z.object({
      wecomUrl: z.url(),
      smsUrl: z.url(),
      smsSignName: text,
      smsTemplateCode: text,
      smsCodeTemplate: text,
      smsSurveyTemplate: text,
      secretArn: text,
    }),
  ),
  sites: json(z.array(z.string()).min(1)),
  stateMachines: json(z.record(z.string(), text)),
  callbackTimers: json(
    z.object({ endpoint: z.url(), group: text, queueArn: text, roleArn: text, deadLetterArn: text }),
  ),
  region: text,
  endpointUrl: z.url().optional(),
  deadLetterQueues: json(z.record(z.string(), z.object({ dlqUrl: z.url(), queueUrl: z.url().optional() }))),
} as const satisfies Record<keyof typeof envNames, z.ZodType>;

type Env = { readonly [Name in keyof typeof schemas]: z.output<(typeof schemas)[Name]> };

/**
 * The settings that a function was deployed with. Throws at once, naming the variable, when one is missing or malformed: a
 * function that starts is a function that is set up.
 */
export function env<const Names extends readonly (keyof Env)[]>(...names: Names): Pick<Env, Names[number]> {
  const read = names.map((name) => {
    const parsed = schemas[name].safeParse(process.env[envNames[name]]);
    if (!parsed.success) throw new Error(`environment variable ${envNames[name]}: ${parsed.error.issues[0]?.message}`);
    return [name, parsed.data] as const;
  });
  return Object.fromEntries(read) as Pick<Env, Names[number]>;
}
