import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { judgeLicences } from '../supply/licences.ts';
import { POLICY_FILE, readPolicy, type Policy } from '../supply/policy.ts';
import { licencesOfInstalled } from '../supply/python-components.ts';
import { makeSbom } from '../supply/sbom.ts';
import { askRegistry, judgeVulnerabilities } from '../supply/vulnerabilities.ts';
import { readOptions } from './options.ts';

const HELP = `npm run vet

Checks what is brought in from elsewhere by ${POLICY_FILE}: each licence has to be
allowed there, or be an exception with a reason; and no vulnerability that the npm registry
knows of may be as severe as the policy says, unless it is accepted with a reason and a day.

Where the registry does not answer, the command says so, and fails for licences alone. It is
not asked about packages in Python.

  --offline   asks nobody: licences alone, as npm run check does`;

await runCommand(async () => {
  const { options } = readOptions({ offline: 'flag' }, HELP);
  const policy = readPolicy();
  const wrong = [...(await wrongLicences(policy)), ...(options.offline ? [] : await wrongVulnerabilities(policy))];
  if (wrong.length > 0) throw new UserError(`Against ${POLICY_FILE}:\n\n${wrong.join('\n')}`);
});

async function wrongLicences(policy: Policy): Promise<string[]> {
  const { components } = await makeSbom(policy);
  const wrong = judgeLicences(policy, { components, saidByInstalled: licencesOfInstalled() });
  console.log(`Licences of ${components.length} components: ${verdict(wrong)}`);
  return wrong;
}

async function wrongVulnerabilities(policy: Policy): Promise<string[]> {
  const answer = await askRegistry();
  if ('noAnswer' in answer) {
    console.log(`Known vulnerabilities: NOT CHECKED, the registry did not say them (${answer.noAnswer})`);
    return [];
  }
  const wrong = judgeVulnerabilities(policy, answer.report, new Date().toISOString().slice(0, 10));
  console.log(`Known vulnerabilities: ${verdict(wrong)}`);
  return wrong;
}

function verdict({ length }: string[]): string {
  return length === 0 ? 'as the policy says' : `${length} against the policy`;
}
