import { existsSync } from 'node:fs';
import path from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import { bundleName, bundles } from '../bundles.ts';
import { runbookLink } from '../runbook.ts';
import type { Settings } from '../settings.ts';

export interface DomainFunctionProps {
  readonly settings: Settings;
  /** Entry file below functions/. */
  readonly entry: string;
  /** Whom it hurts when this function fails: part of the alarm's text, so that whoever is woken knows why. */
  readonly errorImpact: string;
  readonly environment: Partial<Record<EnvName, string>>;
  /** Default 20 s: below the 30 s that the HTTP API waits. */
  readonly timeout?: Duration;
  /** Default 512 MB: the CPU share at which cold start and handler time level off. */
  readonly memoryMb?: number;
}

/** A Lambda of the house: its bundle, its log group, its alarms. */
export class DomainFunction extends Construct {
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: DomainFunctionProps) {
    super(scope, id);
    const { settings, entry, errorImpact } = props;
    const bundle = path.join(bundles().folder, bundleName(entry));
    if (!existsSync(bundle)) throw new Error(`no entry point functions/${entry}`);
    this.logGroup = new LogGroup(this, 'Log', { retention: settings.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    this.lambda = new Lambda(this, 'Code', {
      code: Code.fromAsset(bundle),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: props.timeout ?? Duration.seconds(20),
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      description: errorImpact,
      environment: { [envNames.stage]: settings.stage, ...props.environment },
    });
    this.#alarm('Errors', errorImpact);
    this.#alarm('Throttles', errorImpact);
  }

  #alarm(kind: 'Errors' | 'Throttles', errorImpact: string): void {
    const metric = kind === 'Errors' ? this.lambda.metricErrors() : this.lambda.metricThrottles();
    const heading = kind === 'Errors' ? 'function-errors' : 'function-throttles';
    new Alarm(this, kind, {
      metric: metric.with({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${errorImpact} ${runbookLink(heading)}`,
    });
  }
}
