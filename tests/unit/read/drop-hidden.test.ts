import { describe, expect, it, test } from 'vitest';
import { isHiddenByStyle } from '../../../src/core/read/page/hidden-by-markup.ts';
import { areColoursAlike, parseColour, WHITE } from '../../../src/core/read/page/layout/colours.ts';
import { clipPathShowsNothing, clipShowsNothing, parseTransform } from '../../../src/core/read/page/layout/shapes.ts';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

const SECRET = 'The ledger of the inn was burned by its own keeper, and that is the main finding of this report.';
const readWithHidden = (hidden: string) =>
  readHtml(parsePage({ body: `${PROSE_HTML}${hidden}${PROSE_HTML.replaceAll('e', 'é')}` }));

describe('hidden text without a layout', () => {
  it.each([
    `<p hidden>${SECRET}</p>`,
    ...[
      'display: none',
      'DISPLAY:NONE !important',
      'visibility:hidden',
      'content-visibility: hidden',
      'opacity:0',
      'opacity: 0.0',
      'filter: opacity(0)',
      'font-size:0',
      'font-size: 1px',
      'position:absolute;left:-9999px',
      'position: fixed; top: -100em',
      'text-indent:-9999px',
      'margin-left: -9999px',
      'position:absolute;clip:rect(0 0 0 0);width:1px;height:1px',
      'position: absolute; clip: rect(1px, 1px, 1px, 1px)',
      'clip-path: inset(50%)',
      'height:0;overflow:hidden',
      'max-height: 0px; overflow: hidden',
      'transform:scale(0)',
      'color: transparent',
      'color:#fff;background:#ffffff',
      'color: white; background-color: #FFF',
    ].map((style) => `<p style="${style}">${SECRET}</p>`),
    `<div style="opacity:0"><section><p>${SECRET}</p></section></div>`,
    `<p class="lead sr-only">${SECRET}</p>`,
    `<pre>make tea<span style="display:none">${SECRET}</span></pre>`,
    `<pre>make tea<span style="font-size:0">${SECRET}</span></pre>`,
    `<p>Seen.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1" style="font-size:0">${SECRET}</li></ol>`,
    `<template><p>${SECRET}</p></template>`,
  ])('is dropped: %s', (html) => {
    const { markdown, hidden } = readWithHidden(html);
    expect(markdown).not.toContain('ledger');
    expect(markdown).toContain('carried over these mountains');
    // The boilerplate rules remove `template` and `sr-only` elements by name, before hidden text is measured.
    if (!/<template|sr-only/.test(html))
      expect(hidden).toMatchObject({ kept: false, text: expect.stringContaining(SECRET) });
  });

  it.each([
    `<details><summary>The inn</summary><p>${SECRET}</p></details>`,
    `<p aria-hidden="true">${SECRET}</p>`,
    `<p style="opacity:0;transform:translateY(20px)">${SECRET}</p>`,
    `<p style="opacity:0; transition: opacity .5s">${SECRET}</p>`,
    `<div style="max-height: 12em; overflow: hidden"><p>${SECRET}</p></div>`,
    `<p style="color:transparent;background-clip:text;background-image:linear-gradient(red,blue)">${SECRET}</p>`,
    `<p style="font-size:10px;opacity:.5;color:#fff;background:#000;text-indent:-2em;margin-left:-20px">${SECRET}</p>`,
    `<div hidden="until-found"><p>${SECRET}</p></div>`,
  ])('is no hidden text: %s', (html) => {
    const { markdown, hidden } = readWithHidden(html);
    expect(markdown).toContain(SECRET);
    expect(hidden).toBe(undefined);
  });

  it('is kept and reported when it is more than a fifth of the article', () => {
    const { markdown, hidden } = readWithHidden(`<div style="opacity:0">${PROSE_HTML.replaceAll('a', 'ä')}</div>`);
    expect(markdown).toContain('cärried');
    expect(hidden?.kept).toBe(true);
    expect(hidden?.words).toBeGreaterThan(80);
  });

  it('is reported only when there is any, with at most 20,000 characters', () => {
    expect(readWithHidden('').hidden).toBe(undefined);
    const many = readWithHidden(`<div hidden><p>${`${SECRET} `.repeat(1000)}</p></div>`);
    expect(many.hidden?.words).toBe(20_000);
    expect(many.hidden?.text.length).toBe(20_000);
  });
});

