import { useEffect, useState } from 'preact/hooks';
import { hasLibrary } from '../../extension/private-window.ts';
import { hasChosenModel } from '../../storage/has-chosen-model.ts';
import type { ProposalPanelProps } from './ProposalPanel.tsx';

type ProposalPanelView = typeof import('./ProposalPanel.tsx').ProposalPanel;

/** Where a better post is asked for; nothing of it is loaded, or shown, unless the person has chosen a model. */
export function LazyProposalPanel(props: ProposalPanelProps) {
  const [Better, setBetter] = useState<ProposalPanelView | null>(null);
  useEffect(() => {
    void hasChosenModel().then(async (has) => {
      if (!has || !hasLibrary) return;
      const { ProposalPanel } = await import('./ProposalPanel.tsx');
      setBetter(() => ProposalPanel);
    });
  }, []);
  return Better && <Better {...props} />;
}
