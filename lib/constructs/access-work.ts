import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { READ_KEPT, READ_TAMPERED } from '../../functions/platform/relay-reads.ts';
import { runbook } from '../runbook.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';
import { WatchedEvent } from './watched-event.ts';

export interface AccessWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT =
  'Who read whose data is on record, but nobody is told of what is unusual about it until the messages are replayed.';

const TAMPERED =
  'Who read whose data may not be on record any more: an entry of the log of reads was changed or taken away.';

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
    // No role of the service can: it was somebody with an account of the cloud, whom an inbox of the service may not reach in time.
    const tampering = new WatchedEvent(this, 'Tampering', {
      ...{ around, bus, event: READ_TAMPERED, impact: TAMPERED, heading: runbook.readLogTampered },
      message: (said) => `The log of reads was tampered with: ${said('change')} in ${said('of')}.`,
    });
    this.deadLetters = { reads: deadLetters, 'read-log-alarm': tampering.deadLetters };
  }
}
