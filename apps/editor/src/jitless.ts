import * as z from 'zod';

// zod would try to compile its checks, which the page's policy forbids. Loaded before anything that makes a schema.
z.config({ jitless: true });
