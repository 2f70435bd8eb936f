import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `base: './'` lets the built page stand in any folder; everything it needs lies beside it, so it works offline.
export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // What imports what, for the check of the first load.
    manifest: true,
    // tsc writes its declarations to dist/types: what vite empties, tsc makes again.
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    assetsInlineLimit: 0,
  },
});
