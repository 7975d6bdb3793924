import { describe, expect, test } from 'vitest';
import { judgeVulnerabilities, readAnswer } from './vulnerabilities.ts';

const HIGH = 'GHSA-aaaa-bbbb-cccc';
const LOW = 'GHSA-dddd-eeee-ffff';
const advisory = (name: string, severity: string, id: string) => ({
  source: 1,
  name,
  dependency: name,
  title: `${name} runs what it reads`,
  url: `https://github.com/advisories/${id}`,
  severity,
  range: '<2.0.0',
});

/** As `npm audit --json` prints it. */
const PRINTED = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    reader: {
      name: 'reader',
      severity: 'high',
      isDirect: false,
      via: [advisory('reader', 'high', HIGH)],
      effects: ['app'],
    },
    app: { name: 'app', severity: 'high', isDirect: true, via: ['reader'], effects: [] },
    other: { name: 'other', severity: 'low', isDirect: true, via: [advisory('other', 'low', LOW)], effects: [] },
  },
  metadata: { vulnerabilities: { low: 1, high: 2, total: 3 } },
});

const judge = (accepted: Record<string, { until: string; reason: string }>, today = '2030-01-31') => {
  const answer = readAnswer(PRINTED);
  if ('noAnswer' in answer) throw new Error('it is a report');
  return judgeVulnerabilities({ vulnerabilities: { fail_from: 'high', accepted } }, answer.report, today);
};
const reason = 'Nothing that a stranger wrote is read by it.';

describe('known vulnerabilities', () => {
  test('fail from the severity on that the policy says, once each', () => {
    expect(judge({})).toEqual([`reader: reader runs what it reads (high, https://github.com/advisories/${HIGH})`]);
  });

  test('may be accepted, until a day', () => {
    expect(judge({ [HIGH]: { until: '2030-01-31', reason } })).toEqual([]);
    expect(judge({ [HIGH]: { until: '2030-01-31', reason } }, '2030-02-01')).toEqual([
      expect.stringContaining('accepted until 2030-01-31'),
    ]);
  });

  test('that are accepted have to be known', () => {
    expect(
      judge({ [HIGH]: { until: '2030-01-31', reason }, 'GHSA-0000-0000-0000': { until: '2030-01-31', reason } }),
    ).toEqual(['GHSA-0000-0000-0000 is accepted, and concerns nothing that is used.']);
  });
});

test('a registry that does not answer is no report, and no failure of the packages', () => {
  const message = 'request to the registry failed, reason: getaddrinfo EAI_AGAIN';
  expect(readAnswer(JSON.stringify({ message, error: { summary: '', detail: '' } }))).toEqual({ noAnswer: message });
  expect(() => readAnswer('{}')).toThrow();
});
