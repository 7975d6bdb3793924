import type { components } from '#contracts/auth.ts';
import type { ListedKey } from '../use-cases/rotate-keys.ts';

export const presentSigningKey = (key: ListedKey): components['schemas']['SigningKey'] => ({
  kid: key.kid,
  state: key.state,
  created_at: key.createdAt.toISOString(),
  ...(key.signsFrom && { signs_from: key.signsFrom.toISOString() }),
  ...(key.signsUntil && { signs_until: key.signsUntil.toISOString() }),
  ...(key.revokedAt && { revoked_at: key.revokedAt.toISOString() }),
});
