import { runMigrations } from '#postgres/migrate.ts';
import { migrations } from './store/migrations/index.ts';

await runMigrations(migrations);
