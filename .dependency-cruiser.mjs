// Who may import whom. Arrows go down only (docs/decisions, CONTRIBUTING.md); tests/house/borders.test.ts plants a
// violation of every rule and sees it found.

/** What each room may import, besides itself. */
const arrows = {
  'packages/graph': [],
  'packages/layers': [],
  'packages/inference': ['packages/graph', 'packages/layers'],
  'packages/codegen': ['packages/graph', 'packages/layers', 'packages/inference'],
  'packages/importers': ['packages/graph', 'packages/layers', 'packages/inference'],
  'packages/drawing': ['packages/graph', 'packages/layers', 'packages/inference'],
  'packages/runtime': ['packages/graph', 'packages/layers', 'packages/inference', 'packages/codegen'],
  templates: ['packages/graph'],
  'apps/cli': ['packages/', 'templates', 'tools/src/find.ts'],
  'apps/editor': ['packages/', 'templates'],
  tools: ['packages/graph', 'packages/layers'],
  tests: ['packages/', 'templates', 'apps/cli', 'tools'],
};

const house = '^(packages|apps)/|^(templates|tests|tools)/';
const tests = '[.]test[.]tsx?$';
/** Folders of packages/layers/src that all kinds share; every other folder there is a layer. */
const layer = 'packages/layers/src/(?!(?:core|families|fields|objects)/)([^/]+)/';
/** The layers for TensorFlow.js that we write, and the door through which the runtime takes them. */
const ownLayers = '/(?:tfjs-layer|[^/]+-tfjs)[.]ts$|/own-layers[.]generated[.]ts$';
/** What trains in Node, and is loaded there alone. */
const inNode = '^packages/runtime/src/node/';
/** A package, found in node_modules or not found at all. */
const npm = (names) => `(^|node_modules/)(${names})(/|$)`;

const rooms = Object.entries(arrows).map(([room, allowed]) => ({
  name: `arrow:${room}`,
  comment: `${room} may know ${allowed.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: house,
    pathNot: [room, ...allowed].map((path) => `^${path}${path.endsWith('/') ? '' : '(/|$)'}`),
  },
}));

/** The engine runs in a browser too, so it has nothing of Node; and each room has only the libraries that it needs. */
const libraries = {
  'packages/graph': 'zod',
  'packages/layers': 'none',
  'packages/inference': 'none',
  'packages/codegen': 'none',
  'packages/importers': 'fflate',
  'packages/drawing': 'elkjs',
  'packages/runtime': '@tensorflow/.*|fflate',
  templates: 'none',
};

const outside = Object.entries(libraries).map(([room, names]) => ({
  name: `libraries:${room}`,
  comment: `${room} uses ${names === 'none' ? 'no library' : names}, and nothing of Node.`,
  severity: 'error',
  from: { path: `^${room}/src/`, pathNot: [tests, ownLayers, inNode] },
  to: { pathNot: [house, npm(names)] },
}));

export default {
  forbidden: [
    ...rooms,
    ...outside,
    {
      name: 'only-the-editor-sees-react',
      severity: 'error',
      from: { pathNot: '^apps/editor/' },
      to: { path: npm('react|react-dom|@xyflow/[^/]+') },
    },
    {
      name: 'only-the-runtime-runs-tfjs',
      comment:
        'Only packages/runtime, the files tfjs-layer.ts and *-tfjs.ts of what TF.js lacks, and the tests of both.',
      severity: 'error',
      from: { pathNot: ['^packages/runtime/', '^tests/', ownLayers] },
      to: { path: npm('@tensorflow/[^/]+') },
    },
    {
      name: 'only-the-runtime-loads-tfjs-layers',
      comment: 'And the tests of these layers.',
      severity: 'error',
      from: { pathNot: ['^packages/runtime/', '^tests/', ownLayers] },
      to: { path: ownLayers },
    },
    {
      name: 'the-editor-trains-in-a-worker',
      comment:
        'TF.js is heavy, and blocks the page: only the worker that trains, and what is loaded there, has it.',
      severity: 'error',
      from: { path: '^apps/editor/', pathNot: '[.]worker[.]ts$|/train/worker/' },
      to: { path: '^packages/runtime/' },
    },
    {
      name: 'ts-morph-only-in-a-worker',
      comment: 'It weighs 7 MB: only a lazily loaded worker has it.',
      severity: 'error',
      from: { pathNot: '[.]worker[.]ts$' },
      to: { path: npm('ts-morph') },
    },
    {
      name: 'a-layer-knows-no-other-layer',
      severity: 'error',
      from: { path: `^${layer}` },
      to: { path: `^${layer}`, pathNot: '^packages/layers/src/$1/' },
    },
    {
      name: 'shared-layer-code-knows-no-layer',
      comment: 'Only the generated catalogue lists the layers.',
      severity: 'error',
      from: { path: '^packages/layers/src/', pathNot: [`^${layer}`, '[.]generated[.]ts$', tests] },
      to: { path: `^${layer}` },
    },
    {
      name: 'rooms-are-entered-by-the-door',
      comment: 'Another package is imported by its name, so that only what its index exports is seen.',
      severity: 'error',
      from: { path: '^((?:packages|apps)/[^/]+|templates|tests|tools)/' },
      to: { path: house, pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-cycles',
      comment: 'Cycles of types alone are left in peace: they are gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nothing: remove it.',
      severity: 'error',
      from: { orphan: true, pathNot: ['[.]d[.]ts$', tests, '/src/index[.]ts$', '[.]config[.]ts$'] },
      to: {},
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?](worker|url|raw)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '^tests/export/golden/', '(^|/)node_modules/[.]vite', '[.]venv'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.css'],
    },
  },
};
