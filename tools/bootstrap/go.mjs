import { spawnSync } from 'node:child_process';

export const hasGo = () => spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
