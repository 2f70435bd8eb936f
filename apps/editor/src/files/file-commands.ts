import { emptyDocument } from '@netwright/graph';
import { registerCommands } from '../commands/registry.js';
import { editor } from '../store/editor.js';
import { copyLink } from './copy-link.js';
import { chooseFile, openAsNew } from './open.js';
import { saveToDisk } from './save.js';

registerCommands([
  {
    id: 'start',
    title: 'Your networks and templates',
    group: 'File',
    words: 'new template recent gallery start',
    run: () => editor().showOverlay({ type: 'start' }),
  },
  {
    id: 'new',
    title: 'New empty network',
    group: 'File',
    words: 'blank create',
    run: () => void openAsNew(emptyDocument('Untitled'), 'new'),
  },
  {
    id: 'open',
    title: 'Open a file',
    group: 'File',
    keys: ['Mod+O'],
    words: 'import keras json load',
    run: chooseFile,
  },
  {
    id: 'save',
    title: 'Save to disk',
    group: 'File',
    keys: ['Mod+S'],
    words: 'download file',
    everywhere: true,
    run: () => void saveToDisk(),
  },
  {
    id: 'save-as',
    title: 'Save to another file',
    group: 'File',
    keys: ['Mod+Shift+S'],
    words: 'download file copy',
    everywhere: true,
    run: () => void saveToDisk({ as: true }),
  },
  {
    id: 'copy-link',
    title: 'Copy a link that carries the network',
    group: 'File',
    words: 'share url',
    run: () => void copyLink(),
  },
  {
    id: 'export',
    title: 'Export a Keras project',
    group: 'File',
    keys: ['Mod+E'],
    words: 'download python script train zip code',
    run: () => editor().showOverlay({ type: 'export', target: 'keras' }),
  },
  {
    id: 'export-tfjs',
    title: 'Export a TensorFlow.js project',
    group: 'File',
    words: 'download typescript javascript browser webgpu zip code',
    run: () => editor().showOverlay({ type: 'export', target: 'tfjs' }),
  },
]);
