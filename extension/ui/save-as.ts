/** Hands a text or an image of our own drawing to the moderator as a file. */
export function saveAs(name: string, content: string | Blob, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file from this address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
