import path from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, LogGroupClass } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import { bundles } from '../bundles.ts';
import type { EntryPoint } from '../entry-points.ts';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import type { Surroundings } from './surroundings.ts';

export interface DomainFunctionProps {
  readonly around: Surroundings;
  readonly entry: EntryPoint;
  /** Whom a failure of this function hurts, and how: goes into its alarms. */
  readonly errorImpact: string;
  /** What the function is told beside stage and build; nothing that it does not use. Default: nothing. */
  readonly environment?: Partial<Record<EnvName, string>>;
  /** Default: 512, at which a bundle loads in about 0.2 s. */
  readonly memoryMb?: number;
  /** True: numbers are read out of its log, which the class of infrequent access cannot. Default: false. */
  readonly measuredByLog?: boolean;
  /** Default: 20 s: under the gateway's 30, above the 12 that one SDK call may take with its retries. */
  readonly timeout?: Duration;
}

/** One Lambda with its role, its log group, and alarms that name whom its failure hurts. */
export class DomainFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: DomainFunctionProps) {
    super(scope, id);
    const { around, entry, environment = {}, memoryMb = 512, timeout = Duration.seconds(20) } = props;
    const { settings } = around;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: settings.logRetention,
      logGroupClass: props.measuredByLog ? LogGroupClass.STANDARD : settings.logClass,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own instead of the managed basic one, which may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new Lambda(this, 'Function', {
      description: `${entry} of the guest service centre`,
      code: Code.fromAsset(path.join(bundles().folder, entry)),
      handler: 'index.handler',
      // Named: "latest" lags behind by months and would change with a library update.
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout,
      role,
      logGroup,
      // The platform's own three lines a call are dropped; ours is one JSON line.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      environment: {
        [envNames.stage]: settings.stage,
        [envNames.build]: String(this.node.tryGetContext('build') ?? 'unnamed'),
        ...environment,
      },
    });
    this.#watch(props);
  }

  #watch({ around, errorImpact }: DomainFunctionProps): void {
    const period = Duration.minutes(5);
    const topic = around.alarmTopic;
    addAlarm(this, 'Errors', {
      metric: this.lambda.metricErrors({ period }),
      impact: errorImpact,
      heading: runbook.functionFails,
      topic,
    });
    addAlarm(this, 'Throttles', {
      metric: this.lambda.metricThrottles({ period }),
      impact: errorImpact,
      heading: runbook.functionThrottled,
      topic,
    });
  }
}
