import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { READ_KEPT, READ_TAMPERED } from '../../functions/platform/relay-reads.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { ReadLogWatch } from './read-log-watch.ts';
import { Subscriber } from './subscriber.ts';

export interface AccessWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT =
  'Who read whose data is on record, but nobody is told of what is unusual about it until the messages are replayed.';

/** What follows of reads of customers' data, outside of the requests that read them. */
export class AccessWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;

  constructor(scope: Construct, id: string, { data, bus }: AccessWorkProps) {
    super(scope, id);
    const { around } = data;
    const worker = new DomainFunction(this, 'WatchReads', {
      ...{ around, entry: 'on-read', errorImpact: IMPACT },
      environment: domainEnvironment(data, around.settings),
    });
    grantDomainData(worker.lambda, data);
    const { deadLetters } = new Subscriber(this, 'ReadsSubscription', {
      ...{ around, bus, errorImpact: IMPACT, consumer: worker },
      pattern: { source: ['guest-service'], detailType: [READ_KEPT, READ_TAMPERED] },
    });
    const tampering = new ReadLogWatch(this, 'Tampering', { around, bus });
    this.deadLetters = { reads: deadLetters, 'read-log-alarm': tampering.deadLetters };
  }
}
