/** A path inside a place, from its folder; each part escaped. */
export const escapePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** `a/b` of `/a//b/`; never out of where it is in. */
export const normalizeFolder = (typed: string): string =>
  typed
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/');

export const joinPath = (folder: string, path: string): string => (folder ? `${folder}/${path}` : path);
