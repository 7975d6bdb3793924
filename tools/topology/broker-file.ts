import { z } from 'zod';
import { settings, type Settings } from './component-file.ts';
import { parseFile, TopologyError } from './parse.ts';

const stream = z.strictObject({ name: z.string(), maxAgeDays: z.number().int().positive() });

const lagTrigger = z.strictObject({
  type: z.string(),
  metadata: z.record(z.string(), z.string()),
  secrets: z.record(z.string(), z.string()),
});

const wholeBroker = z.strictObject({
  /** The type of the Dapr component. */
  component: z.string(),
  version: z.string(),
  settings,
  /** More metadata of each subscription. */
  subscription: z.record(z.string(), z.string()).default({}),
  /** For a broker whose component does not make its streams. */
  streams: z
    .strictObject({ events: stream, deadLetters: stream, names: z.record(z.string(), z.string()).default({}) })
    .optional(),
  /** KEDA's trigger for apps that a cluster scales by how far they are behind. */
  scaleByLag: lagTrigger.optional(),
});

/** Another choice with some settings of its own. */
const likeAnother = z.strictObject({ like: z.string(), settings, scaleByLag: lagTrigger.optional() });

export type Broker = {
  /** The folder's name. */
  choice: string;
  type: string;
  version: string;
  settings: Settings;
  subscription: Record<string, string>;
  streams: z.output<typeof wholeBroker>['streams'];
  scaleByLag: z.output<typeof lagTrigger> | undefined;
};

export function readBrokers(files: Record<string, string>): Broker[] {
  return Object.keys(files).map((choice) => readBroker(files, choice));
}

function readBroker(files: Record<string, string>, choice: string): Broker {
  const file = `components/dapr/pubsub/${choice}/broker.yaml`;
  const text = files[choice] ?? '';
  if (!isLikeAnother(file, text)) {
    const { component: type, streams, scaleByLag, ...rest } = parseFile(file, wholeBroker, text);
    return { choice, type, streams, scaleByLag, ...rest };
  }
  const { like, settings, scaleByLag } = parseFile(file, likeAnother, text);
  if (!(like in files) || isLikeAnother(file, files[like] ?? ''))
    throw new TopologyError(`${file}: like names a folder with a whole broker.yaml, not ${like}.`);
  const other = readBroker(files, like);
  return { ...other, choice, settings: { ...other.settings, ...settings }, scaleByLag: scaleByLag ?? other.scaleByLag };
}

const isLikeAnother = (file: string, text: string): boolean =>
  parseFile(file, z.looseObject({ like: z.string().optional() }), text).like !== undefined;
