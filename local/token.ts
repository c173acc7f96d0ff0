// Prints a bearer token of a seeded member of staff: npm run -s token -- S04
import { readService } from './service-file.ts';
import { staffToken } from './staff-token.ts';
import { runProgram, Stop } from './steps.ts';

await runProgram(async () => {
  const who = process.argv[2];
  if (who === undefined) throw new Stop('Say whose token: `npm run -s token -- S04`.');
  if (who.startsWith('customer:'))
    throw new Stop('Tokens of customers come with the WeChat sign-in, which this version does not have yet.');
  const { standIns } = await readService();
  if (standIns.oidc === undefined) throw new Stop('The running service has no issuer: restart `npm start`.');
  process.stdout.write(`${await staffToken(standIns.oidc, who)}\n`);
  return 0;
});
