/** One declaration of our own layers: its text, and the names of those that it needs. */
export interface OwnSource {
  readonly name: string;
  readonly text: string;
  readonly needs: readonly string[];
}
