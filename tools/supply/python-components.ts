import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { hasPython, python } from '../bootstrap/python.mjs';
import type { Component } from './component.ts';

/** What analytics runs on; then what its tests and the servers of the tests need besides. */
const REQUIREMENTS = [
  'apps/analytics/requirements.txt',
  'apps/analytics/requirements-dev.txt',
  'tools/python/redis-server.txt',
  'tools/python/schemathesis.txt',
  'tools/python/sip2-client.txt',
];

/** The pinned packages in Python, each with the hash of every file that it may come as. */
export function pythonComponents(): Component[] {
  const found = new Map<string, Component>();
  for (const [at, file] of REQUIREMENTS.entries())
    for (const one of pinnedIn(readFileSync(join(root, file), 'utf8')))
      if (!found.has(one.purl)) found.set(one.purl, { ...one, scope: at === 0 ? 'required' : 'optional' });
  return [...found.values()];
}

function pinnedIn(text: string): Component[] {
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const [, name = '', version = ''] = /^([a-z0-9._-]+)==([^\s;]+)/.exec(line) ?? [];
    if (name === '') return [];
    const purl = `pkg:pypi/${name}@${version}`;
    const hashes = [...line.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map(([, content = '']) => ({
      alg: 'SHA-256',
      content,
    }));
    const distribution = {
      type: 'distribution',
      url: `https://pypi.org/project/${name}/${version}/#files`,
      comment: 'Each hash is that of one of its files.',
      hashes,
    };
    return [{ 'bom-ref': purl, type: 'library', name, version, purl, externalReferences: [distribution] }];
  });
}

/** The licence that each installed package says that it has, by package; none where Python is missing. */
export function licencesOfInstalled(): Map<string, string> {
  const said = new Map<string, string>();
  if (!hasPython()) return said;
  const lib = join(dirname(dirname(python)), 'lib');
  for (const version of readdirSync(lib)) {
    const packages = join(lib, version, 'site-packages');
    for (const folder of readdirSync(packages).filter((name) => name.endsWith('.dist-info'))) {
      const metadata = readFileSync(join(packages, folder, 'METADATA'), 'utf8');
      const field = (name: string) => new RegExp(`^${name}: (.*?)\\r?$`, 'm').exec(metadata)?.[1];
      const licence = field('License-Expression');
      if (licence !== undefined)
        said.set(
          `pkg:pypi/${field('Name')
            ?.toLowerCase()
            .replaceAll(/[._-]+/g, '-')}`,
          licence,
        );
    }
  }
  return said;
}
