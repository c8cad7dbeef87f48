/** A form that is not what finish and retract expect; the message says why. */
export class FormError extends Error {}

async function readForm(contentType: string, body: Buffer): Promise<FormData> {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new FormError('Content-Type must be multipart/form-data');
  }
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new FormError('The form can not be read: check its boundary');
  }
}

/**
 * Reads the report id from the form that finish and retract take.
 * @param contentType the request's Content-Type, which names the boundary
 * @throws FormError when it is another kind of form, or has anything but one text field `id` with digits
 */
export async function readReportId(contentType: string, body: Buffer): Promise<string> {
  const form = await readForm(contentType, body);
  const names = [...form.keys()];
  const stranger = names.find((name) => name !== 'id');
  if (stranger !== undefined) throw new FormError('The form may have only the field id');
  if (names.length !== 1) throw new FormError('The form must have the field id exactly once');
  const id = form.get('id');
  if (typeof id !== 'string' || !/^\d{1,18}$/.test(id))
    throw new FormError('The field id must be a report id');
  return id;
}
