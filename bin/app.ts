import { App } from 'aws-cdk-lib';
import { ServiceStage } from '../lib/service-stage.ts';
import { type Settings, settings } from '../lib/settings.ts';

const app = new App();
const only: unknown = app.node.tryGetContext('stage');
// Values that only a run knows, like the address of a stand-in issuer on this machine.
const staffIssuers = app.node.tryGetContext('staffIssuers') as Settings['staffIssuers'] | undefined;
const wechat = app.node.tryGetContext('wechat') as Partial<Settings['wechat']> | undefined;
const notifying = app.node.tryGetContext('notifying') as Settings['notifying'] | undefined;

for (const one of settings) {
  if (only !== undefined && one.stage !== only) continue;
  new ServiceStage(app, one.stage, {
    ...one,
    ...(staffIssuers && { staffIssuers }),
    wechat: { ...one.wechat, ...wechat },
    ...(notifying && { notifying }),
  });
}
