/** Escapes each name of a path for a URL and keeps the slashes. */
export const escapePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Turns a typed folder such as `/a//b/` into `a/b`. Names `.` and `..`, which could leave the folder, are dropped. */
export const normalizeFolder = (typed: string): string =>
  typed
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/');

export const joinPath = (folder: string, path: string): string => (folder ? `${folder}/${path}` : path);
