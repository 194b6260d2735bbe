/** A blog's format, as data. */
export interface Profile {
  id: string;
  name: string;
  /** Key into the taxonomies that `classify` knows; '' for none. */
  taxonomy: string;
}
