import { runService } from '#platform/service.ts';
import { users } from './service.ts';

await runService(users);
