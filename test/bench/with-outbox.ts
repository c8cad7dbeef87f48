/** A script for one of the extension's own pages, with the outbox's database open as `database`. */
export const withOutbox = (work: string) => `
  const answerOf = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await answerOf(indexedDB.open('outbox'));
  try { ${work} } finally { database.close(); }`;
