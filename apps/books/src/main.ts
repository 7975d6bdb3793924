import { runService } from '#platform/service.ts';
import { books } from './service.ts';

await runService(books);
