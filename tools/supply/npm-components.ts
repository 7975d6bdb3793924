import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { component } from './component.ts';

const dependency = z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() });

/** A whole document of CycloneDX. */
export const bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string(), component: component }),
  components: z.array(component),
  dependencies: z.array(dependency),
});

export type Bom = z.output<typeof bom>;

/** What npm says of package-lock.json; it needs no network, and no installed packages. */
export async function readNpmBom(): Promise<Bom> {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--offline'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return eachOnce(bom.parse(JSON.parse(stdout)));
}

/** Some releases of npm list a package once for each folder that has it. What is required in one of them is required. */
export function eachOnce<Some extends Pick<Bom, 'components' | 'dependencies'>>(listed: Some): Some {
  const components = new Map<string, Bom['components'][number]>();
  for (const one of listed.components)
    if (one.scope === 'required' || !components.has(one['bom-ref'])) components.set(one['bom-ref'], one);
  const needs = new Map<string, Set<string>>();
  for (const { ref, dependsOn = [] } of listed.dependencies)
    needs.set(ref, new Set([...(needs.get(ref) ?? []), ...dependsOn]));
  const dependencies = [...needs].map(([ref, refs]) => ({ ref, dependsOn: [...refs] }));
  return { ...listed, components: [...components.values()], dependencies };
}
