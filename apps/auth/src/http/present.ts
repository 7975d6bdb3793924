import type { components } from '#contracts/auth.ts';
import type { ListedSession } from '../store/session-list.ts';

/** @param current the session of whoever asks */
export const presentSession =
  (current: string) =>
  ({
    id,
    started_at,
    last_used_at,
    app,
    browser,
    system,
    network,
  }: ListedSession): components['schemas']['SignIn'] => ({
    id,
    started_at: started_at.toISOString(),
    last_used_at: (last_used_at ?? started_at).toISOString(),
    ...(app !== null && { app }),
    ...(browser !== null && { browser }),
    ...(system !== null && { system }),
    ...(network !== null && { network }),
    current: id === current,
  });
