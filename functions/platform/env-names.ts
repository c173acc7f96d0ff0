/** Names of the environment variables, one place for CDK (which sets them) and for platform/env (which reads them). */
export const envNames = {
  stage: 'STAGE',
  build: 'BUILD',
  tableName: 'TABLE_NAME',
  busName: 'BUS_NAME',
  /** Bucket of files; only a function that has something to do with files has it. */
  filesBucket: 'FILES_BUCKET',
  /** Bucket whose objects nobody deletes before their time; only who makes or checks checkpoints has it. */
  auditBucket: 'AUDIT_BUCKET',
  /** KMS key that signs checkpoints. */
  checkpointKeyArn: 'CHECKPOINT_KEY_ARN',
  /** KMS key that wraps the data keys of personal fields. */
  dataKeyArn: 'DATA_KEY_ARN',
  /** Secret whose one random string is the root of every other key (cursors, blind index, query codes, challenges). */
  rootSecretArn: 'ROOT_SECRET_ARN',
  /** JSON: `[{"issuer":"https://…","audience":"…"}]` of the OIDC issuers whose staff tokens are taken. */
  staffIssuers: 'STAFF_ISSUERS',
  /** JSON: `{baseUrl, appId, secretArn}` of the mini-program at WeChat; only the sessions handler has it. */
  wechat: 'WECHAT',
  /** The mini-program's app id, for whoever knows its users by their openid but asks WeChat nothing. */
  wechatAppId: 'WECHAT_APP_ID',
  /** JSON: `{appId, pushSecretArn}`: by what the pushes of WeChat are known; only the mini-program's door has it. */
  wechatPush: 'WECHAT_PUSH',
  /** JSON: the mini-program's templates of subscription messages and the edition that they open; whoever names or sends them has it. */
  templates: 'WECHAT_TEMPLATES',
  /** JSON: `{wecomUrl, smsUrl, smsSignName, smsTemplateCode, smsCodeTemplate, smsSurveyTemplate, secretArn}`: where notices and codes go out; only who sends them has it. */
  notifying: 'NOTIFYING',
  /** JSON: the sites of this deployment, the default one first: `["dolon"]`. */
  sites: 'SITES',
  /** JSON: machine family → state machine ARN; only the starter has it. */
  stateMachines: 'STATE_MACHINES',
  /** JSON: `{endpoint, group, queueArn, roleArn, deadLetterArn}`: where one-time schedules of call-backs are set; only who sets them has it. */
  callbackTimers: 'CALLBACK_TIMERS',
  /** Region, and the address of the local cloud where there is one: Lambda and the local cloud set them. */
  region: 'AWS_REGION',
  endpointUrl: 'AWS_ENDPOINT_URL',
  /** JSON: consumer → `{dlqUrl, queueUrl?}`: its dead-letter queue and the queue to replay to; only the operations handler has it. */
  deadLetterQueues: 'DEAD_LETTER_QUEUES',
} as const;

export type EnvName = (typeof envNames)[keyof typeof envNames];
