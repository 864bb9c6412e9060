import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What the lab says when it is ready. */
interface Place {
  url: string;
  password: string;
  /** The document of the service `shop` that fits this lab. */
  config: string;
  prefix: string;
  vipAddress: string;
  vipPort: number;
  highRate: number;
  quietRate: number;
}

/** The lab with the control plane, as the demonstration starts them, and orders to it. */
export class Workbench {
  private constructor(
    readonly place: Place,
    private readonly program: ChildProcessByStdio<Writable, Readable, null>,
    private readonly lines: AsyncIterator<string>,
    private readonly reader: Interface,
  ) {}

  static async start(): Promise<Workbench> {
    const program = spawn(fileURLToPath(new URL('../../launcher/workbench', import.meta.url)), ['--zero-delay'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const reader = createInterface({ input: program.stdout });
    const lines = reader[Symbol.asyncIterator]();
    const first = await lines.next();
    if (first.done) throw new Error('the lab has not started; what it says stands above');
    return new Workbench(JSON.parse(first.value) as Place, program, lines, reader);
  }

  /** @throws Error when the lab refuses */
  async order(text: string): Promise<void> {
    this.program.stdin.write(`${text}\n`);
    const answer = await this.lines.next();
    if (answer.value !== 'done') throw new Error(`${text}: ${String(answer.value)}`);
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.program.once('exit', resolve));
    this.program.stdin.end();
    await ended;
    this.reader.close();
  }

  /** Asks the control plane as the admin, past the console: to prepare, and to look afterwards. */
  async ask(method: string, path: string, body?: string, type = 'application/json'): Promise<unknown> {
    const response = await fetch(this.place.url + path, {
      method,
      headers: {
        Authorization: `Basic ${Buffer.from(`admin:${this.place.password}`).toString('base64')}`,
        ...(body !== undefined && { 'Content-Type': type }),
      },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Takes over the service of the lab, which is evaluated from then on. */
  async setUpShop(): Promise<void> {
    await this.ask('POST', '/api/import', this.place.config, 'application/yaml');
    await this.until<{ enabled: boolean }>(
      'shop is enabled',
      '/api/autoscaling/configs/shop',
      ({ enabled }) => enabled,
    );
  }

  /** Asks again and again until the answer is as wanted. */
  async until<T>(what: string, path: string, isWanted: (answer: T) => boolean, seconds = 120): Promise<T> {
    const deadline = Date.now() + seconds * 1_000;
    for (;;) {
      const answer = (await this.ask('GET', path)) as T;
      if (isWanted(answer)) return answer;
      if (Date.now() > deadline)
        throw new Error(`not within ${seconds} s: ${what}; last answer ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
