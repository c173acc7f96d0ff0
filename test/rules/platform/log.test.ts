import { describe, expect, test } from 'vitest';
import { jsonLog, type RequestLine, type WorkLine } from '../../../functions/platform/log.ts';
import { signInNeeded } from '../../../functions/platform/request-errors.ts';

function written() {
  const lines: string[] = [];
  const log = jsonLog((line) => lines.push(line));
  return { log, lines, told: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const aLine: RequestLine = {
  requestId: 'request-1',
  correlationId: 'correlation-1',
  at: '2026-11-23T02:00:00.000Z',
  route: 'GET /tickets/{id}',
  status: 200,
  ms: 12,
  site: 'dolon',
  actorKind: 'staff',
};

function thrown(message: string): Error {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}\n    at readTicket (index.js:10:2)`;
  return error;
}

describe('the log line of a request', () => {
  test('is one line of JSON with exactly what it may say', () => {
    const { log, lines, told } = written();

    log.request(aLine);

    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(told()).toEqual([{ level: 'INFO', ...aLine }]);
  });

  test('leaves out whatever is not on its list', () => {
    const { log, lines } = written();

    log.request({ ...aLine, body: 'Zhang Invented', headers: { cookie: 'secret' } } as RequestLine);

    expect(lines[0]).not.toMatch(/Zhang|secret|body|headers/);
  });

  test('names a refusal by its code alone', () => {
    const { log, told } = written();

    log.request({ ...aLine, status: 401, code: 'auth.signInNeeded' });
    log.request({ ...aLine, status: 500, error: signInNeeded() });

    expect(told()[0]).toEqual({ level: 'INFO', ...aLine, status: 401, code: 'auth.signInNeeded' });
    expect(told()[1]).toEqual({ level: 'INFO', ...aLine, status: 500, error: 'auth.signInNeeded' });
  });

  test('tells a fault with message and stack on one line, as an error', () => {
    const { log, lines, told } = written();

    log.request({ ...aLine, status: 500, error: thrown('no such attribute') });

    expect(lines[0]).not.toContain('\n');
    expect(told()[0]).toMatchObject({
      level: 'ERROR',
      error: 'TypeError',
      message: 'no such attribute',
      stack: expect.stringContaining('readTicket'),
    });
  });

  test.each([
    ['a mobile number', 'caller 19000000001 hung up', '19000000001'],
    ['a number with its country', 'caller +8619000000001 hung up', '8619000000001'],
    ['a land line without its area', 'caller 1234567 hung up', '1234567'],
    ['a grouped number', 'caller 190 0000 0001 hung up', '0000 0001'],
    ['a number with dashes', 'caller +86-190-0000-0001 hung up', '0000-0001'],
    ['a full-width number', 'caller １９００００００００１ hung up', '００００'],
    ['an e-mail address', 'caller zhang.invented+a@example.com hung up', 'zhang'],
    ['an address after a colon', 'to:li@mail.example.cn hung up', 'li@'],
  ])('does not repeat %s from the message or stack of a fault', (_what, message, personal) => {
    const { log, lines, told } = written();

    log.request({ ...aLine, status: 500, error: thrown(message) });

    expect(lines[0]).not.toContain(personal);
    expect(told()[0]?.message).toMatch(/hung up$/);
  });

  test('keeps short numbers of a fault, such as lines and ports', () => {
    const { log, told } = written();

    log.request({ ...aLine, status: 500, error: thrown('connect 127.0.0.1:8000 at 10:2, 3 tries') });

    expect(told()[0]?.message).toBe('connect 127.0.0.1:8000 at 10:2, 3 tries');
  });

  test.each([
    ['a text', '19000000001', 'string'],
    ['null', null, 'object'],
    ['an object', { phone: '19000000001' }, 'object'],
  ])('says of %s that was thrown no more than its type', (_what, error, type) => {
    const { log, lines, told } = written();

    log.request({ ...aLine, status: 500, error });

    expect(told()[0]).toMatchObject({ level: 'ERROR', error: type });
    expect(lines[0]).not.toContain('19000000001');
  });

  test('has nothing of the request before it, also when that one failed', () => {
    const { log, told } = written();

    log.request({ ...aLine, status: 500, code: 'internal', error: thrown('boom') });
    const { site: _site, actorKind: _kind, ...anonymous } = aLine;
    log.request({ ...anonymous, requestId: 'request-2', correlationId: 'correlation-2' });

    expect(told()[1]).toEqual({
      level: 'INFO',
      ...anonymous,
      requestId: 'request-2',
      correlationId: 'correlation-2',
    });
  });
});

describe('the log line of a step or subscriber', () => {
  test('carries the correlation id on, and nothing beyond its list', () => {
    const { log, told } = written();
    const line: WorkLine = {
      work: 'settle-offer',
      correlationId: 'correlation-1',
      id: 'wo_1',
      outcome: 'done',
      count: 2,
    };

    log.work({ ...line, memory: 'whatever' } as WorkLine);

    expect(told()).toEqual([{ level: 'INFO', ...line }]);
  });

  test('is an error when the work failed', () => {
    const { log, told } = written();

    log.work({ work: 'relay', error: thrown('call 19000000001') });

    expect(told()[0]).toMatchObject({ level: 'ERROR', work: 'relay', message: 'call #' });
  });
});
