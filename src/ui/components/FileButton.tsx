import { useRef } from 'preact/hooks';

interface Props {
  label: string;
  folder?: boolean;
  /** Accepted file extensions and MIME types, in the form of the `accept` attribute. */
  accept?: string;
  onPick: (files: File[]) => void;
}

/** A button that opens the browser's file dialog. */
export function FileButton({ label, folder = false, accept, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={label}
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length) onPick(files);
        }}
      />
    </>
  );
}
