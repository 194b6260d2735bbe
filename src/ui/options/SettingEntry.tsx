import { useSearchMatch } from './OptionSection.tsx';

interface Props {
  name: string;
  help: string;
  /** Further words by which a search finds this entry. */
  keywords?: string[];
  children?: preact.ComponentChildren;
}

/** An entry in a list of settings, with a name and an explanation. */
export function SettingEntry({ name, help, keywords = [], children }: Props) {
  const isMatch = useSearchMatch();
  return (
    <li hidden={!isMatch(name, help, ...keywords)}>
      <h3>{name}</h3>
      <p class="quiet">{help}</p>
      {children}
    </li>
  );
}
