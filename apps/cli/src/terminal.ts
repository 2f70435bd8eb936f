import { resolve } from 'node:path';

/** Where a command stands and whom it talks to: data goes to stdout, talk to stderr. */
export interface Terminal {
  /** What relative paths are relative to. */
  readonly directory: string;
  readonly width: number;
  readonly colour: boolean;
  stdout(text: string): void;
  stderr(text: string): void;
}

/** The exit codes of `netwright`: a fault in the document is 1, one in the call or the file 2. */
export const exit = { fine: 0, faulty: 1, unusable: 2 } as const;

/** Ends a command with one sentence for the person who called it. */
export class Stop extends Error {
  constructor(
    message: string,
    readonly code: number = exit.unusable,
  ) {
    super(message);
  }
}

export function pathOf(terminal: Terminal, file: string): string {
  return resolve(terminal.directory, file);
}

/** Control characters of a document's names would act on the terminal: they are shown, not sent. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

const styles = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', blue: '34' } as const;

export function styled(terminal: Terminal, style: keyof typeof styles, text: string): string {
  return terminal.colour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}

/** Says why something could not be done. */
export function complain(terminal: Terminal, { message }: Stop): void {
  terminal.stderr(`${styled(terminal, 'red', 'netwright:')} ${printable(message)}\n`);
}
