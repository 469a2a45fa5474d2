/** Has the browser save a file under this name; a link that is clicked needs no permission for downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads the file after the click; a minute is ample, and a closed page lets it go anyway.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
