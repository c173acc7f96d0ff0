// Prints a bearer token of a seeded member of staff or customer: npm run -s token -- S04, npm run -s token -- customer:1
import { customerToken } from './customer-token.ts';
import { seededWechatUsers } from './seed/wechat-users.ts';
import { readService, type Service } from './service-file.ts';
import { staffToken } from './staff-token.ts';
import { runProgram, Stop } from './steps.ts';

await runProgram(async () => {
  const who = process.argv[2];
  if (who === undefined) throw new Stop('Say whose token: `npm run -s token -- S04`, or `customer:1`.');
  const service = await readService();
  const token = who.startsWith('customer:') ? await ofCustomer(service, who.slice(9)) : await ofStaff(service, who);
  process.stdout.write(`${token}\n`);
  return 0;
});

async function ofStaff({ standIns: { oidc } }: Service, staffNo: string): Promise<string> {
  if (oidc === undefined) throw new Stop('The running service has no issuer: restart `npm start`.');
  return staffToken(oidc, staffNo);
}

async function ofCustomer({ apiUrl, standIns: { wechat } }: Service, number: string): Promise<string> {
  if (wechat === undefined) throw new Stop('The running service has no stand-in of WeChat: restart `npm start`.');
  const n = Number(number);
  if (!Number.isInteger(n) || n < 1 || n > seededWechatUsers)
    throw new Stop(`Seeded customers are customer:1 to customer:${seededWechatUsers}.`);
  return customerToken({ apiUrl, wechat }, n);
}
