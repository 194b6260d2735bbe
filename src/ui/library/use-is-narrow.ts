import { useEffect, useState } from 'preact/hooks';

/** Below this width, the list and the open post cover one another instead of standing side by side (see library.css). */
const NARROW = '(max-width: 60rem)';

/** Returns whether the window has room for only one column. */
export function useIsNarrow(): boolean {
  const [query] = useState(() => matchMedia(NARROW));
  const [isNarrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const onChange = () => setNarrow(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isNarrow;
}
