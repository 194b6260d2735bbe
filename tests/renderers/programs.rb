# Renders Markdown. Reads one JSON array [renderer, text] per line, and prints one line of JSON for each: the HTML.
# kramdown is called as GitHub Pages and Jekyll do; cmark-gfm as a library, since a process for each post takes too
# long.
require 'json'
require 'fiddle'
require 'timeout'
require 'kramdown'
require 'kramdown-parser-gfm'

KRAMDOWN = { input: 'GFM', syntax_highlighter: nil, hard_wrap: false, auto_ids: true, parse_block_html: true, parse_span_html: true }.freeze

# libcmark-gfm with the extensions that `cmark-gfm --unsafe -e table -e …` switches on.
class Cmark
  EXTENSIONS = %w[table strikethrough autolink tasklist].freeze
  UNSAFE = 1 << 17
  FOOTNOTES = 1 << 13

  def initialize(core, extensions)
    @core = Fiddle.dlopen(core)
    @more = Fiddle.dlopen(extensions)
    pointer = Fiddle::TYPE_VOIDP
    int = Fiddle::TYPE_INT
    call(@more, 'cmark_gfm_core_extensions_ensure_registered', [], Fiddle::TYPE_VOID).call
    @create = call(@core, 'cmark_parser_new', [int], pointer)
    @find = call(@core, 'cmark_find_syntax_extension', [pointer], pointer)
    @attach = call(@core, 'cmark_parser_attach_syntax_extension', [pointer, pointer], int)
    @feed = call(@core, 'cmark_parser_feed', [pointer, pointer, Fiddle::TYPE_SIZE_T], Fiddle::TYPE_VOID)
    @finish = call(@core, 'cmark_parser_finish', [pointer], pointer)
    @attached = call(@core, 'cmark_parser_get_syntax_extensions', [pointer], pointer)
    @html = call(@core, 'cmark_render_html', [pointer, int, pointer], pointer)
    @free_node = call(@core, 'cmark_node_free', [pointer], Fiddle::TYPE_VOID)
    @free_parser = call(@core, 'cmark_parser_free', [pointer], Fiddle::TYPE_VOID)
  end

  def to_html(text)
    options = UNSAFE | FOOTNOTES
    parser = @create.call(options)
    EXTENSIONS.each { |name| @attach.call(parser, @find.call(name)) }
    @feed.call(parser, text, text.bytesize)
    document = @finish.call(parser)
    html = @html.call(document, options, @attached.call(parser))
    # cmark-gfm may cut a multi-byte character in two after a bare address; `scrub` replaces the invalid bytes.
    text = html.to_s.force_encoding('UTF-8').scrub
    Fiddle.free(html.to_i)
    @free_node.call(document)
    @free_parser.call(parser)
    text
  end

  private

  def call(library, name, takes, gives)
    Fiddle::Function.new(library[name], takes, gives)
  end
end

core, more = %w[libcmark-gfm libcmark-gfm-extensions].map { |name| Dir["/usr/lib/{*/,}#{name}.so*"].first }
cmark = Cmark.new(core, more) if core && more

# The first line of output lists the available renderers.
puts JSON.generate(['kramdown', *('cmark-gfm' if cmark)])
$stdout.flush
$stdin.each_line do |line|
  renderer, text = JSON.parse(line)
  html = begin
    Timeout.timeout(60) { renderer == 'kramdown' ? Kramdown::Document.new(text, KRAMDOWN).to_html : cmark.to_html(text) }
  rescue StandardError, Timeout::Error => e
    { error: e.message }
  end
  puts JSON.generate(html)
  $stdout.flush
end
