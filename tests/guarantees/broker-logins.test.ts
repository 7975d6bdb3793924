import { readFileSync } from 'node:fs';
import { connect, type JetStreamManager, type NatsConnection } from 'nats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const file = process.env['TEST_SECRETS'] ?? '';
const secrets = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));

/** Signs in at the broker as an app's sidecar does. @returns why it may not do this there */
async function refusalOf(app: string, act: (broker: NatsConnection) => Promise<unknown>): Promise<string> {
  const { host, username, password } = new URL(secrets[`${app}-nats-url`] ?? '');
  const broker = await connect({ servers: host, user: username, pass: password, timeout: 5_000 });
  try {
    await act(broker);
    return 'nothing is refused';
  } catch (error) {
    return String(error);
  } finally {
    await broker.close();
  }
}

const asManager = (act: (manager: JetStreamManager) => Promise<unknown>) => async (broker: NatsConnection) =>
  act(await broker.jetstreamManager({ checkAPI: false }));

describe.runIf(process.env['TEST_BROKER'] === 'nats')("an app's login at the broker", () => {
  test.each(['user.events', 'book.events', 'loan.events', 'notifications.email', 'dead.users'])(
    'of notifications publishes no %s',
    async (topic) => {
      const refusal = await refusalOf('notifications', (broker) => broker.jetstream().publish(topic, '{}'));
      expect(refusal).toContain('Permissions Violation');
    },
  );

  test('publishes what is its own: that gets as far as the stream, which knows of no such message before it', async () => {
    const refusal = await refusalOf('notifications', (broker) =>
      broker.jetstream().publish('dead.notifications', '{}', { expect: { lastMsgID: 'none' } }),
    );
    expect(refusal).toContain('wrong last msg id');
  });

  test.each([
    ['empties a stream', asManager(({ streams }) => streams.purge('ABONEMENT'))],
    ['removes a stream', asManager(({ streams }) => streams.delete('ABONEMENT'))],
    ['reads a stream', asManager(({ streams }) => streams.getMessage('ABONEMENT', { seq: 1 }))],
    [
      "removes another app's consumer",
      asManager(({ consumers }) => consumers.delete('ABONEMENT', 'users-loan-events')),
    ],
    [
      'listens to a topic past its stream',
      async (broker: NatsConnection) => {
        const listening = broker.subscribe('loan.events', { max: 1 });
        await broker.flush();
        for await (const message of listening) return message;
        return undefined;
      },
    ],
    [
      "takes what is delivered to another app's queue",
      async (broker: NatsConnection) => {
        const listening = broker.subscribe('_INBOX.>', { queue: 'loans', max: 1 });
        await broker.flush();
        for await (const message of listening) return message;
        return undefined;
      },
    ],
  ])('never %s', async (_what, act) => {
    expect(await refusalOf('notifications', act)).toContain('Permissions Violation');
  });
});
