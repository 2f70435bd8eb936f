import { expect, it } from 'vitest';
import { fileStem } from './file-name.js';

it.each([
  ['LeNet-5 (1998)', 'lenet-5-1998'],
  ['../../etc/passwd', 'etc-passwd'],
  ['', 'network'],
  ['"""; rm -rf *', 'rm-rf'],
  ['\u202Egpj.exe', 'gpj-exe'],
  ['Größe 😀', 'gro-ße'],
  ['a'.repeat(200), 'a'.repeat(60)],
])('%j is saved as %s', (name, stem) => expect(fileStem(name)).toBe(stem));
