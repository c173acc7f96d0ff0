import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { portOr } from './ports.ts';
import { seededSite } from './seeding.ts';
import type { Service } from './service-file.ts';
import { audience, startOidc } from './stand-ins/oidc.ts';
import { standInSms, startSms } from './stand-ins/sms.ts';
import { startWechat } from './stand-ins/wechat.ts';
import { standInApp } from './stand-ins/wechat-app.ts';
import { startWecom } from './stand-ins/wecom.ts';

/** What stands for the services outside, while it runs. */
export interface StandIns {
  readonly urls: Service['standIns'];
  /** What the stacks are told of them. */
  readonly context: Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

export interface StandInOptions {
  readonly dataDir: string;
  /** Keep keys and ports over a stop. */
  readonly persist: boolean;
}

/** Starts every stand-in. Their addresses are settings of the stacks: the same ports as last time spare a deployment. */
export async function startStandIns({ dataDir, persist }: StandInOptions): Promise<StandIns> {
  const portOf = async (name: string) => {
    const file = path.join(dataDir, `${name}-port`);
    const last = persist ? await readFile(file, 'utf8').catch(() => undefined) : undefined;
    const port = await portOr(last === undefined ? undefined : Number(last));
    if (persist) await writeFile(file, String(port));
    return port;
  };
  const keyFile = persist ? { keyFile: path.join(dataDir, 'oidc-keys.json') } : {};
  const oidc = await startOidc({ port: await portOf('oidc'), site: seededSite, ...keyFile });
  const started: Array<{ stop(): Promise<void> }> = [oidc];
  const also = async <S extends { stop(): Promise<void> }>(starting: Promise<S>): Promise<S> => {
    const one = await starting.catch(async (error: unknown) => {
      await Promise.all(started.map((other) => other.stop()));
      throw error;
    });
    started.push(one);
    return one;
  };
  const wechat = await also(startWechat({ port: await portOf('wechat') }));
  const wecom = await also(startWecom({ port: await portOf('wecom') }));
  const sms = await also(startSms({ port: await portOf('sms') }));
  return {
    urls: { oidc: oidc.issuer, wechat: wechat.url, wecom: wecom.url, sms: sms.url },
    context: {
      staffIssuers: [{ issuer: oidc.issuer, audience }],
      wechat: { baseUrl: wechat.url, appId: standInApp.appId },
      notifying: { wecomUrl: wecom.url, smsUrl: sms.url, ...standInSms },
    },
    stop: async () => {
      await Promise.all(started.map((one) => one.stop()));
    },
  };
}
