import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolder } from '../lib/dapr-runtime.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { readSecrets } from '../lib/secrets.mjs';
import { installed, launch } from './launch.mjs';

export const title = 'Apache Kafka';
export const ports = ['kafka', 'kafkaController'];
const CLUSTER = 'YWJvbmVtZW50LWxpYnJhcg';

/** One node that is broker and controller (KRaft); clients sign in by SASL. */
export async function start(instance, _runtime, tell = () => undefined) {
  const { 'kafka-password': password } = readSecrets(instance);
  const java = installed('java', 'apt install default-jre-headless, brew install openjdk; 17 or newer');
  const classes = join(await jars(tell), '*');
  const data = join(instance.folder, 'kafka');
  mkdirSync(data, { recursive: true });
  const config = join(data, 'server.properties');
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  writeFileSync(
    config,
    [
      'process.roles=broker,controller',
      'node.id=1',
      `controller.quorum.voters=1@127.0.0.1:${instance.ports.kafkaController}`,
      `listeners=SASL_PLAINTEXT://127.0.0.1:${instance.ports.kafka},CONTROLLER://127.0.0.1:${instance.ports.kafkaController}`,
      'listener.security.protocol.map=CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT',
      'controller.listener.names=CONTROLLER',
      'inter.broker.listener.name=SASL_PLAINTEXT',
      'sasl.enabled.mechanisms=PLAIN',
      'sasl.mechanism.inter.broker.protocol=PLAIN',
      `listener.name.sasl_plaintext.plain.sasl.jaas.config=${login} username="abonement" password="${password}" user_abonement="${password}";`,
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
    await run(java, ['-cp', classes, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', config]);
  await launch(
    instance,
    { name: 'kafka', title, port: instance.ports.kafka },
    java,
    ['-Xmx512m', '-Xms256m', '-cp', classes, 'kafka.Kafka', config],
    { cwd: data },
  );
}

/** Kafka's jars, by Maven, of the version that pom.xml pins. */
async function jars(tell) {
  const folder = join(runtimeFolder, 'kafka');
  if (existsSync(join(folder, 'complete'))) return folder;
  const maven = installed('mvn', 'apt install maven, brew install maven');
  tell('getting its jars');
  const pom = join(root, 'tools/java/kafka/pom.xml');
  await run(maven, ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}
