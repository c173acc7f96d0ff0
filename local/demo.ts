import { readService } from './service-file.ts';
import { staffToken } from './staff-token.ts';
import { runProgram, Stop } from './steps.ts';
import { apiOf } from './story/api.ts';
import { closedComplaint, reopenedComplaint, timelineOf, withQuickPolicies } from './story/complaint.ts';

const say = (sentence: string) => console.log(`· ${sentence}`);

/** One complaint's whole life over HTTP on the running service; ends non-zero when a step fails. */
await runProgram(async () => {
  const service = await readService();
  const { oidc } = service.standIns;
  if (oidc === undefined) throw new Stop('The running service has no staff issuer: start it anew with `npm start`.');
  const api = apiOf(service.apiUrl, (staffNo) => staffToken(oidc, staffNo));
  await withQuickPolicies(api, async () => {
    console.log('A complaint that goes well · 一件顺利办结的投诉\n');
    const closed = await closedComplaint(api, say);
    console.log('\nIts timeline · 流转记录\n');
    for (const line of await timelineOf(api, closed)) console.log(`  ${line}`);
    console.log('\nThe other branch: not solved · 未解决则重办\n');
    await reopenedComplaint(api, say);
  });
  return 0;
});
