"""Readers that are not ours. Each takes the path of a file and gives what it finds there.

Readers of exchange formats give comparable units: the same before and after ura. Readers of files that programs ship give
(key, text) pairs: every text that ura reads must be among them. A program that is not installed raises Missing.
"""
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import types
from importlib import metadata


class Missing(Exception):
    """The program is not installed."""


def program(name):
    path = shutil.which(name)
    if not path:
        raise Missing(name)
    return path


def run(*arguments, **options):
    done = subprocess.run([program(arguments[0]), *arguments[1:]], capture_output=True, timeout=300, **options)
    if done.returncode:
        raise ValueError(f"{arguments[0]}: exit {done.returncode}: {(done.stderr or done.stdout).decode(errors='replace')[:300]}")
    return done.stdout.decode()


def module(name):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Missing(name) from error


# translate-toolkit

# Where it does not find its reader by the name: the module and the class; the longest pattern counts.
STORES = [
    (r'\.android\.xml$|strings\.xml$', 'aresource', 'AndroidResourceFile'), (r'\.properties$', 'properties', 'javautf8file'),
    (r'latin1.*\.properties$', 'properties', 'javafile'), (r'\.arb$', 'jsonl10n', 'ARBJsonFile'),
    (r'\.json$', 'jsonl10n', 'JsonNestedFile'), (r'rails.*\.ya?ml$', 'yaml', 'RubyYAMLFile'), (r'\.ya?ml$', 'yaml', 'YAMLFile'),
    (r'\.resx$', 'resx', 'RESXFile'), (r'\.strings$', 'properties', 'stringsutf8file'),
    (r'\.stringsdict$', 'stringsdict', 'StringsDictFile'), (r'\.ts$', 'ts2', 'tsfile'),
]


def store(path):
    with open(path, 'rb') as file:
        start = file.read(2048)
    if b'urn:oasis:names:tc:xliff:document:2' in start:
        return module('translate.storage.xliff2').Xliff2File.parsefile(path)
    for pattern, name, cls in sorted(STORES, key=lambda entry: -len(entry[0])):
        if re.search(pattern, path):
            return getattr(module('translate.storage.' + name), cls).parsefile(path)
    return module('translate.storage.factory').getobject(path)


def toolkit(path):
    units = []
    for unit in store(path).units:
        if unit.isheader() and not unit.source:
            continue
        source = getattr(unit.source, 'strings', [unit.source])
        target = getattr(unit.target, 'strings', [unit.target])
        notes = unit.getnotes() if hasattr(unit, 'getnotes') else ''
        units.append((list(map(str, source)), list(map(str, target)), notes.strip(), unit.getcontext(),
                      unit.isfuzzy(), unit.isobsolete()))
    return units


def toolkit_texts(path):
    return [(unit[3], text) for unit in toolkit(path) for text in unit[0] + unit[1]]


# exchange formats

def lxml_tmx(path):
    """Every language with its inline elements: translate-toolkit's own reader is bilingual."""
    etree = module('lxml.etree')
    tree = etree.parse(path, etree.XMLParser(resolve_entities=True, load_dtd=False, no_network=True))
    units = []
    for node in tree.iter('tu'):
        texts = []
        for tuv in node.iter('tuv'):
            language = tuv.get('{http://www.w3.org/XML/1998/namespace}lang') or tuv.get('lang')
            seg = tuv.find('seg')
            codes = [(code.tag, sorted(code.attrib.items()), code.text, code.tail) for code in seg.iter() if code is not seg]
            texts.append((language, seg.text, codes))
        notes = sorted(note.text or '' for note in node.iter('note'))
        props = sorted((prop.get('type'), prop.text or '') for prop in node.iter('prop'))
        units.append((dict(node.attrib), texts, notes, props))
    return units


