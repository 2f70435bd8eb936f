#!/usr/bin/env node
import { register } from 'tsx/esm/api';

// A bin and not a script of package.json: pnpm announces a script on stderr, where only our own report belongs.
register();
await import('../src/main.ts');
