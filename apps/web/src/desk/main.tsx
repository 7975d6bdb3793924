import '../design/design.css';
import 'styles:desk';
import { workOffline } from '../house/offline.ts';
import { start } from '../house/start.tsx';
import { Desk } from './desk.tsx';

start(Desk);
workOffline('desk');
