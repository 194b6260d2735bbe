/**
 * A folder on the user's computer, with the browser's access to it. Paths are relative to the folder and use forward
 * slashes.
 */
export interface FolderAccess {
  /**
   * `ask`: the browser must ask the user again, in a full tab; `permission`: `downloads` is missing; `none`: no folder is
   * chosen.
   */
  access: 'given' | 'ask' | 'permission' | 'none';
  /** The folder's name for the user. */
  name: string;
  /** Reads a file; null when it does not exist. Works only when `canRead` is true. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Whether files can be read. False for the browser's downloads folder, which can only be written to. */
  canRead: boolean;
  /** Whether the browser remembers that Precis wrote the file. Only asked where files can't be read. */
  hasWritten(path: string): Promise<boolean>;
  /** Writes the whole file or nothing, and creates missing folders. `replace`: whether an existing file may be replaced. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>, replace: boolean): Promise<void>;
  remove(path: string): Promise<void>;
}
