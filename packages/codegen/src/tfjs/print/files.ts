import type { TrainingPlan } from '../../recipe/plan.js';
import { plainText } from '../../text/plain-text.js';
import { Writer } from '../../text/writer.js';
import {
  type Expression,
  list,
  literal,
  object,
  stringLiteral,
  writeExpression,
} from '../../typescript/index.js';
import { versions } from '../project-sources.generated.js';
import type { TfjsProgram } from '../types.js';

/** The name that a package may have. */
function packageName(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return safe || 'network';
}

export function printPackage(title: string, needsZip: boolean): string {
  const version = (name: keyof typeof versions) => ({ [name]: versions[name] });
  return `${JSON.stringify(
    {
      name: packageName(title),
      version: '1.0.0',
      private: true,
      type: 'module',
      scripts: { dev: 'vite', build: 'tsc && vite build', check: 'tsc', train: 'tsx src/node.ts' },
      dependencies: {
        ...version('@tensorflow/tfjs'),
        ...version('@tensorflow/tfjs-backend-wasm'),
        ...version('@tensorflow/tfjs-backend-webgpu'),
        ...(needsZip ? version('fflate') : {}),
      },
      devDependencies: {
        ...version('@types/node'),
        ...version('tsx'),
        ...version('typescript'),
        ...version('vite'),
      },
    },
    null,
    2,
  )}\n`;
}

export const tsconfig = `{
  "compilerOptions": {
    "target": "ES2023",
    "lib": ["ES2023", "DOM", "DOM.Iterable"],
    "module": "ESNext",
    "moduleResolution": "bundler",
    "types": ["vite/client", "node"],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "noImplicitOverride": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["src"]
}
`;

export const viteConfig = `import { defineConfig } from 'vite';

// Addresses relative to the page, so that it can lie in any folder of a server.
export default defineConfig({ base: './', build: { target: 'es2022', chunkSizeWarningLimit: 4000 } });
`;

/** Text of a document inside HTML. */
function html(text: string): string {
  return plainText(text, 80)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function printIndex(title: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>${html(title) || 'A network'}</title>
  </head>
  <body>
    <main id="page">
      <p>Starting.</p>
    </main>
    <script type="module" src="/src/main.ts"></script>
  </body>
</html>
`;
}

export function printProject(title: string): string {
  return `import { loadData, randomData, source } from './data.js';
import type { Project } from './lib/project.js';
import { buildModel } from './model.js';
import { recipe } from './train.js';
import { layers } from './weights.js';

/** The network with its data and its recipe. */
export const project: Project = {
  title: ${stringLiteral(plainText(title, 80) || 'A network')},
  buildModel,
  layers,
  recipe,
  loadData,
  randomData,
  source,
};
`;
}

export const main = `import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
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
`;

export function printNode({ dataset: { ships } }: TrainingPlan): string {
  const lines = [
    ...(ships ? ["import { fileURLToPath } from 'node:url';"] : []),
    "import { trainInNode } from './lib/node/train-in-node.js';",
    "import { project } from './project.js';",
    '',
    ...(ships ? [`const shipped = fileURLToPath(new URL('../public/${ships}', import.meta.url));`] : []),
    `process.exitCode = await trainInNode(project${ships ? ', shipped' : ''});`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The layers with weights: their names, and the paths of the weights in Keras. */
export function weightForms({ functions }: TfjsProgram): Expression {
  const rows = functions.flatMap(({ statements }) =>
    statements.flatMap((statement) => {
      if (!('layer' in statement) || typeof statement.layer === 'string') return [];
      const { make, weights } = statement.layer;
      const name = make.config['name'];
      if (typeof name !== 'string' || weights.length === 0) return [];
      const forms = weights.map(({ path, transpose, reshape }) =>
        transpose === undefined && reshape === undefined
          ? literal(path)
          : object([
              { name: 'path', value: literal(path) },
              ...(transpose ? [{ name: 'transpose', value: literal(transpose) }] : []),
              ...(reshape ? [{ name: 'reshape', value: literal(reshape) }] : []),
            ]),
      );
      return [list([literal(name), ...forms])];
    }),
  );
  return list(rows);
}

/** `src/weights.ts`. */
export function printWeights(program: TfjsProgram): string {
  const writer = new Writer();
  const prefix = 'export const layers: readonly LayerForm[] = ';
  writer.write("import type { LayerForm } from './lib/weights/model-weights.js';\n\n");
  writer.write('/** The layers with weights: their names, and the paths of the weights in Keras. */\n');
  writer.write(prefix);
  writeExpression(writer, weightForms(program), 0, prefix.length, 1);
  return `${writer.text};\n`;
}
