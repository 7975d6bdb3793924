import { runService } from '#platform/service.ts';
import { auth } from './service.ts';

await runService(auth);