def tmxutil(path):
    reader = module('tmxutil.formats.tmx').TMXReader
    with open(path, 'rb') as file:
        return [[(language, str(tuv)) for language, tuv in sorted(unit.translations.items())] for unit in reader(file)]


def omegat(path):
    """OmegaT in console mode with the file as its project's memory: what it translates the sources to."""
    java, jar = program('java'), '/usr/share/omegat/OmegaT.jar'
    if not os.path.exists(jar):
        raise Missing('omegat')
    units = [[(language, text) for language, text, codes in unit[1] if not codes and text] for unit in lxml_tmx(path)]
    units = [texts for texts in units if len(texts) > 1 and texts[0][1].isprintable()]
    source, target = units[0][0][0], units[0][1][0]
    sources = [texts[0][1] for texts in units if texts[0][0] == source and texts[1][0] == target]
    with tempfile.TemporaryDirectory() as folder:
        for name in ('source', 'target', 'tm', 'glossary', 'dictionary', 'omegat'):
            os.mkdir(os.path.join(folder, name))
        places = ''.join(f'<{name}>__DEFAULT__</{name}>' for name in (
            'source_dir', 'target_dir', 'tm_dir', 'glossary_dir', 'glossary_file', 'dictionary_dir'))
        with open(os.path.join(folder, 'omegat.project'), 'w') as file:
            file.write(f'<omegat><project version="1.0">{places}<source_lang>{source}</source_lang><target_lang>{target}</target_lang>'
                       '<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>'
                       '<remove_tags>false</remove_tags></project></omegat>')
        with open(os.path.join(folder, 'source', 'texts.txt'), 'w', encoding='utf-8') as file:
            file.write('\n\n'.join(sources) + '\n')
        shutil.copy(path, os.path.join(folder, 'omegat', 'project_save.tmx'))
        run(java, f'-Duser.home={folder}', '-jar', jar, folder, '--mode=console-translate')
        with open(os.path.join(folder, 'target', 'texts.txt'), encoding='utf-8') as file:
            targets = [line for line in file.read().split('\n') if line]
    return [pair for pair in zip(sources, targets, strict=True) if pair[0] != pair[1]]


def tmx_dtd(path):
    """xmllint with the DTD of TMX 1.4 that OmegaT carries: valid or not."""
    jar = '/usr/share/omegat/OmegaT.jar'
    if not os.path.exists(jar):
        raise Missing('omegat')
    import zipfile
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(jar) as archive:
        dtd = archive.extract('schemas/tmx14.dtd', folder)
        run('xmllint', '--nonet', '--noout', '--dtdvalid', dtd, path)
    return ['valid']


def jing(schema, namespace=None):
    """jing with a schema beside this file, for another namespace than its own. (xmllint takes exponential time for some.)"""
    def check(path):
        schema_path = os.path.join(os.path.dirname(__file__), schema)
        if not namespace:
            run('jing', schema_path, path)
            return ['valid']
        with open(schema_path, encoding='utf-8') as file:
            text = re.sub(r' ns="[^"]+"', f' ns="{namespace}"', file.read(), count=1)
        with tempfile.NamedTemporaryFile('w', suffix='.rng', encoding='utf-8') as other:
            other.write(text)
            other.flush()
            run('jing', other.name, path)
        return ['valid']
    check.__name__ = 'jing'
    return check


def omegat_schema(name):
    """xmllint with a schema that OmegaT carries: TBX 2 and SRX 2.0 are checked by those of their authors."""
    def check(path):
        jar = '/usr/share/omegat/OmegaT.jar'
        if not os.path.exists(jar):
            raise Missing('omegat')
        import zipfile
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(jar) as archive:
            for schema in archive.namelist():
                if schema.startswith('schemas/') and schema.endswith('.xsd'):
                    archive.extract(schema, folder)
            run('xmllint', '--nonet', '--noout', '--schema', os.path.join(folder, 'schemas', name), path)
        return ['valid']
    check.__name__ = 'omegat_schema'
    return check


