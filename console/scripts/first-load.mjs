// Weighs what a browser loads before the first screen, compressed as the server sends it, and holds it under the limit.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 340_000;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const files = new Set();

function follow(key) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach(follow);
}

follow('index.html');
// The first screen after log-in is loaded by its own request.
follow('src/dashboard/dashboard.tsx');
const total = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0);
console.log(`first load: ${(total / 1000).toFixed(0)} kB of script and style, compressed (limit ${limit / 1000} kB)`);
if (total > limit) process.exit(1);
