import { runMigrations } from '#service/migrate.ts';
import { migrations } from './store/migrations/index.ts';

await runMigrations(migrations);
