import { useEffect, useRef } from 'preact/hooks';

/** A step's heading, which gets the focus when the step appears. */
export function StepHeading({ title, help }: { title: string; help: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p class="lead">{help}</p>
    </>
  );
}
