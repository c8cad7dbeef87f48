import { build } from 'vite';

/**
 * A file and all that it imports as one script, made as the extension's own build makes it.
 * @param entry absolute path
 * @param name the global that holds what the file exports
 */
export async function bundledScript(entry: string, name: string, minify = false): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      ...(minify ? { minify } : {}),
      lib: { entry, formats: ['iife'], name },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error(`${name} was not built`);
  return output.output[0].code;
}
