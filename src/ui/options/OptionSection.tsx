import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The search text, folded; '' shows everything. */
export const SearchContext = createContext('');

/** The search that the entries of a section have to match; '' where the section's own texts match it. */
const UnmatchedSearchContext = createContext('');

/** Removes what a search ignores: case, accents and width. */
export const foldForSearch = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

interface Props {
  id: string;
  title: string;
  help: string;
  /** Texts inside the section that a search may match. */
  words?: string[];
  children: ComponentChildren;
}

/** A section of the options page. A search that matches its title or help shows all of it, one that matches `words` only the entries that match. */
export function OptionSection({ id, title, help, words = [], children }: Props) {
  const search = useContext(SearchContext);
  const isWhole = [title, help].some((text) => foldForSearch(text).includes(search));
  const hidden = !isWhole && !words.some((text) => foldForSearch(text).includes(search));
  return (
    <section id={id} aria-labelledby={`${id}-heading`} hidden={hidden}>
      <h2 id={`${id}-heading`} tabIndex={-1}>
        {title}
      </h2>
      <p class="quiet">{help}</p>
      <UnmatchedSearchContext.Provider value={isWhole ? '' : search}>{children}</UnmatchedSearchContext.Provider>
    </section>
  );
}

/** Gives the test whether an entry with these texts matches the search. */
export function useSearchMatch(): (...words: string[]) => boolean {
  const search = useContext(UnmatchedSearchContext);
  return (...words) => words.some((text) => foldForSearch(text).includes(search));
}
