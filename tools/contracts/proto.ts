import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { bin } from './bin.ts';

const OPTIONS = [
  'outputServices=grpc-js',
  'esModuleInterop=true',
  'importSuffix=.js',
  'snakeToCamel=false',
  'env=node',
  'useExactTypes=false',
  'exportCommonSymbols=false',
  'outputClientImpl=true',
];

/** The files that are generated from contracts/proto, by their paths. @param out where they go */
export function protoFiles(out: string): [file: string, text: string][] {
  const folder = mkdtempSync(join(root, 'node_modules/.contracts-'));
  const template = {
    version: 'v2',
    plugins: [{ local: ['node', bin('protoc-gen-ts_proto')], out: folder, opt: OPTIONS }],
  };
  try {
    execFileSync(
      process.execPath,
      [bin('buf'), 'generate', 'contracts/proto', '--template', JSON.stringify(template)],
      {
        cwd: root,
        stdio: 'inherit',
      },
    );
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [join(out, file.slice(folder.length + 1)), readFileSync(file, 'utf8')];
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
