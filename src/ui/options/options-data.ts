import type { Taxonomy } from '../../core/classify/taxonomy.ts';
import type { Profile } from '../../core/format/profile.ts';
import type { SiteRule } from '../../core/site-rules.ts';
import { loadBlogTaxonomy, loadProfiles, loadSiteRules } from '../../storage/blogs.ts';
import { loadSettings, type Settings } from '../../storage/settings.ts';
import type { ShowToast } from '../components/Toast.tsx';

/** The stored settings that the sections of the options page show and change. */
export interface OptionsData {
  profiles: Profile[];
  /** The format in use. */
  profile: Profile;
  /** The tags and categories that belong to `profile`. */
  taxonomy: Taxonomy;
  settings: Settings;
  sites: SiteRule[];
}

export interface SectionProps {
  stored: OptionsData;
  set: (change: Partial<Settings>) => Promise<void>;
  showToast: ShowToast;
}

export async function loadOptionsData(): Promise<OptionsData> {
  const [settings, profiles, sites] = await Promise.all([loadSettings(), loadProfiles(), loadSiteRules()]);
  const profile = profiles.find(({ id }) => id === settings.profile) ?? profiles[0];
  if (!profile) throw new Error('No format comes with this build.');
  return { settings, profiles, sites, profile, taxonomy: await loadBlogTaxonomy(profile.id) };
}