def determinator(path):
    """The concepts of a TBX 3 file, with what stands in each term section."""
    sys.modules.setdefault('nafigator', types.ModuleType('nafigator'))  # for another task of the package than reading
    document = module('determinator.determinator').TbxDocument().open(path)
    return [(concept['id'], [(language, [[(item['type'], sorted(item['attr'].items()), item['text']) for item in section]
                                         for section in sections])
                             for language, sections in concept['lang'].items()]) for concept in document.concepts_list]


def lxml_tbx(path):
    """Every term with its language, of both versions and styles."""
    etree = module('lxml.etree')
    root = etree.parse(path, etree.XMLParser(resolve_entities=True, load_dtd=False, no_network=True)).getroot()
    local = lambda node: etree.QName(node).localname
    return [(local(entry), entry.get('id'), [
        (section.get('{http://www.w3.org/XML/1998/namespace}lang'), ''.join(term.itertext()))
        for section in entry.iter() if isinstance(section.tag, str) and local(section) in ('langSec', 'langSet')
        for term in section.iter() if isinstance(term.tag, str) and local(term) == 'term'])
        for entry in root.iter() if isinstance(entry.tag, str) and local(entry) in ('conceptEntry', 'termEntry')]


def lxml_srx(path):
    """The rules of an SRX 2.0 file by their language: break or not, before, after."""
    etree = module('lxml.etree')
    root = etree.parse(path).getroot()
    name = '{http://www.lisa.org/srx20}'
    rules = [(language.get('languagerulename'), rule.get('break'), rule.findtext(name + 'beforebreak'), rule.findtext(name + 'afterbreak'))
             for language in root.iter(name + 'languagerule') for rule in language.iter(name + 'rule')]
    for _, _, before, after in rules:
        for pattern in (before, after):
            if pattern:
                module('regex').compile(pattern)
    return rules


def canonical(path):
    """libxml2: the canonical form of every element below the root, white space between elements aside."""
    text = run('xmllint', '--noblanks', '--nonet', '--c14n', path)
    return re.sub(r'>\s+<', '><', text).split('<')[2:]


def msgfmt(path):
    """gettext: the catalogue that `msgfmt -c` makes, as `msgunfmt` shows it."""
    with tempfile.NamedTemporaryFile(suffix='.mo') as compiled:
        run('msgfmt', '-c', '-o', compiled.name, path)
        text = run('msgunfmt', compiled.name)
    return [entry for entry in text.split('\n\n') if not entry.startswith('msgid ""\nmsgstr ""')]


def polib(path):
    return [(entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr, sorted(entry.msgstr_plural.items()), sorted(entry.flags),
             entry.comment, entry.tcomment, entry.occurrences, entry.previous_msgid, entry.obsolete)
            for entry in module('polib').pofile(path)]


def babel(path):
    with open(path, 'rb') as file:
        catalogue = module('babel.messages.pofile').read_po(file)
    return [(message.context, message.id, message.string, sorted(message.flags), message.auto_comments, message.user_comments)
            for message in catalogue if message.id]


def python_csv(path):
    csv = module('csv')
    with open(path, encoding='utf-8-sig', newline='') as file:
        start = file.readline()
        file.seek(0)
        delimiter = max('\t;,', key=start.count)
        quoting = csv.QUOTE_MINIMAL if path.endswith('.csv') else csv.QUOTE_NONE
        rows = list(csv.reader(file, delimiter=delimiter, quoting=quoting))
    return [row for row in rows if not (len(row) == 1 and row[0].startswith('#'))]


def python_json_lines(path):
    with open(path, encoding='utf-8') as file:
        objects = [json.loads(line) for line in file]
    # The short shape, texts by language, becomes the long one.
    return [[(v['language'], v['text']) for v in o['variants']] if 'variants' in o else
            [(key, text) for key, text in o.items() if len(key) == 2] for o in objects]


