import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { chooseBackend } from './lib/backend/choose.js';
import { showPage } from './lib/page/show-page.js';
import './lib/page/style.css';
import { project } from './project.js';

setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
});

const page = document.querySelector<HTMLElement>('#page');
if (page) {
  try {
    showPage(page, project, await chooseBackend());
  } catch (error) {
    page.textContent = error instanceof Error ? error.message : String(error);
  }
}
