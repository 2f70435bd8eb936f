import { CodePanel } from './code-panel.js';
import { useGeneratedKeras } from './generated.js';

/** The Keras script of the network. */
export function KerasPanel() {
  const { text, spans } = useGeneratedKeras().model;
  return (
    <CodePanel text={text} spans={spans} language="python" label="Keras code of this network, to be read" />
  );
}