# files that programs ship

def leaves(value, key=''):
    """The strings of nested dictionaries and lists with their paths."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f'{key}.{name}')
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from leaves(inner, f'{key}[{index}]')


def python_json(path):
    with open(path, encoding='utf-8-sig') as file:
        value = json.load(file)
    # The text of a source language may be the key itself.
    keys = [('key', key) for key in value.get('strings', {})] if isinstance(value, dict) else []
    return list(leaves(value)) + keys


def pyyaml(path):
    yaml = module('yaml')
    with open(path, 'rb') as file:
        return [pair for document in yaml.load_all(file, yaml.BaseLoader) for pair in leaves(document)]


def ruby_yaml(path):
    return list(leaves(json.loads(run('ruby', '-ryaml', '-rjson', '-rdate', '-e', (
        'puts JSON.generate(YAML.load_file(ARGV[0], aliases: true, permitted_classes: [Symbol, Date, Time]))'), path))))


def javaproperties(path):
    encoding = 'utf-8' if 'utf8' in path else 'iso-8859-1'
    with open(path, encoding=encoding) as file:
        return list(module('javaproperties').load(file).items())


def openstep_plist(path):
    with open(path, 'rb') as file:
        data = file.read()
    text = data.decode('utf-16' if data[:2] in (b'\xff\xfe', b'\xfe\xff') else 'utf-8-sig')
    return list(module('openstep_plist').loads(text).items())


def plistlib(path):
    with open(path, 'rb') as file:
        return list(leaves(module('plistlib').load(file)))


def lxml_values(path):
    """Every element of an XML file with its text; markup inside is kept, CDATA and entities are resolved."""
    etree = module('lxml.etree')
    root = etree.parse(path, etree.XMLParser(resolve_entities=True, no_network=True)).getroot()
    return [(node.get('name') or node.tag, (node.text or '') + ''.join(
        etree.tostring(child, encoding='unicode') for child in node)) for node in root.iter() if isinstance(node.tag, str)]


def aapt(path):
    """Android's resource compiler takes the file."""
    with tempfile.TemporaryDirectory() as folder:
        values = os.path.join(folder, 'res', 'values')
        os.makedirs(values)
        shutil.copy(path, os.path.join(values, 'strings.xml'))
        with open(os.path.join(folder, 'AndroidManifest.xml'), 'w') as file:
            file.write('<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="a.b"/>')
        run('aapt', 'package', '-f', '-M', os.path.join(folder, 'AndroidManifest.xml'), '-S', os.path.join(folder, 'res'),
            '-F', os.path.join(folder, 'out.apk'))
        text = run('aapt', 'dump', '--values', 'resources', os.path.join(folder, 'out.apk'))
    return [('', line) for line in text.splitlines() if '(string' in line]


def lrelease(path):
    with tempfile.NamedTemporaryFile(suffix='.qm') as compiled:
        return [('', run('lrelease', '-nounfinished', path, '-qm', compiled.name).split('\n')[1].strip())]


def fluent(path):
    syntax = module('fluent.syntax')
    with open(path, encoding='utf-8') as file:
        body = syntax.parse(file.read()).body
    junk = [entry for entry in body if isinstance(entry, syntax.ast.Junk)]
    if junk:
        raise ValueError(f'fluent.syntax finds junk: {junk[0].content[:60]!r}')
    found = []

    class Texts(syntax.visitor.Visitor):
        def visit_Pattern(self, node):
            text = ''
            for element in node.elements:
                if isinstance(element, syntax.ast.TextElement):
                    text += element.value
                elif isinstance(element.expression, syntax.ast.StringLiteral) and len(element.expression.value) < 2:
                    text += element.expression.value
            found.append(('', text))
            self.generic_visit(node)
    for entry in body:
        Texts().visit(entry)
    return found


def python_srt(path):
    with open(path, encoding='utf-8-sig') as file:
        return [(str(cue.index), cue.content) for cue in module('srt').parse(file.read())]


