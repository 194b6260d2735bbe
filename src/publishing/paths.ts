/** A path below a destination's folder, with each of its parts escaped for an address. */
export const escapePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** `a/b` of `/a//b/`. Parts that would lead out of the folder are left away. */
export const normalizeFolder = (typed: string): string =>
  typed
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/');

export const joinPath = (folder: string, path: string): string => (folder ? `${folder}/${path}` : path);
