/** Makes an element with properties and children; text is text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Offers bytes as a file to keep. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The files that a person chose. */
export function chosenFiles(list: FileList): {
  names: string[];
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
} {
  const files = new Map([...list].map((file) => [file.name, file]));
  return {
    names: [...files.keys()],
    read: async (name) => new Uint8Array(await (files.get(name) as File).arrayBuffer()),
  };
}

/** An error in words. */
export function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
