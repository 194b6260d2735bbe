import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { removeMarks } from '../../core/text/remove-marks.ts';

/** Search text of the options page, without case and accents (see `foldForSearch`); '' shows everything. */
export const SearchContext = createContext('');

/** Search text that the entries of a section must match; '' when the section's title or help matches, so all are shown. */
const UnmatchedSearchContext = createContext('');

/** Removes the differences that a search ignores: upper and lower case, accents, and full-width forms. */
export const foldForSearch = (text: string): string => removeMarks(text).toLowerCase().trim();

interface Props {
  id: string;
  title: string;
  help: string;
  /** Texts inside the section that a search may match. */
  words?: string[];
  children: ComponentChildren;
}

/**
 * A section of the options page. If the search text matches the section's title or help, the whole section is shown; if it
 * matches only `words`, just the matching entries are shown.
 */
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

/** Returns a function that tells whether an entry matches the search. `words`: the texts of the entry. */
export function useSearchMatch(): (...words: string[]) => boolean {
  const search = useContext(UnmatchedSearchContext);
  return (...words) => words.some((text) => foldForSearch(text).includes(search));
}
