import { Dialog } from '../shell/dialog.js';
import { useEditor } from '../store/editor.js';
import { commandGroups } from './command.js';
import { shortcutText } from './keys.js';
import { useCommands } from './registry.js';
import './command-palette.css';

/** What the mouse does; what keys do is read from the commands. */
const gestures: readonly (readonly [string, string])[] = [
  ['Quick add', 'Tab, or double click on the board'],
  ['Connect', 'drag from a port'],
  ['Insert into a wire', 'drop a layer on it'],
  ['Select several', 'drag on the board, Shift click'],
  ['Move', 'drag, or arrow keys; with Shift, farther'],
  ['Copy while moving', 'Alt drag'],
  ['Pan', 'scroll, Space drag'],
  ['Zoom', `${shortcutText('Mod')} scroll, pinch`],
];

/** All shortcuts on one sheet. */
export function ShortcutSheet() {
  const commands = useCommands();
  return (
    <Dialog
      title="Keyboard and mouse"
      className="shortcut-sheet"
      close={() => useEditor.getState().showOverlay(undefined)}
    >
      <div className="shortcut-scroll">
        <div className="shortcut-groups">
          <section>
            <h3>By hand</h3>
            <dl>
              {gestures.map(([what, how]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>{how}</dd>
                </div>
              ))}
            </dl>
          </section>
          {commandGroups.map((group) => {
            const keyed = commands.filter(
              (command) => command.group === group && command.keys && !command.quiet,
            );
            return (
              keyed.length > 0 && (
                <section key={group}>
                  <h3>{group}</h3>
                  <dl>
                    {keyed.map(({ id, title, keys }) => (
                      <div key={id}>
                        <dt>{title}</dt>
                        <dd>
                          {keys?.slice(0, 2).map((one) => (
                            <kbd key={one}>{shortcutText(one)}</kbd>
                          ))}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              )
            );
          })}
        </div>
      </div>
    </Dialog>
  );
}
