import { templates } from '@netwright/templates';
import { expect, it } from 'vitest';
import { findTemplates } from './find-templates.js';

it.each([
  ['', templates.map(({ id }) => id)],
  ['1998 small', ['lenet5-digits']],
  ['RESIDUAL', ['residual-small']],
  ['transformer', []],
])('%j finds %j', (search, ids) => expect(findTemplates(templates, search).map(({ id }) => id)).toEqual(ids));