test('reads a style attribute of 200 kB within a second', () => {
  const start = performance.now();
  for (const part of ['opacity:0;', 'a', ':', ';', 'clip:rect(0,', 'left:-9', '0.0', ' '])
    isHiddenByStyle(part.repeat(200_000 / part.length));
  expect(performance.now() - start).toBeLessThan(1_000);
});

describe('computed values', () => {
  test.each([
    ['rgb(255, 255, 255)', [255, 255, 255, 1]],
    ['rgba(10, 20, 30, 0.5)', [10, 20, 30, 0.5]],
    ['color(srgb 1 0.5 0 / 0.2)', [255, 127.5, 0, 0.2]],
    ['transparent', [0, 0, 0, 0]],
    ['oklch(1 0 0)', [255, 255, 255, 1]],
    ['oklab(0.627955 0.224863 0.125846)', [255, 0, 0, 1]],
    ['lab(100 0 0)', [255, 255, 255, 1]],
    ['lch(0 0 0)', [0, 0, 0, 1]],
    ['lab(54.29 80.8 69.89)', [255, 0, 0, 1]],
  ])('parse the colour %s', (text, expected) => {
    const colour = parseColour(text) ?? [Number.NaN];
    for (const [index, value] of expected.entries())
      expect(Math.abs((colour[index] as number) - value)).toBeLessThan(3);
  });

  test('give no colour for an unknown notation', () => {
    expect(parseColour('color(rec2020 1 1 1)')).toBe(null);
    expect(parseColour('')).toBe(null);
  });

  test('count nearly white as white, and light grey as another colour', () => {
    expect(areColoursAlike([254, 254, 254, 1], WHITE)).toBe(true);
    expect(areColoursAlike([230, 230, 230, 1], WHITE)).toBe(false);
  });

  test.each([
    ['inset(50%)', true],
    ['inset(0px 100% 0px 0px)', true],
    ['inset(0px)', false],
    ['inset(10% round 4px)', false],
    ['circle(0px at 50% 50%)', true],
    ['circle(at 50% 50%)', false],
    ['circle(50%)', false],
    ['polygon(0px 0px, 0px 0px, 0px 0px)', true],
    ['polygon(0% 0%, 100% 0%, 100% 90%, 0% 100%)', false],
    ['path("M 0 0 L 1 1")', false],
    ['none', false],
  ])('tell whether clip-path %s shows nothing', (path, all) => expect(clipPathShowsNothing(path, 400, 100)).toBe(all));

  test('tell whether clip shows nothing', () => {
    expect(clipShowsNothing('rect(0px, 0px, 0px, 0px)')).toBe(true);
    expect(clipShowsNothing('rect(0px, 300px, 100px, 0px)')).toBe(false);
    expect(clipShowsNothing('auto')).toBe(false);
  });

  test('combine transform, translate and scale', () => {
    expect(parseTransform('none', 'none', 'none')).toEqual({ x: 0, y: 0, scale: 1 });
    expect(parseTransform('matrix(0, 0, 0, 0, 0, 0)', 'none', 'none').scale).toBe(0);
    expect(parseTransform('matrix(1, 0, 0, 1, -40, 7)', '10px', 'none')).toEqual({ x: -30, y: 7, scale: 1 });
    expect(parseTransform('none', 'none', '0').scale).toBe(0);
    expect(parseTransform('matrix3d(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 5, 6, 0, 1)', 'none', 'none')).toEqual({
      x: 5,
      y: 6,
      scale: 1,
    });
  });
});
