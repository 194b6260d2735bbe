import { describe, expect, it } from 'vitest';
import { formatTag, toTagKey } from '../../../src/core/classify/tag-form.ts';

describe('toTagKey', () => {
  it.each([
    ['Multi-agent systems', 'Multi Agent System'],
    ['Node.js', 'nodejs'],
    ['.NET', 'dotnet'],
    ['C#', 'csharp'],
    ['CI/CD', 'ci-cd'],
    ['open source', 'OpenSource'],
    ['Policies', 'policy'],
    ['Résumé', 'resume'],
    ['k8s', 'Kubernetes'],
    ['#travel', 'Travel'],
  ])('gives %s and %s the same key', (a, b) => expect(toTagKey(a)).toBe(toTagKey(b)));

  it.each([
    ['C', 'C#'],
    ['C#', 'C++'],
    ['GPT 3.1', 'GPT 31'],
    ['Java', 'JavaScript'],
    ['Glas', 'Glass'],
  ])('gives %s and %s different keys', (a, b) => expect(toTagKey(a)).not.toBe(toTagKey(b)));

  it('gives an empty key for a tag without letters and digits', () => expect(toTagKey(' — ')).toBe(''));
});

describe('formatTag', () => {
  it.each([
    ['cloud-native_apps', 'Cloud-native Apps'],
    ['Wi-Fi', 'Wi-Fi'],
    ['Jean‑Paul Marrec', 'Jean-Paul Marrec'],
    ['Precios de los combustibles', 'Precios de los Combustibles'],
    ['U.S.', 'United States'],
    ['U.S. Senate', 'U.S. Senate'],
    ['Tern Co.', 'Tern Co.'],
    ['Open tabs.', 'Open Tabs'],
    ['list.sort', 'list.sort'],
    ['dotnet', '.NET'],
    ['csharp', 'C#'],
    ['vscode', 'VS Code'],
    ['github', 'GitHub'],
    ['iPhone cases', 'iPhone Cases'],
    ['state of the art', 'State of the Art'],
    ['“quoted words”,', 'Quoted Words'],
    ['été', 'Été'],
    ['ASP.NET core', 'ASP.NET Core'],
  ])('formats %s as %s', (text, tag) => expect(formatTag(text)).toBe(tag));

  it('drops hyphens for a blog that has none', () =>
    expect(formatTag('Cloud-native apps', { hyphens: false })).toBe('Cloud Native Apps'));
});
