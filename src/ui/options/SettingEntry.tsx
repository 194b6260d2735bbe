import { useSearchMatch } from './OptionSection.tsx';

interface Props {
  name: string;
  help: string;
  /** Other words that a search may mean. */
  keywords?: string[];
  children?: preact.ComponentChildren;
}

/** An item of a list of settings, with its name and a sentence about it. */
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
