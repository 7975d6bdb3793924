// The desk opens without a connection. What the library has answered is not kept: it is about others.
import { openOffline } from './open-offline.ts';

openOffline('desk', '/desk', (path) => path === '/desk' || path.startsWith('/desk/'));
