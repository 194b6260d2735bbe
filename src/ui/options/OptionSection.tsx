import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What is searched for, folded; '' for everything. */
export const SearchContext = createContext('');

const UnmatchedSearchContext = createContext('');

/** Upper and lower case, accents and width make no difference to a search. */
export const foldForSearch = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

interface Props {
  id: string;
  title: string;
  help: string;
  /** Everything in it that a search may mean. */
  words?: string[];
  children: ComponentChildren;
}

/** A part of the options page. A search that its title or its help answers shows it whole, one that its words answer shows those. */
export function OptionSection({ id, title, help, words = [], children }: Props) {
  const search = useContext(SearchContext);
  const whole = [title, help].some((text) => foldForSearch(text).includes(search));
  const hidden = !whole && !words.some((text) => foldForSearch(text).includes(search));
  return (
    <section id={id} aria-labelledby={`${id}-heading`} hidden={hidden}>
      <h2 id={`${id}-heading`} tabIndex={-1}>
        {title}
      </h2>
      <p class="quiet">{help}</p>
      <UnmatchedSearchContext.Provider value={whole ? '' : search}>{children}</UnmatchedSearchContext.Provider>
    </section>
  );
}

/** Whether what has these words is to be shown. */
export function useSearchMatch(): (...words: string[]) => boolean {
  const search = useContext(UnmatchedSearchContext);
  return (...words) => words.some((text) => foldForSearch(text).includes(search));
}
