import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

export interface LedgerLine {
  event: 'sending' | 'acknowledged';
  chat: string;
  by: 'in' | 'out';
  text: string;
}

/** What was said, in a file outside the product: a line before each message leaves, a line once it is acknowledged. */
export class ChatLedger {
  readonly file: string;
  private readonly handle: number;

  constructor(file: string) {
    this.file = file;
    this.handle = openSync(file, 'a');
  }

  write(line: LedgerLine): void {
    writeSync(this.handle, `${JSON.stringify(line)}\n`);
  }

  read(): LedgerLine[] {
    const lines = readFileSync(this.file, 'utf8').trim().split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line) as LedgerLine);
  }

  close(): void {
    closeSync(this.handle);
  }
}
