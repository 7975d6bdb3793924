import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { SEVERITIES, type Policy } from './policy.ts';

const advisory = z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.enum(SEVERITIES) });

/** What `npm audit --json` prints, in its second version. */
const report = z.object({
  auditReportVersion: z.literal(2),
  // A text names a package that depends on the one with the advisory.
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })),
});
export type AuditReport = z.output<typeof report>;

const noReport = z.object({ message: z.string() });

/** @returns what is known of the packages of package-lock.json; or why the registry has not said it */
export async function askRegistry(): Promise<{ report: AuditReport } | { noAnswer: string }> {
  const args = ['audit', '--json', '--package-lock-only', '--fetch-retries=1', '--fetch-timeout=30000'];
  // It ends with 1 where it finds something.
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: unknown) => z.object({ stdout: z.string() }).parse(error),
  );
  return readAnswer(stdout);
}

/** @throws Error where npm printed neither a report nor why there is none */
export function readAnswer(printed: string): Awaited<ReturnType<typeof askRegistry>> {
  const said: unknown = JSON.parse(printed);
  const { data } = report.safeParse(said);
  return data ? { report: data } : { noAnswer: noReport.parse(said).message };
}

/** @returns what is against the policy, and what the policy accepts that is known no more, a sentence each */
export function judgeVulnerabilities(
  { vulnerabilities: { fail_from, accepted } }: Pick<Policy, 'vulnerabilities'>,
  { vulnerabilities }: AuditReport,
  today: string,
): string[] {
  const advisories = new Map(
    Object.values(vulnerabilities)
      .flatMap(({ via }) => via.filter((one) => typeof one !== 'string'))
      .map((one) => [one.url.split('/').at(-1) ?? '', one]),
  );
  const severe = [...advisories].filter(
    ([, { severity }]) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(fail_from),
  );
  const failures = severe.flatMap(([id, { name, title, severity, url }]) => {
    const until = accepted[id]?.until;
    if (until !== undefined && today <= until) return [];
    return [`${name}: ${title} (${severity}, ${url})${until === undefined ? '' : `; it was accepted until ${until}`}`];
  });
  const gone = Object.keys(accepted).filter((id) => !advisories.has(id));
  return [...failures, ...gone.map((id) => `${id} is accepted, and concerns nothing that is used.`)];
}
