/** A folder of the person's, as far as the browser lets it be used. Paths are relative, with forward slashes. */
export interface FolderAccess {
  /** `ask`: the browser asks again, in a full tab; `permission`: it takes a permission; `none`: no folder was chosen. */
  access: 'given' | 'ask' | 'permission' | 'none';
  /** What the person knows it by. */
  name: string;
  /** null: not there. Throws where a folder can be written only, as the downloads folder (`canRead`). */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  canRead: boolean;
  /** Makes the folders on the way; whole or not at all. `replace`: whether a file that is there may go. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>, replace: boolean): Promise<void>;
  remove(path: string): Promise<void>;
}
