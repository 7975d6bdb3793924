import { runService } from '#platform/service.ts';
import { notifications } from './service.ts';

await runService(notifications);
