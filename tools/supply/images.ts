import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { Component } from './component.ts';

const filesThatName = (): string[] => [
  'Dockerfile',
  'compose.yaml',
  'compose.servers.yaml',
  ...readdirSync(join(root, 'k8s'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join('k8s', file)),
];
/** Our own images are built here, and have no tag. */
const NAMED = /^(?:FROM|\s*image:)\s+([\w./-]+):([\w.-]+)/gm;

/** The images of others that the Dockerfile, Compose and the manifests name. */
export function imageComponents(): Component[] {
  const found = new Map<string, Component>();
  for (const file of filesThatName())
    for (const [, name = '', version = ''] of readFileSync(join(root, file), 'utf8').matchAll(NAMED)) {
      const purl = purlOf(name, version);
      found.set(purl, { 'bom-ref': purl, type: 'container', name, version, purl });
    }
  return [...found.values()];
}

function purlOf(name: string, version: string): string {
  const [first = '', ...rest] = name.split('/');
  return first.includes('.')
    ? `pkg:docker/${rest.join('/')}@${version}?repository_url=${first}`
    : `pkg:docker/${name}@${version}`;
}
