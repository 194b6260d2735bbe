import { describe, expect, it } from 'vitest';
import { formatTag, toTagKey } from '../../../src/core/classify/tag-form.ts';

describe('tagKey', () => {
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
  ])('%s and %s are one tag', (a, b) => expect(toTagKey(a)).toBe(toTagKey(b)));

  it.each([
    ['C', 'C#'],
    ['C#', 'C++'],
    ['GPT 3.1', 'GPT 31'],
    ['Java', 'JavaScript'],
    ['Glas', 'Glass'],
  ])('%s and %s are two', (a, b) => expect(toTagKey(a)).not.toBe(toTagKey(b)));

  it('is empty for a tag without letters or digits', () => expect(toTagKey(' — ')).toBe(''));
});

describe('tagStyle', () => {
  it.each([
    ['cloud-native_apps', 'Cloud Native Apps'],
    ['dotnet', '.NET'],
    ['csharp', 'C#'],
    ['vscode', 'VS Code'],
    ['github', 'GitHub'],
    ['iPhone cases', 'iPhone Cases'],
    ['state of the art', 'State of the Art'],
    ['“quoted words”,', 'Quoted Words'],
    ['été', 'Été'],
    ['ASP.NET core', 'ASP.NET Core'],
  ])('%s → %s', (text, tag) => expect(formatTag(text)).toBe(tag));
});
