import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { licenceOf, packageOf } from './component.ts';
import { readPolicy } from './policy.ts';
import { makeSbom, type Sbom } from './sbom.ts';

let sbom: Sbom;
let again: Sbom;
beforeAll(async () => {
  sbom = await makeSbom(readPolicy());
  again = await makeSbom(readPolicy());
}, 120_000);

const lockFile = z.object({ packages: z.record(z.string(), z.object({ version: z.string() })) });
const versionOf = (purl: string): string | undefined => sbom.components.find((one) => packageOf(one) === purl)?.version;

describe('the bill of materials', () => {
  test('has each package of the lock file, and no other', () => {
    const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    const locked = Object.entries(packages).flatMap(([path, { version }]) => {
      const [, name] = /^node_modules\/(?:.*\/node_modules\/)?(.+)$/.exec(path) ?? [];
      return name === undefined ? [] : [`pkg:npm/${name.replace('@', '%40')}@${version}`];
    });
    const listed = sbom.components.map(({ purl }) => purl).filter((purl) => purl.startsWith('pkg:npm/'));
    expect(listed.toSorted()).toEqual([...new Set(locked)].toSorted());
  });

  test('has each pinned package in Python, with the hashes of its files, and says which are for tests', () => {
    const pinned = readFileSync('apps/analytics/requirements.txt', 'utf8');
    const names = [...pinned.matchAll(/^([\w.-]+)==/gm)].map(([, name]) => `pkg:pypi/${name}`);
    const required = sbom.components.filter(({ purl, scope }) => purl.startsWith('pkg:pypi/') && scope === 'required');
    expect(required.map(packageOf).toSorted()).toEqual(names.toSorted());
    const hashes = required.flatMap(({ externalReferences = [] }) =>
      externalReferences.flatMap((one) => one.hashes ?? []),
    );
    expect(hashes).toHaveLength(pinned.match(/--hash=/g)?.length ?? 0);
    expect(sbom.components.find(({ name }) => name === 'pytest')?.scope).toBe('optional');
  });

  test('has the programs that the set-up brings, and the images', () => {
    const { daprd } = z
      .object({ daprd: z.object({ version: z.string() }) })
      .parse(JSON.parse(readFileSync('tools/releases.json', 'utf8')));
    expect(versionOf('pkg:github/dapr/dapr')).toBe(daprd.version);
    for (const purl of [
      'pkg:github/nats-io/nats-server',
      'pkg:generic/postgresql',
      'pkg:generic/chromium',
      'pkg:maven/org.apache.kafka/kafka_2.13',
      'pkg:golang/github.com/hashicorp/consul',
      'pkg:golang/k8s.io/kubernetes',
      'pkg:docker/postgres',
      'pkg:docker/daprio/daprd',
    ])
      expect([purl, versionOf(purl)]).toEqual([purl, expect.stringMatching(/\d/)]);
  });

  test('names each component once, by a package URL with its name and version, and its licence', () => {
    expect(sbom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      metadata: { component: { name: 'abonement' } },
    });
    const refs = sbom.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const one of sbom.components) {
      const { purl, version, type } = one;
      expect(purl).toMatch(/^pkg:[a-z]+\/[\w.%/-]+@[\w.%+-]+(\?[a-z_]+=[\w.%-]+)?(#[\w./-]+)?$/);
      expect(decodeURIComponent(/@([^?#]+)/.exec(purl)?.[1] ?? '').replace(/^v/, '')).toBe(version.replace(/^v/, ''));
      expect([purl, type === 'container' || licenceOf(one) !== undefined]).toEqual([purl, true]);
    }
  });

  test('gives hashes of their true length, to all that npm and Go bring', () => {
    const digits: Record<string, number> = { 'SHA-1': 40, 'SHA-256': 64, 'SHA-512': 128 };
    for (const { purl, hashes = [], externalReferences = [] } of sbom.components) {
      if (/^pkg:(npm|golang)/.test(purl)) expect([purl, hashes.length]).toEqual([purl, 1]);
      for (const { alg, content } of [...hashes, ...externalReferences.flatMap((one) => one.hashes ?? [])])
        expect([purl, content.length]).toEqual([purl, digits[alg]]);
    }
  });

  test('says what depends on what, of nothing that it does not list', () => {
    const refs = new Set([sbom.metadata.component['bom-ref'], ...sbom.components.map((one) => one['bom-ref'])]);
    const ofDependencies = sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
    const ofCompositions = sbom.compositions.flatMap((one) => [...(one.assemblies ?? []), ...(one.dependencies ?? [])]);
    expect([...ofDependencies, ...ofCompositions].filter((ref) => !refs.has(ref))).toEqual([]);
    expect(new Set(sbom.dependencies.map(({ ref }) => ref))).toEqual(refs);
  });

  test('is the same each time, but for its serial number and its time', () => {
    expect(again.serialNumber).not.toBe(sbom.serialNumber);
    const { serialNumber } = sbom;
    const { timestamp } = sbom.metadata;
    const asBefore: Sbom = { ...again, serialNumber, metadata: { ...again.metadata, timestamp } };
    expect(JSON.stringify(asBefore)).toBe(JSON.stringify(sbom));
  });
});
