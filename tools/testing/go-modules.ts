import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { home } from '../bootstrap/paths.mjs';

const execute = promisify(execFile);

/** What others publish in Go modules, and checks here read: by version, and by what its content adds up to. */
const PINNED = {
  'k8s.io/kubernetes': ['v1.34.1', 'h1:F3p8dtpv+i8zQoebZeK5zBqM1g9x1aIdnA5vthvcuUk='],
  'github.com/dapr/dapr': ['v1.16.0', 'h1:la2WLZM8Myr2Pq3cyrFjHKWDSPYLzGZCs3p502TwBjI='],
  'github.com/kedacore/keda/v2': ['v2.21.0', 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps='],
  'github.com/compose-spec/compose-go/v2': ['v2.16.2', 'h1:pTp1DqQwJzFd85GzlWsSszKA1ABrV/ySqsClujIcWA8='],
} as const;

const downloaded = z.object({ Dir: z.string(), Sum: z.string() });

/** The folder of a pinned module. @throws Error where Go or the network is missing, or the module is not what it was */
export async function goModule(path: keyof typeof PINNED): Promise<string> {
  const [version, sum] = PINNED[path];
  const { stdout } = await execute('go', ['mod', 'download', '-json', `${path}@${version}`], {
    cwd: home,
    env: { ...process.env, GOFLAGS: '-mod=mod' },
  });
  const { Dir: folder, Sum: found } = downloaded.parse(JSON.parse(stdout));
  if (found !== sum) throw new Error(`${path}@${version} is not what it was: ${found}.`);
  return folder;
}
