import type { TestProject } from 'vitest/node';
import { runService } from '../../local/run-service.ts';
import { runFolder, useEngine } from './shared-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The deployed service of this test run. */
    service: {
      /** Front door: append `/v1/…`. */
      readonly apiUrl: string;
      readonly tableName: string;
      /** Address of the staff tokens' issuer; `staffToken(issuer, 'S04')` signs in. */
      readonly issuer: string;
      /** Where the stand-in of WeChat listens. */
      readonly wechat: string;
      /** Where the stand-ins of WeCom and of text messages listen. */
      readonly wecom: string;
      readonly sms: string;
      /** Where AWS clients reach the local cloud. */
      readonly endpoint: string;
      readonly outputs: Readonly<Record<string, string>>;
    };
  }
}

/** Runs once before the stories: deploys the stacks to the run's local cloud and opens the front door. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await useEngine();
  const service = await runService({ dataDir: runFolder, stage: 'test', port: 0, persist: false, engine }).catch(
    async (error: unknown) => {
      await engine.stop();
      throw error;
    },
  );
  const { apiUrl, tableName, endpoint, outputs } = service;
  const { oidc: issuer = '', wechat = '', wecom = '', sms = '' } = service.standIns;
  project.provide('service', { apiUrl, tableName, endpoint, outputs, issuer, wechat, wecom, sms });
  return async () => {
    await service.stop();
    await engine.stop();
  };
}
