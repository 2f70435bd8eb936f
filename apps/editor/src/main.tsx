import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@xyflow/react/dist/base.css';
import './styles/tokens.css';
import './styles/base.css';

// In two steps: the styles are asked for before the code.
const { showEditor } = await import('./show-editor.js');
await showEditor(document.getElementById('root') as HTMLElement);
