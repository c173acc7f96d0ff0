import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram } from '../../support/mini-program.ts';
import { aService, refused } from '../../support/mini-program-service.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

describe('what the house tells everybody', () => {
  test('is a tap away from the page for submitting', async () => {
    const program = miniProgram(dist, aService());
    const page = await program.open('submit');
    await page.tap('.privacy');
    await page.tap('.guide');

    expect(program.seen.went).toEqual(['/pages/notice/index?kind=privacy', '/pages/notice/index?kind=how-to-complain']);
  });

  test('is read in the version that a filing names, without a sign-in', async () => {
    const program = miniProgram(dist, aService());
    const page = await program.open('notice', { kind: 'privacy' });

    expect(page.texts('.section')).toEqual(['谁处理本中心']);
    expect(page.textOf('.version')).toContain('2026-11');
    expect(program.asked.map(({ url }) => url.replace(/^.*\/v1/, ''))).toEqual([
      '/public/notices/privacy?version=2026-11',
    ]);
  });

  test('is read again by a tap where it could not be read', async () => {
    const service = aService({ notice: () => refused(500, 'internal') });
    const page = await miniProgram(dist, service).open('notice', { kind: 'how-to-complain' });
    const before = page.textOf('.said');
    service.notice = aService().notice;
    await page.tap('.again');

    expect(before).toMatch(/我们这边出了问题/);
    expect(page.texts('.section')).toHaveLength(1);
    expect(page.has('.said')).toBe(false);
  });
});
