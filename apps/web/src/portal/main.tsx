import '../design/design.css';
import 'styles:portal';
import { workOffline } from '../house/offline.ts';
import { start } from '../house/start.tsx';
import { Portal } from './portal.tsx';

start(Portal);
workOffline('portal');
