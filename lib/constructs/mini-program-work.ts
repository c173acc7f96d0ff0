import type { EventPattern, IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { pictureEvents } from '../../functions/attachments/pictures/picture-events.ts';
import { envNames } from '../../functions/platform/env-names.ts';
import { textEvents } from '../../functions/tickets/screening/text-events.ts';
import type { EntryPoint } from '../entry-points.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';

export interface MiniProgramWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const SOURCE = ['guest-service'];

/** What happens by itself for guests of the mini-program: each a subscriber of the bus with a function of its own. */
export class MiniProgramWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;
  readonly #props: MiniProgramWorkProps;

  constructor(scope: Construct, id: string, props: MiniProgramWorkProps) {
    super(scope, id);
    this.#props = props;
    const { notifyingSecret, around } = props.data;
    const codes = this.#subscribe('PhoneCodes', {
      entry: 'on-phone-code-issued',
      pattern: { source: SOURCE, detailType: ['phone-code.issued'] },
      errorImpact: 'Guests get no code by text message, so they cannot show that a typed number is theirs.',
      environment: {
        [envNames.notifying]: this.#json({ ...around.settings.notifying, secretArn: notifyingSecret.secretArn }),
      },
    });
    notifyingSecret.grantRead(codes.worker.lambda);
    const pushes = this.#subscribe('Pushes', {
      entry: 'on-push-received',
      pattern: { source: SOURCE, detailType: ['wechat-push.received'] },
      errorImpact:
        'Words of guests in the service chat reach nobody, and permissions are counted by the mini-program alone.',
      environment: this.#atWechat,
    });
    const texts = this.#subscribe('Texts', {
      entry: 'on-guest-text',
      pattern: { source: SOURCE, detailType: [...textEvents] },
      errorImpact: 'Words of guests are looked at by nobody before the desk; nothing is lost.',
      measuredByLog: true,
      environment: this.#atWechat,
    });
    const pictures = this.#subscribe('Pictures', {
      entry: 'on-picture-checked',
      pattern: { source: SOURCE, detailType: [...pictureEvents] },
      errorImpact: 'Pictures of guests are looked at by nobody before colleagues open them; nothing is lost.',
      measuredByLog: true,
      environment: { ...this.#atWechat, [envNames.filesBucket]: props.data.files.bucket.bucketName },
    });
    props.data.files.grantReading(pictures.worker.lambda, 'kept');
    const { templates } = around.settings.wechat;
    const places = this.#subscribe('PlaceCodes', {
      entry: 'on-place-code-wanted',
      pattern: { source: SOURCE, detailType: ['place-code.wanted', 'place-code.due'] },
      errorImpact:
        'Codes of rooms and tables are not made until the messages are replayed or the reconciler wakes them.',
      measuredByLog: true,
      environment: {
        ...this.#atWechat,
        [envNames.templates]: JSON.stringify(templates),
        [envNames.filesBucket]: props.data.files.bucket.bucketName,
      },
    });
    props.data.files.grant(places.worker.lambda, 'kept');
    for (const { worker } of [texts, pictures, places]) props.data.wechatSecret.grantRead(worker.lambda);
    this.deadLetters = {
      ...{ 'phone-codes': codes.deadLetters, 'wechat-pushes': pushes.deadLetters },
      ...{ 'guest-texts': texts.deadLetters, 'guest-pictures': pictures.deadLetters },
      'place-codes': places.deadLetters,
    };
  }

  get #atWechat() {
    const { wechatSecret, around } = this.#props.data;
    const { baseUrl, appId } = around.settings.wechat;
    return { [envNames.wechat]: this.#json({ baseUrl, appId, secretArn: wechatSecret.secretArn }) };
  }

  #json = (value: unknown): string => this.#props.data.toJsonString(value);

  #subscribe(
    id: string,
    of: {
      readonly entry: EntryPoint;
      readonly pattern: EventPattern;
      readonly errorImpact: string;
      readonly measuredByLog?: boolean;
      readonly environment: Readonly<Record<string, string>>;
    },
  ) {
    const { data, bus } = this.#props;
    const { around } = data;
    const { entry, pattern, errorImpact, measuredByLog = false } = of;
    const environment = { ...domainEnvironment(data, around.settings), ...of.environment };
    const worker = new DomainFunction(this, id, { around, entry, errorImpact, environment, measuredByLog });
    grantDomainData(worker.lambda, data);
    const { deadLetters } = new Subscriber(this, `${id}Subscription`, {
      ...{ around, bus, pattern, errorImpact, consumer: worker },
    });
    return { worker, deadLetters };
  }
}
