import { defineConfig } from 'vite';

// Addresses relative to the page, so that it can lie in any folder of a server.
export default defineConfig({ base: './', build: { target: 'es2022', chunkSizeWarningLimit: 4000 } });
