import type { components } from '#contracts/notifications.ts';
import type { listDeliveries, ListedDelivery } from '../store/deliveries.ts';

type Schemas = components['schemas'];

export function presentNotice(row: Awaited<ReturnType<typeof listDeliveries>>[number]): Schemas['Notice'] {
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

export function presentTrackedNotice(row: ListedDelivery): Schemas['TrackedNotice'] {
  const { user_id, attempts, failure } = row;
  return { ...presentNotice(row), user_id, attempts, ...(failure !== null && { failure }) };
}
