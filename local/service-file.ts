import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { localFolder, serviceFile } from './folders.ts';
import { Stop } from './steps.ts';

/** How to reach the running service and the stand-ins for what lies outside it. */
export interface Service {
  readonly apiUrl: string;
  readonly tableName: string;
  readonly standIns: Readonly<Partial<Record<'wechat' | 'sms' | 'wecom' | 'oidc', string>>>;
}

/** Writes `.local/service.json` for other programs on this machine. */
export async function writeService(service: Service): Promise<void> {
  await mkdir(localFolder, { recursive: true });
  await writeFile(serviceFile, `${JSON.stringify(service, null, 2)}\n`);
}

/** Reads what the running `npm start` wrote. */
export async function readService(): Promise<Service> {
  const text = await readFile(serviceFile, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Stop('The service is not running: call `npm start` in another window and try again.');
  return JSON.parse(text) as Service;
}

/** The file says "running"; a stopped service takes it away. */
export async function removeService(): Promise<void> {
  await rm(serviceFile, { force: true });
}
