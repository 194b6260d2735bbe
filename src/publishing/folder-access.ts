/** A folder of the user's, as far as the browser gives access to it. Paths are relative, with forward slashes. */
export interface FolderAccess {
  /** `ask`: the browser has to ask again, in a full tab; `permission`: a permission is missing; `none`: no folder was chosen. */
  access: 'given' | 'ask' | 'permission' | 'none';
  /** The name that the user knows the folder by. */
  name: string;
  /** null when there is no such file. Only with `canRead`. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The downloads folder can only be written to. */
  canRead: boolean;
  /** Makes the folders of the path; writes the whole file or nothing. `replace`: whether an existing file may be replaced. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>, replace: boolean): Promise<void>;
  remove(path: string): Promise<void>;
}
