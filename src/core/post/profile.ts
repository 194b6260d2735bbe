/** A blog's format, as data. */
export interface Profile {
  id: string;
  name: string;
}
