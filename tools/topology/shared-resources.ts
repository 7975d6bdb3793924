import type { DeclaredApp } from './declared-app.ts';
import type { Binding, Job, Store } from './model.ts';
import { TopologyError } from './parse.ts';

/** State stores and jobs are of several apps, each of which says what it takes them for: they must say the same. */
export function storesOf(apps: readonly DeclaredApp[]): Store[] {
  const wrong = 'whether they share the keys of';
  return shared(apps, ({ own }) => own.stores, wrong).map(({ name, value, apps }) => ({
    name,
    shared: value === 'shared',
    apps,
  }));
}

export function bindingsOf(apps: readonly DeclaredApp[]): Binding[] {
  const names = [...new Set(apps.flatMap(({ own }) => own.bindings))].toSorted();
  return names.map((name) => ({
    name,
    apps: apps.filter(({ own }) => own.bindings.includes(name)).map(({ id }) => id),
  }));
}

export function jobsOf(apps: readonly DeclaredApp[]): Job[] {
  return shared(apps, ({ own }) => own.jobs, 'the schedule of').map(({ name, value, apps }) => ({
    name,
    schedule: value,
    apps,
  }));
}

function shared(apps: readonly DeclaredApp[], said: (app: DeclaredApp) => Record<string, string>, what: string) {
  const names = [...new Set(apps.flatMap((app) => Object.keys(said(app))))].toSorted();
  return names.map((name) => {
    const users = apps.filter((app) => name in said(app));
    const ids = users.map(({ id }) => id).toSorted();
    const [value, ...others] = new Set(users.map((app) => said(app)[name]));
    if (value === undefined || others.length > 0)
      throw new TopologyError(`${ids.join(', ')} differ in ${what} ${name}: see their app.yaml.`);
    return { name, value, apps: ids };
  });
}
