import { startTestService, type TestServiceOptions } from '#testing/service.ts';
import type { NotificationsEnv } from '../config.ts';
import type { NotificationsContext } from '../context.ts';
import { notifications } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

/** The notifications service, in process, without a mail server. */
export const startNotifications = (
  options: Partial<TestServiceOptions<NotificationsEnv, Tables, NotificationsContext>> = {},
) =>
  startTestService(notifications, {
    migrations,
    env: { MAIL_FROM: 'library@library.example', MAIL_TLS: 'none' },
    secrets: { 'smtp-host': '127.0.0.1', 'smtp-port': '1' },
    ...options,
  });
