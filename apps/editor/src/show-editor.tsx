import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startFiles } from './files/start-files.js';
import { SafetyNet } from './shell/safety-net.js';
import { startTheme } from './shell/use-theme.js';

/** Opens the first document and shows the editor in an element of the page. */
export async function showEditor(element: HTMLElement): Promise<void> {
  startTheme();
  await startFiles();
  createRoot(element).render(
    <StrictMode>
      <SafetyNet what="the editor">
        <App />
      </SafetyNet>
    </StrictMode>,
  );
}
