import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import { runtimeFolder } from '../bootstrap/runtime.mjs';
import { BROKER_LOGINS, forEachLogin, SET_UP } from './broker-logins.ts';
import { installed, launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

const CONTROLLER_PORT = 18493;
const CLUSTER = 'YWJvbmVtZW50LWxpYnJhcg';
const LOGIN = 'org.apache.kafka.common.security.plain.PlainLoginModule required';

export const kafka: Server = {
  name: 'kafka',
  title: 'Apache Kafka',
  client: { name: 'kafka', port: 18492, elsewhere: 'kafka:9092' },
  otherPorts: [CONTROLLER_PORT],
  secrets: (address) => ({ 'kafka-brokers': () => address, ...forEachLogin('kafka-password') }),
  neededBy: ['pubsub/kafka'],

  /** One node that is broker and controller (KRaft); clients sign in by SASL. */
  async start({ fleet, secret, tell }) {
    const java = installed('java', 'apt install default-jre-headless, brew install openjdk; 17 or newer');
    const classes = join(await jars(tell), '*');
    const port = portOf(this, fleet);
    const controller = CONTROLLER_PORT + fleet.portShift;
    const data = join(fleet.folder, 'kafka');
    mkdirSync(data, { recursive: true });
    const config = join(data, 'server.properties');
    const users = BROKER_LOGINS.map(({ app }) => `user_${app}="${secret(`${app}-kafka-password`)}"`).join(' ');
    const own = secret(SET_UP);
    const login = `${LOGIN} username="broker" password="${own}" user_broker="${own}" ${users};`;
    writeFileSync(
      config,
      [
        'process.roles=broker,controller',
        'node.id=1',
        `controller.quorum.voters=1@127.0.0.1:${controller}`,
        `listeners=SASL_PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
        'listener.security.protocol.map=CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT',
        'controller.listener.names=CONTROLLER',
        'inter.broker.listener.name=SASL_PLAINTEXT',
        'sasl.enabled.mechanisms=PLAIN',
        'sasl.mechanism.inter.broker.protocol=PLAIN',
        `listener.name.sasl_plaintext.plain.sasl.jaas.config=${login}`,
        `log.dirs=${join(data, 'log')}`,
        // Several, so that replicas of an app share the work; a key keeps what belongs together in order.
        'num.partitions=3',
        'offsets.topic.replication.factor=1',
        'transaction.state.log.replication.factor=1',
        'transaction.state.log.min.isr=1',
        'group.initial.rebalance.delay.ms=0',
        // A message that was taken is on the disk: a broker that is killed keeps it.
        'log.flush.interval.messages=1',
      ].join('\n'),
      { mode: 0o600 },
    );
    if (!existsSync(join(data, 'log/meta.properties')))
      await runToEnd(java, ['-cp', classes, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', config]);
    const memory = ['-Xmx512m', '-Xms256m'];
    await launch(
      fleet,
      { name: this.name, title: this.title, port },
      java,
      [...memory, '-cp', classes, 'kafka.Kafka', config],
      { cwd: data },
    );
  },
};

/** Kafka's jars, by Maven, of the version that pom.xml pins. */
async function jars(tell: (detail: string) => void): Promise<string> {
  const folder = join(runtimeFolder, 'kafka');
  if (existsSync(join(folder, 'complete'))) return folder;
  const maven = installed('mvn', 'apt install maven, brew install maven');
  tell('getting its jars');
  const pom = join(root, 'tools/java/kafka/pom.xml');
  await runToEnd(maven, ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}
