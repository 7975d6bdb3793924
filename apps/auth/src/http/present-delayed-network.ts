import type { components } from '#contracts/auth.ts';
import type { listDelayedNetworks } from '../use-cases/lift-network-delay.ts';

export const presentDelayedNetwork = ({
  id,
  network,
  level,
  countedAt,
  waitSeconds,
}: Awaited<ReturnType<typeof listDelayedNetworks>>[number]): components['schemas']['DelayedNetwork'] => ({
  id,
  network,
  failed_tries: Math.ceil(level),
  last_try_at: countedAt.toISOString(),
  wait_seconds: waitSeconds,
});
