import { runService } from '#platform/service.ts';
import { loans } from './service.ts';

await runService(loans);
