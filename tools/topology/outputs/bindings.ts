import { z } from 'zod';
import { component, settings } from '../component-file.ts';
import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { Binding, Topology } from '../model.ts';
import { parseFile, TopologyError } from '../parse.ts';
import { componentSecrets } from './component-secrets.ts';

const bindingFile = z.strictObject({ component: z.string(), version: z.string(), settings });

/** Addresses of nobody on the internet, where what belongs to the platform is. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'];

/** For each choice of a binding its component, and in a cluster what its apps need besides: its secrets, and a way out. */
export function bindingFiles({ bindings }: Topology, files: Record<string, string>): GeneratedFile[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const folder = `components/dapr/${path}`;
    const from = 'binding.yaml and apps/*/app.yaml';
    const [name] = path.split('/');
    const binding = bindings.find((one) => one.name === name);
    if (!binding) throw new TopologyError(`${folder}: no app.yaml has the binding ${name}.`);
    const { component: type, version, settings } = parseFile(`${folder}/binding.yaml`, bindingFile, text);
    const access = componentSecrets({ folder, from, settings }, binding.apps);
    return [
      yamlFile(`${folder}/component.yaml`, from, [
        {
          value: component({ type, version, settings }, { name: binding.name, placeholders: {}, scopes: binding.apps }),
        },
      ]),
      ...access.files,
      yamlFile(`${folder}/network-policy.yaml`, from, [{ value: wayOut(binding) }]),
      kustomization(folder, from, { resources: ['component.yaml', ...access.resources, 'network-policy.yaml'] }),
    ];
  });
}

/** To the internet by TLS, for these apps alone. */
const wayOut = ({ name, apps }: Binding): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: `binding-${name}` },
  spec: {
    podSelector: {
      matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: apps }],
    },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});
