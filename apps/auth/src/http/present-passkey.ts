import type { components } from '#contracts/auth.ts';
import type { Passkey } from '../store/passkeys.ts';

export const presentPasskey = ({
  id,
  name,
  created_at,
  last_used_at,
  backed_up,
}: Passkey): components['schemas']['Passkey'] => ({
  id,
  name,
  created_at: created_at.toISOString(),
  ...(last_used_at && { last_used_at: last_used_at.toISOString() }),
  synced: backed_up,
});
