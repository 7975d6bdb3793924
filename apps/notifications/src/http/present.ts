import type { components } from '#contracts/notifications.ts';
import type { ListedDelivery } from '../store/deliveries.ts';

type Schemas = components['schemas'];

type Shown = Pick<
  ListedDelivery,
  'id' | 'guardian_id' | 'type' | 'channel' | 'subject' | 'status' | 'created_at' | 'sent_at'
>;

export const presentNotice = (row: Shown): Schemas['Notice'] => ({
  ...facts(row),
  ...(row.guardian_id !== null && { to_guardian: true }),
});

const facts = ({ id, type, channel, subject, status, created_at, sent_at }: Shown) => ({
  id,
  type,
  channel,
  subject,
  status,
  created_at: created_at.toISOString(),
  ...(sent_at && { sent_at: sent_at.toISOString() }),
});

export function presentTrackedNotice(
  row: Shown & Pick<ListedDelivery, 'user_id' | 'attempts' | 'failure'>,
): Schemas['TrackedNotice'] {
  const { user_id, guardian_id, attempts, failure } = row;
  return {
    ...facts(row),
    user_id,
    ...(guardian_id !== null && { guardian_id }),
    attempts,
    ...(failure !== null && { failure }),
  };
}
