import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { envNames } from '../../functions/platform/env-names.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';

export interface AttachmentWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT =
  'Files that guests and colleagues have added stay closed until the reconciler checks them, minutes later.';
/** A file of 20 MB stands in memory as it came, as it is kept, and once more on its way. */
const MEMORY_MB = 1_024;
/** A batch is worked through one by one: two files of 20 MB take some ten seconds. */
const AT_ONCE = 2;

/** What happens by itself for files: each that comes with a matter is checked before anybody opens it. */
export class AttachmentWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;

  constructor(scope: Construct, id: string, { data, bus }: AttachmentWorkProps) {
    super(scope, id);
    const { around } = data;
    const consumer = new DomainFunction(this, 'Check', {
      ...{ around, entry: 'on-attachment-given', errorImpact: IMPACT, memoryMb: MEMORY_MB },
      environment: {
        ...domainEnvironment(data, around.settings),
        [envNames.filesBucket]: data.files.bucket.bucketName,
      },
    });
    grantDomainData(consumer.lambda, data);
    data.files.grant(consumer.lambda, 'quarantine', 'kept');
    const { deadLetters } = new Subscriber(this, 'Given', {
      ...{ around, bus, consumer, errorImpact: IMPACT, batchSize: AT_ONCE },
      pattern: { source: ['guest-service'], detailType: ['attachment.given'] },
    });
    this.deadLetters = { attachments: deadLetters };
  }
}
