import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MARK, type GeneratedFile } from './generated-file.ts';

/** Where files are generated into. */
const FOLDERS = ['components/dapr', 'k8s'];

/** Writes what is generated, and removes what was once generated and is not any more. */
export function write(root: string, files: readonly GeneratedFile[]): void {
  for (const path of leftOver(root, files)) rmSync(join(root, path));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** The paths of files that are not what would be generated, or would not be generated at all. */
export function drift(root: string, files: readonly GeneratedFile[]): string[] {
  const differing = files.filter(({ path, text }) => current(root, path) !== text).map(({ path }) => path);
  return [...differing, ...leftOver(root, files)].toSorted();
}

const current = (root: string, path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;

function leftOver(root: string, files: readonly GeneratedFile[]): string[] {
  const generated = new Set(files.map(({ path }) => path));
  return FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => path.endsWith('.yaml') && !generated.has(path) && current(root, path)?.startsWith(MARK)),
  );
}
