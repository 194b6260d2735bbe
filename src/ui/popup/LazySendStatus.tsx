import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SendStatus } from './SendStatus.tsx';

type SendStatusView = typeof SendStatus;

/** `SendStatus`, once its code is there. */
export function LazySendStatus(props: ComponentProps<SendStatusView>) {
  const [found, setFound] = useState<{ View: SendStatusView } | null>(null);
  useEffect(() => {
    void import('./SendStatus.tsx').then((module) => setFound({ View: module.SendStatus }));
  }, []);
  return found && <found.View {...props} />;
}
