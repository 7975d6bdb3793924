import type { Transaction } from 'kysely';
import type { AuthContext } from '../context.ts';
import { limits, networkShutForMs } from '../domain/login-throttle.ts';
import { delayedNetworks, forgetNetwork } from '../store/delayed-networks.ts';
import type { Tables } from '../store/schema.ts';

/** The networks from which nobody can sign in now, at whatever account, and for how long. */
export async function listDelayedNetworks(
  { db, now }: Pick<AuthContext, 'db' | 'now'>,
  page: { after: [countedAt: string, id: string] | undefined; limit: number },
) {
  const time = now();
  const networks = await delayedNetworks(db, limits.client, { now: time, ...page });
  return networks.map((network) => ({ ...network, waitSeconds: Math.ceil(networkShutForMs(network, time) / 1000) }));
}

/** What has failed from a network is forgotten, so that whoever is there can sign in at once. */
export async function liftNetworkDelay(
  { db }: Pick<AuthContext, 'db'>,
  id: string,
  record: (tx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await forgetNetwork(tx, id);
    await record(tx);
  });
}