def webvtt(path):
    return [(cue.identifier or '', cue.raw_text) for cue in module('webvtt').read(path)]


def markdown_it(path):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    front = re.match(r'---\n(.*?)\n---\n', text, re.S)
    parser = module('markdown_it').MarkdownIt('commonmark').enable(['table', 'strikethrough'])
    found = list(leaves(module('yaml').safe_load(front.group(1)))) if front else []
    for token in parser.parse(text[front.end():] if front else text):
        if token.type == 'inline':
            found.append(('', ''.join(child.content if child.type in ('text', 'code_inline') else '\n' if 'break' in child.type else ''
                                      for child in token.children)))
        elif token.type == 'html_block':
            found.append(('', re.sub(r'<[^>]*>', '', token.content)))
    return found


def html5(path):
    with open(path, 'rb') as file:
        tree = module('html5lib').parse(file, namespaceHTMLElements=False)
    found = [('', ''.join(node.itertext())) for node in tree.iter() if isinstance(node.tag, str)]
    return found + [('', text) for node in tree.iter() for text in node.attrib.values()] + [
        ('', text) for node in tree.iter() for text in (node.text, node.tail) if text]


def tidy(path):
    done = subprocess.run([program('tidy'), '-e', '-q', '--show-warnings', 'no', path], capture_output=True)
    if done.returncode > 1:
        raise ValueError(done.stderr.decode()[:200])
    return [('', 'accepted')]


def python_docx(path):
    """Every paragraph of the body, those of tables and text boxes included."""
    docx = module('docx')
    paragraphs = docx.Document(path).element.body.iter(docx.oxml.ns.qn('w:p'))
    return [('', docx.text.paragraph.Paragraph(paragraph, None).text) for paragraph in paragraphs]


def odfpy(path):
    module('odf')
    from odf import opendocument, teletype, text
    loaded = opendocument.load(path)
    return [('', teletype.extractText(element)) for kind in (text.H, text.P) for element in loaded.getElementsByType(kind)]


def libreoffice(path):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program('soffice'), '--headless', '--convert-to', 'txt:Text', '--outdir', folder, path],
                       capture_output=True, check=True)
        with open(os.path.join(folder, os.listdir(folder)[0]), encoding='utf-8-sig') as file:
            return [('', line) for line in file.read().split('\n')]


def plain(path):
    with open(path, 'rb') as file:
        data = file.read()
    try:
        return [('', data.decode('utf-8-sig'))]
    except UnicodeDecodeError:
        return [('', data.decode('windows-1251'))]


def versions():
    for package in ('translate-toolkit', 'tmxutil', 'lxml', 'polib', 'Babel', 'fluent.syntax', 'PyYAML', 'javaproperties', 'openstep-plist',
                    'srt', 'webvtt-py', 'markdown-it-py', 'html5lib', 'determinator', 'regex', 'python-docx', 'odfpy'):
        try:
            yield f'{package} {metadata.version(package)}'
        except metadata.PackageNotFoundError:
            yield f'{package}: not installed'
    for command in (['msgfmt', '--version'], ['xmllint', '--version'], ['java', '--version'], ['ruby', '--version'], ['tidy', '--version'],
                    ['lrelease', '-version'], ['aapt', 'version'], ['soffice', '--version'], ['jing', '-?']):
        if command[0] == 'jing' and shutil.which('jing'):
            yield 'jing: installed'
        elif shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True)
            yield (done.stdout + done.stderr).splitlines()[0]
        else:
            yield f'{command[0]}: not installed'
    if os.path.exists('/usr/share/omegat/OmegaT.jar'):
        done = subprocess.run(['dpkg-query', '-W', '-f', 'OmegaT ${Version}', 'omegat'], capture_output=True, text=True)
        yield done.stdout
    else:
        yield 'OmegaT: not installed'
