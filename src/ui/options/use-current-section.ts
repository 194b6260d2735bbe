import { useEffect, useState } from 'preact/hooks';

/** Distance from the window's top, in pixels, within which a section's beginning counts as reached. */
const REACHED = 120;

/** Returns the id of the section that is being read: the last one whose beginning has been scrolled to the top. */
export function useCurrentSection(ids: string[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const update = () => {
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
      const reached = ids.filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
        return top < (isAtEnd ? innerHeight / 2 : REACHED);
      });
      setCurrent(reached.at(-1) ?? ids[0]);
    };
    update();
    addEventListener('scroll', update, { passive: true });
    return () => removeEventListener('scroll', update);
  }, [ids]);
  return current;
}
