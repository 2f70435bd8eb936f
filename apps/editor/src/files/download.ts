/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun once the click is handled; a minute is more than any browser needs to take it over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
