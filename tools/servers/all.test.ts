import { expect, test } from 'vitest';
import { describeFleet, FLEET_NAMES, type FleetOptions } from '../fleet/fleet.ts';
import { brokerOf, SERVERS } from './all.ts';
import { isNeededBy, reachedPortOf } from './server.ts';

const needed = (options: FleetOptions) => {
  const fleet = describeFleet('test', options);
  return SERVERS.filter((server) => isNeededBy(server, fleet)).map(({ name }) => name);
};

test('a fleet starts the servers behind its choices, and no others', () => {
  expect(needed({})).toEqual(['postgres', 'nats', 'inbox']);
  expect(needed({ choices: { pubsub: 'redis', state: 'redis' } })).toEqual(['postgres', 'redis', 'inbox']);
  expect(needed({ choices: { pubsub: 'kafka', state: 'etcd', discovery: 'consul' } })).toEqual([
    'postgres',
    'kafka',
    'etcd',
    'consul',
    'inbox',
  ]);
  expect(needed({ mtls: true, faults: true })).toEqual(['toxiproxy', 'postgres', 'nats', 'sentry', 'inbox']);
});

test.each([
  ['jetstream', 'nats'],
  ['redis', 'redis'],
  ['rabbitmq', 'rabbitmq'],
  ['kafka', 'kafka'],
  ['mqtt', 'mosquitto'],
])('the broker of %s is %s', (pubsub, server) => {
  expect(brokerOf(describeFleet('test', { choices: { pubsub } }))?.name).toBe(server);
});

test('no two processes of all fleets want the same port', () => {
  const wanted = FLEET_NAMES.flatMap((name) => {
    const fleet = describeFleet(name, { replicas: 2, faults: true });
    return [
      ...SERVERS.flatMap((server) => [
        ...[server.client.port, ...(server.otherPorts ?? [])].map((port) => port + fleet.portShift),
        ...(server.client.proxied ? [reachedPortOf(server, fleet)] : []),
      ]),
      ...fleet.apps.flatMap(({ ports }) => [...new Set(Object.values(ports))]),
    ];
  });
  expect(wanted.filter((port, index) => wanted.indexOf(port) !== index)).toEqual([]);
});
