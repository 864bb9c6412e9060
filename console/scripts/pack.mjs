// Packs what was built, once and as well as it can be, so that the server does not do it again for each browser.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = 'dist/assets';
const worthIt = /\.(js|css|svg|json)$/;

for (const name of readdirSync(folder)) {
  const file = `${folder}/${name}`;
  if (!worthIt.test(name) || statSync(file).size < 1_000) continue;
  const plain = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  );
}
