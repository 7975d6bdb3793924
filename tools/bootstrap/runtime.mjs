// The Dapr runtime and the servers that are built: installed ones, else the official releases, else built from their pinned modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { hasGo } from './go.mjs';
import { home, root } from './paths.mjs';
import { requireDisk } from './requirements.mjs';
import { ProgramError, runToEnd } from './run-to-end.mjs';
import { step, UserError } from './terminal.mjs';

/** @typedef {{ url: string, checksums: string, separator: string, strip: number }} Release */

/** @type {Record<string, Release | undefined>} */
const releases = JSON.parse(readFileSync(join(root, 'tools/releases.json'), 'utf8'));

const DAPR_FLAGS = ['-tags', 'allcomponents', '-ldflags', '-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=1.16.0'];
const SMALL = ['-ldflags', '-s -w'];

/**
 * How each is built: the folder of tools/go that pins it, its package, and what the build takes.
 *
 * @satisfies {Record<string, { module: string, package: string, flags: string[], gib: number, minutes: number, versionArgs?: string[] }>}
 */
const BUILDS = {
  daprd: { module: 'daprd', package: 'github.com/dapr/dapr/cmd/daprd', flags: DAPR_FLAGS, gib: 9, minutes: 6 },
  sentry: { module: 'daprd', package: 'github.com/dapr/dapr/cmd/sentry', flags: DAPR_FLAGS, gib: 3, minutes: 2 },
  dapr: {
    module: 'dapr-cli',
    package: 'github.com/dapr/cli',
    flags: ['-ldflags', '-s -w -X main.version=1.12.0 -X main.apiVersion=1.0'],
    gib: 2,
    minutes: 2,
  },
  'nats-server': {
    module: 'nats-server',
    package: 'github.com/nats-io/nats-server/v2',
    flags: SMALL,
    gib: 1,
    minutes: 1,
  },
  consul: { module: 'consul', package: 'github.com/hashicorp/consul', flags: SMALL, gib: 3, minutes: 4 },
  'toxiproxy-server': {
    module: 'toxiproxy',
    package: 'github.com/Shopify/toxiproxy/v2/cmd/server',
    flags: SMALL,
    gib: 1,
    minutes: 1,
  },
  'kube-apiserver': {
    module: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    flags: SMALL,
    gib: 4,
    minutes: 4,
  },
  'kube-etcd': { module: 'kubernetes', package: 'go.etcd.io/etcd/server/v3', flags: SMALL, gib: 1, minutes: 1 },
  kubectl: {
    module: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kubectl',
    flags: SMALL,
    gib: 2,
    minutes: 2,
    versionArgs: ['version', '--client'],
  },
};

/** @typedef {keyof typeof BUILDS} Tool */

/** Where the tools are kept that were got: laid out so that the Dapr CLI takes it as DAPR_RUNTIME_PATH. */
export const runtimeFolder = join(home, 'runtime');
const got = join(runtimeFolder, '.dapr/bin');

/** Folders in which a person may have the tool already, the most deliberate first. */
function installedFolders() {
  const { DAPR_RUNTIME_PATH, PATH = '' } = process.env;
  return [
    ...(DAPR_RUNTIME_PATH ? [join(DAPR_RUNTIME_PATH, '.dapr/bin')] : []),
    join(homedir(), '.dapr/bin'),
    ...PATH.split(delimiter),
    got,
  ];
}

/** @param {Tool} tool */
function find(tool) {
  const file = installedFolders()
    .map((folder) => join(folder, tool))
    .find((candidate) => existsSync(candidate));
  if (!file) return undefined;
  // What was got by this file is whole; what is somebody else's may be for another machine.
  if (file === join(got, tool)) return file;
  const build = BUILDS[tool];
  const versionArgs = 'versionArgs' in build ? build.versionArgs : ['--version'];
  const { status } = spawnSync(file, versionArgs, { stdio: 'ignore', timeout: 20_000 });
  // Sentry does not know the flag, and says so.
  return status === 0 || (tool === 'sentry' && status === 2) ? file : undefined;
}

/**
 * The file of a tool, which is got first where the machine does not have it.
 *
 * @param {Tool} tool
 * @throws {UserError} that says why it could not be had
 */
