import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { envNames } from '../../functions/platform/env-names.ts';
import { rightsEntities } from '../../functions/rights/rights-entities.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';

export interface RightsWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT = 'What people ask for their own data is not searched or carried out until the reconciler wakes it.';
/** A page of a customer with twenty long matters is some thousand items; most pieces take a second. */
const TIMEOUT = Duration.seconds(60);
/** A package with 50 MB of files is made in memory, sealed and sent. */
const MEMORY_MB = 1_024;
/** One request is one piece of work after the other; few are open at once. */
const AT_ONCE = 2;

/** What happens by itself when somebody asks for his own data: each piece of work brings the next by its event. */
export class RightsWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;

  constructor(scope: Construct, id: string, { data, bus }: RightsWorkProps) {
    super(scope, id);
    const { around, files } = data;
    const consumer = new DomainFunction(this, 'Advance', {
      ...{ around, entry: 'on-rights-moved', errorImpact: IMPACT, timeout: TIMEOUT, memoryMb: MEMORY_MB },
      environment: {
        ...domainEnvironment(data, around.settings),
        [envNames.filesBucket]: files.bucket.bucketName,
      },
    });
    grantDomainData(consumer.lambda, data, { words: 'ERASES' });
    files.grant(consumer.lambda, 'quarantine', 'kept', 'rights');
    const { deadLetters } = new Subscriber(this, 'Moves', {
      ...{ around, bus, consumer, errorImpact: IMPACT, maxConcurrency: AT_ONCE, batchSize: 1, longestWork: TIMEOUT },
      pattern: { source: ['guest-service'], detail: { entity: [...rightsEntities] } },
    });
    this.deadLetters = { rights: deadLetters };
  }
}
