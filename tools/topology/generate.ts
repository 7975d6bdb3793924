import { format } from 'prettier';
import { readBrokers } from './broker-file.ts';
import type { GeneratedFile } from './generated-file.ts';
import { appTitles } from './outputs/app-titles.ts';
import { appsWithData } from './outputs/apps-with-data.ts';
import { bindingFiles } from './outputs/bindings.ts';
import { brokerRights } from './outputs/broker-rights.ts';
import { composeFile } from './outputs/compose.ts';
import { jobFiles } from './outputs/jobs.ts';
import { kubernetesAppFiles } from './outputs/kubernetes-apps.ts';
import { migrationFiles } from './outputs/migrations.ts';
import { resiliencyFiles } from './outputs/resiliency.ts';
import { scaleByLagFiles } from './outputs/scale-by-lag.ts';
import { sidecarPolicyFiles } from './outputs/sidecar-policies.ts';
import { stateStoreFiles } from './outputs/state-stores.ts';
import { subscriptionFiles } from './outputs/subscriptions.ts';
import { topicFiles } from './outputs/topics.ts';
import type { Sources } from './sources.ts';
import { readTopology } from './topology.ts';

/** Every file that follows from who there is and who talks to whom. @throws TopologyError */
export async function generate(sources: Sources): Promise<GeneratedFile[]> {
  const topology = readTopology(sources);
  const brokers = readBrokers(sources.brokers);
  const files = [
    ...topicFiles(topology, brokers),
    ...scaleByLagFiles(topology, brokers),
    brokerRights(topology),
    ...subscriptionFiles(topology, brokers),
    ...stateStoreFiles(topology, sources.stateStores),
    ...bindingFiles(topology, sources.bindings),
    ...jobFiles(topology),
    ...resiliencyFiles(topology, sources.resiliency),
    ...sidecarPolicyFiles(topology),
    composeFile(topology, sources),
    ...kubernetesAppFiles(topology),
    ...migrationFiles(topology),
    appTitles(topology),
    appsWithData(topology),
  ];
  return Promise.all(files.map(formatted));
}

/** As a person would have laid it out; the server's own format has no such rules. */
async function formatted({ path, text }: GeneratedFile): Promise<GeneratedFile> {
  if (path.endsWith('.conf')) return { path, text };
  return { path, text: await format(text, { filepath: path, singleQuote: true, printWidth: 120 }) };
}
