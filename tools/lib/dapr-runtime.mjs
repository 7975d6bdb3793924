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
import { hasGo } from './go-modules.mjs';
import { home, root } from './paths.mjs';
import { run } from './processes.mjs';
import { requireDisk } from './requirements.mjs';
import { Hint, step } from './terminal.mjs';

const releases = JSON.parse(readFileSync(join(root, 'tools/releases.json'), 'utf8'));

const BUILDS = {
  daprd: {
    module: 'daprd',
    package: 'github.com/dapr/dapr/cmd/daprd',
    flags: ['-tags', 'allcomponents', '-ldflags', '-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=1.16.0'],
    gib: 9,
    minutes: 6,
  },
  sentry: {
    module: 'daprd',
    package: 'github.com/dapr/dapr/cmd/sentry',
    flags: ['-tags', 'allcomponents', '-ldflags', '-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=1.16.0'],
    gib: 3,
    minutes: 2,
  },
  dapr: {
    module: 'dapr-cli',
    package: 'github.com/dapr/cli',
    flags: ['-ldflags', '-s -w -X main.version=1.12.0 -X main.apiVersion=1.0'],
    gib: 2,
    minutes: 2,
  },
  consul: {
    module: 'consul',
    package: 'github.com/hashicorp/consul',
    flags: ['-ldflags', '-s -w'],
    gib: 3,
    minutes: 4,
  },
  'toxiproxy-server': {
    module: 'toxiproxy',
    package: 'github.com/Shopify/toxiproxy/v2/cmd/server',
    flags: ['-ldflags', '-s -w'],
    gib: 1,
    minutes: 1,
  },
  'kube-apiserver': {
    module: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    flags: ['-ldflags', '-s -w'],
    gib: 4,
    minutes: 4,
  },
  'kube-etcd': {
    module: 'kubernetes',
    package: 'go.etcd.io/etcd/server/v3',
    flags: ['-ldflags', '-s -w'],
    gib: 1,
    minutes: 1,
  },
  kubectl: {
    module: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kubectl',
    flags: ['-ldflags', '-s -w'],
    versionArgs: ['version', '--client'],
    gib: 2,
    minutes: 2,
  },
  'nats-server': {
    module: 'nats-server',
    package: 'github.com/nats-io/nats-server/v2',
    flags: ['-ldflags', '-s -w'],
    gib: 1,
    minutes: 1,
  },
};

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

function find(tool) {
  const file = installedFolders()
    .map((folder) => join(folder, tool))
    .find((candidate) => existsSync(candidate));
  if (!file) return undefined;
  const { status } = spawnSync(file, BUILDS[tool].versionArgs ?? ['--version'], { stdio: 'ignore', timeout: 20_000 });
  // Sentry does not know the flag, and says so.
  return status === 0 || (tool === 'sentry' && status === 2) ? file : undefined;
}

/**
 * Real daprd, dapr and nats-server: installed ones, else the official releases, else built from their pinned modules;
 * and `tool`, which gets another one by name.
 */
export async function getRuntime(tools = ['daprd', 'nats-server', 'dapr']) {
  const paths = { tool: async (tool) => find(tool) ?? (await get(tool)) };
  for (const tool of tools) paths[tool] = await paths.tool(tool);
  if (paths.daprd && !existsSync(join(got, 'daprd'))) {
    mkdirSync(got, { recursive: true });
    rmSync(join(got, 'daprd'), { force: true });
    symlinkSync(paths.daprd, join(got, 'daprd'));
  }
  return paths;
}

async function get(tool) {
  mkdirSync(got, { recursive: true });
  const why = [];
  const file = join(got, tool);
  if (
    releases[tool] &&
    (await step(`${tool}: official release`, (tell) => download(tool, file, tell)).catch(
      (error) => void why.push(error.message),
    ))
  )
    return file;
  if (
    await step(`${tool}: build from source, about ${BUILDS[tool].minutes} min the first time`, (tell) =>
      buildFromSource(tool, file, tell),
    ).catch((error) => void why.push(error.message))
  )
    return file;
  throw new Hint(
    [
      `${tool} could not be had:`,
      ...why.map((reason) => `  - ${reason}`),
      BUILDS[tool].module.startsWith('dapr')
        ? 'Install Dapr (`dapr init --slim`), or connect to the network, or install Go 1.24 or newer, then run this again.'
        : `Install ${tool} so that it is on the PATH, or connect to the network and install Go, then run this again.`,
    ].join('\n'),
  );
}

async function download(tool, file, tell) {
  const { url, checksums, separator, strip } = releases[tool];
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
  await run('tar', ['-xzf', 'archive.tar.gz', '--strip-components', String(strip)], { cwd: folder });
  chmodSync(join(folder, tool), 0o755);
  renameSync(join(folder, tool), file);
  rmSync(folder, { recursive: true });
  return true;
}

async function fetched(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(180_000) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`the official release cannot be downloaded (${error.cause?.code ?? error.message})`, {
      cause: error,
    });
  }
}

async function buildFromSource(tool, file, tell) {
  const { module, package: main, flags, gib } = BUILDS[tool];
  if (!hasGo()) throw new Error('Go is not installed, so it cannot be built');
  requireDisk(gib, `building ${tool}`);
  let compiled = 0;
  const onLine = (line) => {
    const [, downloaded] = /^go: downloading (\S+)/.exec(line) ?? [];
    tell(downloaded ? `downloading ${downloaded}` : `compiling, ${(compiled += 1)} packages`);
  };
  const partial = `${file}.partial`;
  await run('go', ['build', '-v', '-trimpath', '-mod=readonly', '-buildvcs=false', ...flags, '-o', partial, main], {
    cwd: join(root, 'tools/go', module),
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '' },
    onLine,
  }).catch((error) => {
    throw new Error(
      `the build failed: ${String(error.output ?? error)
        .trim()
        .split('\n')
        .slice(-2)
        .join(' ')
        .slice(0, 300)}`,
    );
  });
  renameSync(partial, file);
  return true;
}
