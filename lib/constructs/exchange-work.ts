import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { exchangeEntities } from '../../functions/exchange/exchange-entities.ts';
import { envNames } from '../../functions/platform/env-names.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';

export interface ExchangeWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT = 'Imports and exports of customers stand still until the reconciler wakes them, minutes later.';
/** Reading a file of 50,000 rows takes some ten seconds; a part of it one. */
const TIMEOUT = Duration.seconds(120);
/** A file of 50,000 rows, with all it shares among its cells, takes some 400 MB (bench, part exchange); the rest is room. */
const MEMORY_MB = 1_536;
/** Some files at once; each of them is one piece of work after the other anyway. */
const AT_ONCE = 4;

/** What happens by itself when files of customers come in or go out: each piece of work brings the next by its event. */
export class ExchangeWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;

  constructor(scope: Construct, id: string, { data, bus }: ExchangeWorkProps) {
    super(scope, id);
    const { around, files } = data;
    const consumer = new DomainFunction(this, 'Advance', {
      ...{ around, entry: 'on-exchange-moved', errorImpact: IMPACT, timeout: TIMEOUT, memoryMb: MEMORY_MB },
      environment: {
        ...domainEnvironment(data, around.settings),
        [envNames.filesBucket]: files.bucket.bucketName,
        [envNames.wechatAppId]: around.settings.wechat.appId,
      },
    });
    grantDomainData(consumer.lambda, data);
    files.grant(consumer.lambda, 'exchange');
    const { deadLetters } = new Subscriber(this, 'Moves', {
      ...{ around, bus, consumer, errorImpact: IMPACT, maxConcurrency: AT_ONCE, batchSize: 1, longestWork: TIMEOUT },
      pattern: { source: ['guest-service'], detail: { entity: [...exchangeEntities] } },
    });
    this.deadLetters = { exchange: deadLetters };
  }
}