export async function getTool(tool) {
  const file = find(tool) ?? (await get(tool));
  if (tool === 'daprd' && !existsSync(join(got, 'daprd'))) {
    mkdirSync(got, { recursive: true });
    rmSync(join(got, 'daprd'), { force: true });
    symlinkSync(file, join(got, 'daprd'));
  }
  return file;
}

/** @param {Tool} tool */
async function get(tool) {
  mkdirSync(got, { recursive: true });
  const file = join(got, tool);
  /** @type {string[]} */
  const reasons = [];
  const failed = (/** @type {unknown} */ error) =>
    void reasons.push(error instanceof Error ? error.message : String(error));
  const release = releases[tool];
  if (release) await step(`${tool}: official release`, (tell) => download(tool, release, file, tell)).catch(failed);
  if (existsSync(file)) return file;
  await step(`${tool}: build from source, about ${BUILDS[tool].minutes} min the first time`, (tell) =>
    buildFromSource(tool, file, tell),
  ).catch(failed);
  if (existsSync(file)) return file;
  throw new UserError(
    [
      `${tool} could not be had:`,
      ...reasons.map((reason) => `  - ${reason}`),
      BUILDS[tool].module.startsWith('dapr')
        ? 'Install Dapr (`dapr init --slim`), or connect to the network, or install Go 1.24 or newer, then run this again.'
        : `Install ${tool} so that it is on the PATH, or connect to the network and install Go, then run this again.`,
    ].join('\n'),
  );
}

/**
 * @param {Tool} tool
 * @param {Release} release
 * @param {string} file
 * @param {(detail: string) => void} tell
 */
async function download(tool, { url, checksums, separator, strip }, file, tell) {
  const platform = [process.platform, process.arch === 'x64' ? 'amd64' : process.arch].join(separator);
  const address = url.replace('PLATFORM', platform);
  tell('downloading');
  const sums = String(await fetched(checksums.replace('PLATFORM', platform)));
  // The file has either one line for this archive, or one for each of the release's.
  const line = sums.split('\n').find((entry) => entry.includes(basename(address))) ?? sums;
  const expected = /\b[0-9a-f]{64}\b/.exec(line)?.[0];
  const archive = await fetched(address);
  if (createHash('sha256').update(archive).digest('hex') !== expected)
    throw new Error('the download is not what its SHA-256 says; it was thrown away');
  const folder = `${file}.unpacked`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'archive.tar.gz'), archive);
  await runToEnd('tar', ['-xzf', 'archive.tar.gz', '--strip-components', String(strip)], { cwd: folder });
  chmodSync(join(folder, tool), 0o755);
  renameSync(join(folder, tool), file);
  rmSync(folder, { recursive: true });
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(180_000) }).catch((error) => {
    const cause = error.cause?.code ?? error.message;
    throw new Error(`the official release cannot be downloaded (${cause})`, { cause: error });
  });
  if (!response.ok) throw new Error(`the official release cannot be downloaded (HTTP ${response.status})`);
  return Buffer.from(await response.arrayBuffer());
}

/**
 * @param {Tool} tool
 * @param {string} file
 * @param {(detail: string) => void} tell
 */
async function buildFromSource(tool, file, tell) {
  const { module, package: main, flags, gib } = BUILDS[tool];
  if (!hasGo()) throw new Error('Go is not installed, so it cannot be built');
  requireDisk(gib, `building ${tool}`);
  let compiled = 0;
  const onLine = (/** @type {string} */ line) => {
    const [, downloaded] = /^go: downloading (\S+)/.exec(line) ?? [];
    tell(downloaded ? `downloading ${downloaded}` : `compiling, ${(compiled += 1)} packages`);
  };
  const partial = `${file}.partial`;
  await runToEnd(
    'go',
    ['build', '-v', '-trimpath', '-mod=readonly', '-buildvcs=false', ...flags, '-o', partial, main],
    {
      cwd: join(root, 'tools/go', module),
      env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '' },
      onLine,
    },
  ).catch((error) => {
    throw new Error(`the build failed: ${error instanceof ProgramError ? error.lastWords(2) : error}`, {
      cause: error,
    });
  });
  renameSync(partial, file);
}
