import type { AppEntry as DaprApp } from '../fleet/dapr-yaml.ts';
import { appFile, type AppEntry, type AppFile } from './app-file.ts';
import { parseFile, TopologyError } from './parse.ts';

/** An app with all that its two files say of it: its entry in dapr.yaml, and app.yaml in its folder. */
export type DeclaredApp = {
  id: string;
  folder: string;
  /** The name of the folder. */
  service: string;
  dapr: DaprApp;
  /** What holds for the whole folder. */
  file: AppFile;
  own: AppEntry;
};

/** @throws TopologyError where an app has one of the files only */
export function declaredApps(daprApps: readonly DaprApp[], appFiles: Record<string, string>): DeclaredApp[] {
  const files = new Map(
    Object.entries(appFiles).map(([folder, text]) => [folder, parseFile(`${folder}/app.yaml`, appFile, text)]),
  );
  for (const [folder, { apps }] of files)
    for (const id of Object.keys(apps))
      if (!daprApps.some(({ appID, appDirPath }) => appID === id && appDirPath === folder))
        throw new TopologyError(`${folder}/app.yaml: dapr.yaml has no app ${id} with this folder.`);
  return daprApps.map((dapr) => {
    const { appID: id, appDirPath: folder } = dapr;
    const file = files.get(folder);
    if (!file) throw new TopologyError(`${folder}/app.yaml is missing, though dapr.yaml has ${id}.`);
    const own = file.apps[id];
    if (!own) throw new TopologyError(`${folder}/app.yaml: apps has no ${id}, though dapr.yaml has.`);
    return { id, folder, service: folder.replace(/^.*\//, ''), dapr, file, own };
  });
}
