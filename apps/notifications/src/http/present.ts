import type { components } from '#contracts/notifications.ts';
import type { ListedDelivery } from '../store/deliveries.ts';

type Schemas = components['schemas'];

type Shown = Pick<ListedDelivery, 'id' | 'type' | 'channel' | 'subject' | 'status' | 'created_at' | 'sent_at'>;

export function presentNotice(row: Shown): Schemas['Notice'] {
  const { id, type, channel, subject, status, created_at, sent_at } = row;
  return {
    id,
    type,
    channel,
    subject,
    status,
    created_at: created_at.toISOString(),
    ...(sent_at && { sent_at: sent_at.toISOString() }),
  };
}

export function presentTrackedNotice(
  row: Shown & Pick<ListedDelivery, 'user_id' | 'attempts' | 'failure'>,
): Schemas['TrackedNotice'] {
  const { user_id, attempts, failure } = row;
  return { ...presentNotice(row), user_id, attempts, ...(failure !== null && { failure }) };
}
