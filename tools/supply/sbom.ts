import { asLicenses, licenceOf, packageOf, type Component } from './component.ts';
import { imageComponents } from './images.ts';
import { readNpmBom, type Bom } from './npm-components.ts';
import type { Policy } from './policy.ts';
import { pythonComponents } from './python-components.ts';
import { builtPrograms, javaComponents, programsWithin, releasedPrograms } from './runtime-components.ts';

type Composition = { aggregate: string; assemblies?: string[]; dependencies?: string[] };
export type Sbom = Bom & { compositions: Composition[] };

/** All that the system is built from, always in one order: only the serial number and the time differ. */
export async function makeSbom({ licences }: Pick<Policy, 'licences'>): Promise<Sbom> {
  const npm = await readNpmBom();
  const programs = [...releasedPrograms(), ...builtPrograms(), ...imageComponents(), ...programsWithin(npm.components)];
  const libraries = [...pythonComponents(), ...javaComponents()];
  const others = [...programs, ...libraries];
  const { component: whole } = npm.metadata;
  const dependencies = npm.dependencies.map(({ ref, dependsOn = [] }) => ({
    ref,
    dependsOn: (ref === whole['bom-ref'] ? [...dependsOn, ...refsOf(others)] : dependsOn).toSorted(),
  }));
  return {
    ...npm,
    // npm gives it the name of its folder.
    metadata: { ...npm.metadata, component: { ...whole, name: whole['bom-ref'].replace(/@.*/, '') } },
    components: sorted(
      [...npm.components, ...others].map((one) => withLicence(one, licences.stated)),
      'bom-ref',
    ),
    dependencies: sorted([...dependencies, ...others.map((one) => ({ ref: one['bom-ref'] }))], 'ref'),
    compositions: [
      // What is in a program is in its own project's document.
      { aggregate: 'incomplete', assemblies: refsOf(programs) },
      // The pinned requirements do not say which package needs which.
      { aggregate: 'unknown', dependencies: refsOf(libraries) },
    ],
  };
}

const refsOf = (components: readonly Component[]): string[] => components.map((one) => one['bom-ref']).toSorted();

const withLicence = (one: Component, stated: Policy['licences']['stated']): Component => {
  const licence = licenceOf(one) ?? stated[packageOf(one)];
  return licence === undefined ? one : { ...one, licenses: asLicenses(licence) };
};

const sorted = <Key extends string, Item extends Record<Key, string>>(items: Item[], key: Key): Item[] =>
  items.toSorted((a, b) => (a[key] < b[key] ? -1 : 1));
