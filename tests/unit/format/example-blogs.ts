import type { PostExample } from '../../../src/core/format/learn/learn-format.ts';

/** Small made-up blogs, each with the habits of one generator or one kind of author. */
export const exampleBlogs: Record<string, PostExample[]> = {
  'hexo, trailing spaces and empty lists': [
    {
      path: 'source/_posts/hello-world.md',
      text: `---
title: Hello World
date: 2016-03-04 05:06:07
tags:
- hexo
- js
categories: 
- 技术
---
body
<!-- more -->
x
`,
    },
    {
      path: 'source/_posts/two.md',
      text: `---
title: "Two: things"
date: 2016-03-14 15:06:07
tags:
- js
categories: 
- 技术
---
body
<!-- more -->
x
`,
    },
    {
      path: 'source/_posts/three.md',
      text: `---
title: 第三篇
date: 2017-03-14 15:06:07
tags:
categories: 
- 生活
---
body
<!-- more -->
x
`,
    },
  ],
  'jekyll, items indented by one': [
    {
      path: '_posts/2016-03-04-a-b.md',
      text: `---
layout: post
title: A
tags:
 - x
 - y z
comments: true
---
t
`,
    },
    {
      path: '_posts/2016-03-05-a-c.md',
      text: `---
layout: post
title: C
tags:
 - x
comments: true
---
t
`,
    },
  ],
  'jekyll, aligned values, lists as text': [
    {
      path: '_posts/2016-03-04-a-b.md',
      text: `---
layout: post
title:  "Welcome to Jekyll!"
date:   2016-03-04 05:06:07 +0900
categories: jekyll update
tags:   [ruby, "web dev"]
---

t
`,
    },
    {
      path: '_posts/2016-03-05-a-c.md',
      text: `---
layout: post
title:  "Another day"
date:   2016-03-05 05:06:07 +0900
categories: jekyll
tags:   [ruby]
---

t
`,
    },
  ],
  'hugo, quoted dates in TOML': [
    {
      path: 'content/post/first-post.md',
      text: `+++
title = "First: post"
date = "2019-03-04T05:06:07+01:00"
draft = false
tags = ["go", "hugo"]
categories = []
slug = "first-post"
+++

t
`,
    },
    {
      path: 'content/post/second-post.md',
      text: `+++
title = 'Second "q" post'
date = "2019-03-05T05:06:07+02:00"
draft = false
tags = ["go"]
categories = ["x"]
slug = "second-post"
+++

t
`,
    },
  ],
  'zola, tables': [
    {
      path: 'content/blog/2019-03-04-first.md',
      text: `+++
title = "First"
date = 2019-03-04
description = "About it"

[taxonomies]
tags = ["a","b"]
categories = ["x"]

[extra]
toc = true
author = "Me"
+++

t <!-- more -->
`,
    },
    {
      path: 'content/blog/2019-03-05-second.md',
      text: `+++
title = "Second"
date = 2019-03-05
updated = 2020-01-01
description = "About that"

[taxonomies]
tags = ["b"]

[extra]
toc = true
author = "Me"
+++

t <!-- more -->
`,
    },
  ],
  'zola, blank lines inside the fences': [
    {
      path: 'content/first.md',
      text: `+++

title = "polypaper"
date = 2019-07-17T10:00:00Z
[taxonomies]
tags = ["Project", "Rust"]

+++

x
`,
    },
    {
      path: 'content/second.md',
      text: `+++

title = "second"
date = 2019-07-18T10:00:00Z
[taxonomies]
tags = ["Project"]

+++

x
`,
    },
  ],
  'zola, arrays over lines and sub-tables': [
    {
      path: 'content/a.md',
      text: `+++
title = "A"
date = 2019-07-17T10:00:00Z
tags = [
  "x",
  "y",
]
[extra]
m = [
  { type = "a", n = "b" },
]
[extra.weather]
icon = "sun"
+++
x
`,
    },
  ],
  'hugo, page bundles and maps indented by four': [
    {
      path: 'content/posts/a/index.md',
      text: `---
title: "A"
date: 2020-01-02T03:04:05+09:00
cover:
    image: "a.png"
    alt: "x"
    hidden: true
tags: ["a", "b"]
ShowToc: false
weight: 1
---
x
`,
    },
    {
      path: 'content/posts/b/index.md',
      text: `---
title: "B"
date: 2020-02-02T03:04:05+09:00
cover:
    image: "b.png"
    alt: "y"
    hidden: true
tags: ["a"]
ShowToc: false
weight: 2
---
x
`,
    },
  ],
  'blocks of folded and literal text': [
    {
      path: 'posts/a.md',
      text: `---
title: A
description: >-
  A long text that goes on
  and on.
summary: |
  Line
tags:
  - a
---
x
`,
    },
    {
      path: 'posts/b.md',
      text: `---
title: B
description: >-
  Short.
summary: |
  Line
tags:
  - a
  - b
---
x
`,
    },
  ],
  'comments and blank lines between keys': [
    {
      path: 'posts/a.md',
      text: `---
# meta
title: A
date: 2020-01-02

# taxonomy
tags:
  - a
permalink: /2020/01/a/
---
x
`,
    },
    {
      path: 'posts/b.md',
      text: `---
# meta
title: B
date: 2020-03-02

# taxonomy
tags:
  - b
permalink: /2020/03/b/
---
x
`,
    },
  ],
  'eleventy, block lists': [
    {
      path: 'src/posts/a-post.md',
      text: `---
title: This is my first post.
description: This is a post on My Blog about agile frameworks.
date: 2018-05-01
tags:
  - second tag
  - posts
layout: layouts/post.njk
---
x
`,
    },
    {
      path: 'src/posts/b-post.md',
      text: `---
title: 'Second: one'
description: It's about "things".
date: 2018-07-04
tags:
  - posts
layout: layouts/post.njk
---
x
`,
    },
  ],
  'docusaurus, authors as maps': [
    {
      path: 'blog/2021-01-02-hello/index.md',
      text: `---
slug: hello
title: Hello
authors:
  - name: Ann
    url: https://ann.example
tags: [hello, world]
---
x <!-- truncate --> y
`,
    },
    {
      path: 'blog/2021-01-03-bye/index.md',
      text: `---
slug: bye
title: Bye
authors:
  - name: Ann
    url: https://ann.example
tags: [hello]
---
x <!-- truncate --> y
`,
    },
  ],
  'a dumper that wraps long titles': [
    {
      path: 'posts/a.md',
      text: `---
title: A very long title that was wrapped by a dumper because it is longer than
  eighty characters
date: '2020-01-02T00:00:00.000Z'
tags: []
image: null
---
x
`,
    },
    {
      path: 'posts/b.md',
      text: `---
title: B
date: '2020-01-03T00:00:00.000Z'
tags: []
image: null
---
x
`,
    },
  ],
};
