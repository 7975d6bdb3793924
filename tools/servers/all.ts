import type { Fleet } from '../fleet/fleet.ts';
import { consul } from './consul.ts';
import { etcd } from './etcd.ts';
import { inbox } from './inbox.ts';
import { kafka } from './kafka.ts';
import { kubernetes } from './kubernetes.ts';
import { mosquitto } from './mosquitto.ts';
import { nats } from './nats.ts';
import { postgres } from './postgres.ts';
import { rabbitmq } from './rabbitmq.ts';
import { redis } from './redis.ts';
import { sentry } from './sentry.ts';
import type { Server } from './server.ts';
import { toxiproxy } from './toxiproxy.ts';

const BEHIND_COMPONENTS: readonly Server[] = [
  postgres,
  nats,
  redis,
  rabbitmq,
  kafka,
  mosquitto,
  etcd,
  consul,
  sentry,
  inbox,
  kubernetes,
];

/** Those that clients reach through another come after it. */
export const SERVERS: readonly Server[] = [toxiproxy(BEHIND_COMPONENTS), ...BEHIND_COMPONENTS];

/** The server behind the pub/sub components; none where somebody else runs it. */
export const brokerOf = ({ choices }: Fleet): Server | undefined =>
  SERVERS.find(({ neededBy }) => neededBy.includes(`pubsub/${choices.pubsub}`));
