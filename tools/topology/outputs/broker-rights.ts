import { yamlFile, type GeneratedFile } from '../generated-file.ts';
import { messagingApps, rightsAtTheBroker, type Topology } from '../model.ts';

/** What each app's login may do at a broker: whoever makes the logins goes by it. */
export function brokerRights(topology: Topology): GeneratedFile {
  const ofApps = messagingApps(topology).map((app) => [app, rightsAtTheBroker(app, topology)]);
  return yamlFile(
    'components/dapr/broker-rights.yaml',
    'contracts/events/asyncapi.yaml',
    [{ value: Object.fromEntries(ofApps) }],
    'The topics that each app publishes to and reads: what its login at the broker may do, and nothing else.',
  );
}
