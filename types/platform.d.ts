// What a browser and Node both have, and neither the language's library nor a room without DOM or Node knows of.
export {};

declare global {
  class TextDecoder {
    constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
    decode(input?: Uint8Array): string;
  }
}
