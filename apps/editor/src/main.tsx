import './jitless.js';
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@xyflow/react/dist/base.css';
import './styles/tokens.css';
import './styles/base.css';

// In two steps: zod asks how it may work when a schema is made, and the schemas are made while the rest is loaded.
const { showEditor } = await import('./show-editor.js');
await showEditor(document.getElementById('root') as HTMLElement);
