import { renameNode } from '@netwright/graph';
import { editor } from '../store/editor.js';

/** Renames a layer while its name is typed; until the field is left that is one undo step. An empty field changes nothing. */
export function renameWhileTyping(id: string): (name: string) => void {
  return (name) => {
    if (name === '') return;
    const { document, edit } = editor();
    edit(renameNode(document, 'main', id, name), { title: 'Rename', merge: `rename:${id}` });
  };
}
