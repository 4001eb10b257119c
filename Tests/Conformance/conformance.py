"""Compares what other programs read from a file with what they read from the file that ura wrote of it.

A format passes when the outside reader gives the same units (sources, targets, notes, contexts) before and after ura. The
formats that are written back in place must also come back byte for byte when nothing was translated.
"""
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata

URA = os.path.abspath(sys.argv[1])
UPDATE = '--update' in sys.argv
FIXTURES = 'Tests/Fixtures/formats'
MARKS = ('<!-- formats: begin -->', '<!-- formats: end -->')
results = []


def ura(*arguments):
    done = subprocess.run([URA, *arguments], capture_output=True)
    if done.returncode not in (0,):
        raise RuntimeError(f"ura {' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode()[:300]}")
    return done.stdout


# Readers that are not ours: path -> list of comparable units.

# Where translate-toolkit does not find its reader by the name: the module and the class.
STORES = [
    (r'\.android\.xml$|strings\.xml$', 'aresource', 'AndroidResourceFile'), (r'\.properties$', 'properties', 'javautf8file'),
    (r'latin1.*\.properties$', 'properties', 'javafile'), (r'\.arb$', 'jsonl10n', 'ARBJsonFile'),
    (r'\.json$', 'jsonl10n', 'JsonNestedFile'), (r'rails.*\.ya?ml$', 'yaml', 'RubyYAMLFile'), (r'\.ya?ml$', 'yaml', 'YAMLFile'),
    (r'\.resx$', 'resx', 'RESXFile'), (r'\.strings$', 'properties', 'stringsutf8file'),
    (r'\.stringsdict$', 'stringsdict', 'StringsDictFile'),
]


def store_of(path):
    import importlib
    from translate.storage import factory
    with open(path, 'rb') as file:
        start = file.read(2048)
    if b'urn:oasis:names:tc:xliff:document:2' in start:
        from translate.storage import xliff2
        return xliff2.Xliff2File.parsefile(path)
    for pattern, module, name in sorted(STORES, key=lambda entry: -len(entry[0])):
        if re.search(pattern, path):
            return getattr(importlib.import_module('translate.storage.' + module), name).parsefile(path)
    return factory.getobject(path)


def toolkit(path):
    """translate-toolkit's reader for the file."""
    units = []
    for unit in store_of(path).units:
        if unit.isheader() and not unit.source:
            continue
        source = getattr(unit.source, 'strings', [unit.source])
        target = getattr(unit.target, 'strings', [unit.target])
        notes = unit.getnotes() if hasattr(unit, 'getnotes') else ''
        units.append((list(map(str, source)), list(map(str, target)), notes.strip(), unit.getcontext(),
                      unit.isfuzzy(), unit.isobsolete()))
    return units


def lxml_tmx(path):
    """Every language of a TMX with its inline elements, by lxml: translate-toolkit's own reader is bilingual."""
    from lxml import etree
    tree = etree.parse(path, etree.XMLParser(resolve_entities=True, load_dtd=False, no_network=True))
    units = []
    for node in tree.iter('tu'):
        texts = []
        for tuv in node.iter('tuv'):
            language = tuv.get('{http://www.w3.org/XML/1998/namespace}lang') or tuv.get('lang')
            seg = tuv.find('seg')
            texts.append((language, seg.text, [(c.tag, sorted(c.attrib.items()), c.text, c.tail) for c in seg.iter() if c is not seg]))
        notes = sorted(n.text or '' for n in node.iter('note'))
        props = sorted((p.get('type'), p.text or '') for p in node.iter('prop'))
        units.append((dict(node.attrib), texts, notes, props))
    return units


def tmxutil(path):
    """tmxutil (paracrawl): sources and targets of a bilingual TMX."""
    from tmxutil.formats.tmx import TMXReader
    with open(path, 'rb') as file:
        return [[(language, str(tuv)) for language, tuv in sorted(unit.translations.items())] for unit in TMXReader(file)]


def msgfmt(path):
    """gettext: the catalogue that `msgfmt -c` makes, as `msgunfmt` shows it."""
    with tempfile.NamedTemporaryFile(suffix='.mo') as compiled:
        subprocess.run(['msgfmt', '-c', '-o', compiled.name, path], check=True, capture_output=True)
        text = subprocess.run(['msgunfmt', compiled.name], check=True, capture_output=True).stdout.decode()
        return [entry for entry in text.split('\n\n') if not entry.startswith('msgid ""\nmsgstr ""')]


def libxml2(path):
    """libxml2 (xmllint): the canonical form of every element below the root, white space between elements aside."""
    text = subprocess.run(['xmllint', '--noblanks', '--nonet', '--c14n', path], check=True, capture_output=True).stdout.decode()
    return re.sub(r'>\s+<', '><', text).split('<')[2:]


def python_csv(path):
    import csv
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


def canonical_tbx(path):
    return libxml2(path)


# format, fixture, readers
EXCHANGE = [
    ('tmx', 'inline.tmx', [lxml_tmx, toolkit, tmxutil]),
    ('xliff1', 'codes.xlf', [toolkit, libxml2]),
    ('xliff2', 'modules.xlf', [toolkit, libxml2]),
    ('po', 'messages.po', [toolkit, msgfmt]),
    ('tbx', 'terms.tbx', [canonical_tbx]),
    ('tbx2', 'martif.tbx', [toolkit, canonical_tbx]),
    ('csv', 'table.csv', [python_csv]),
    ('tsv', 'plain.en-sq.tsv', [python_csv]),
    ('jsonl', 'units.jsonl', [python_json_lines]),
]
# from, to, fixture, how to read both: the same pairs must come out.
BETWEEN = [
    ('po', 'xliff1', 'messages.po'), ('po', 'xliff2', 'messages.po'), ('tmx', 'xliff1', 'inline.tmx'),
    ('tmx', 'xliff2', 'inline.tmx'), ('xliff1', 'tmx', 'codes.xlf'), ('xliff2', 'po', 'modules.xlf'),
    ('po', 'tmx', 'messages.po'), ('tmx', 'po', 'inline.tmx'),
]
EXTENSION = {'xliff1': 'xlf', 'xliff2': 'xlf', 'tbx2': 'tbx'}


def version_of(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def comparable(value):
    """Without what a writer may choose: the order of attributes, line ends between elements."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def check(name, passed, detail=''):
    results.append((name, passed, detail))
    print(('ok   ' if passed else 'FAIL ') + name + (f': {detail}' if detail and not passed else ''))


def exchange(folder):
    table = {}
    for format, fixture, readers in EXCHANGE:
        path = os.path.join(FIXTURES, fixture)
        written = os.path.join(folder, fixture)
        row = table[format] = {'read': True, 'write': True, 'identical': False, 'outside': []}
        try:
            ura('convert', '--as', format, '--to-format', format, path, written)
        except RuntimeError as error:
            check(f'{format}: written by ura', False, str(error))
            continue
        row['identical'] = open(path, 'rb').read() == open(written, 'rb').read()
        for reader in readers:
            name = f'{format}: {reader.__name__} reads the same units'
            try:
                before, after = reader(path), reader(written)
                same = comparable(before) == comparable(after) and len(before) > 0
                detail = next((f'{a!r} != {b!r}' for a, b in zip(before, after) if comparable(a) != comparable(b)), f'{len(before)} and {len(after)} units')
                check(name, same, detail[:300])
                if same:
                    row['outside'].append(reader.__name__)
            except ImportError:
                print(f'skip {name}: not installed')
            except Exception as error:  # an outside reader that refuses the file refuses it before ura, too?
                try:
                    reader(path)
                    check(name, False, repr(error)[:300])
                except Exception:
                    print(f'skip {name}: it cannot read the original either ({type(error).__name__})')
    return table


def between(folder):
    for source, target, fixture in BETWEEN:
        written = os.path.join(folder, f'{source}-to-{target}.{EXTENSION.get(target, target)}')
        name = f'{source} -> {target}: translate-toolkit finds every text'
        try:
            arguments = ['--from', 'en', '--to', 'uk'] if source == 'tmx' else []
            ura('convert', '--as', source, '--to-format', target, *arguments, os.path.join(FIXTURES, fixture), written)
            units = [json.loads(line) for line in ura('convert', '--as', target, *arguments, '--to-format', 'jsonl', written, '-').decode().splitlines()]
            expected = sorted(v['text'] for unit in units for v in unit['variants'] if v['text'].isprintable() and 'content' not in v and 'forms' not in v)
            found = [text for unit in toolkit(written) for text in unit[0] + unit[1]]
            missing = [text for text in expected if text not in found]
            check(name, not missing and len(found) > 0, f'missing {missing[:3]}')
            if target == 'po':
                msgfmt(written)
                check(f'{source} -> {target}: msgfmt -c', True)
        except Exception as error:
            check(name, False, repr(error)[:300])


def shipped(folder):
    """Formats that are written back in place: the same bytes without translations, and a reader that finds the new texts."""
    table = {}
    for directory, _, names in os.walk(os.path.join(FIXTURES, 'shipped')):
        for file in sorted(names):
            path = os.path.join(directory, file)
            extracted, merged = os.path.join(folder, 'texts.xlf'), os.path.join(folder, file)
            try:
                arguments = ['--from', 'en', '--to', 'uk']
                ura('extract', *arguments, path, '-o', extracted)
                ura('merge', *arguments, path, extracted, '-o', merged)
                same = open(path, 'rb').read() == open(merged, 'rb').read()
                check(f'{file}: the same bytes', same)
                table[file] = same
                # Every text translated: what another program reads must have changed in the texts alone.
                text = open(extracted, encoding='utf-8').read()
                changed = re.sub(r'<source[^>]*>(.*?)</source>\n(?:<target[^>]*>.*?</target>\n)?',
                                 lambda m: m.group(0).split('<target')[0] + f'<target>{m.group(1)}</target>\n', text, flags=re.S)
                open(extracted, 'w', encoding='utf-8').write(changed)
                ura('merge', *arguments, path, extracted, '-o', merged)
                try:
                    before, after = toolkit(path), toolkit(merged)
                    check(f'{file}: toolkit reads as many units after a translation', len(before) == len(after))
                except Exception as error:
                    print(f'skip {file}: translate-toolkit cannot read it ({type(error).__name__}: {str(error)[:80]})')
            except Exception as error:
                check(f'{file}: extract and merge', False, repr(error)[:300])
    return table


def document(exchange_table, shipped_table):
    lines = ['| format | reads | writes | the same bytes back | outside readers that find the same units |', '|---|---|---|---|---|']
    for format, row in exchange_table.items():
        lines.append(f"| `{format}` | yes | yes | {'yes' if row['identical'] else 'same units'} | {', '.join(row['outside']) or 'none known'} |")
    for file, same in shipped_table.items():
        lines.append(f"| `{file}` | yes | in place | {'yes' if same else 'no'} | |")
    path = 'docs/formats.md'
    text = open(path, encoding='utf-8').read()
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    open(path, 'w', encoding='utf-8').write(text[:start] + '\n' + '\n'.join(lines) + '\n' + text[end:])


def main():
    print('ura', ura('--version').decode().strip())
    for package in ('translate-toolkit', 'tmxutil', 'lxml'):
        print(package, version_of(package))
    for program in (['msgfmt', '--version'], ['xmllint', '--version']):
        if shutil.which(program[0]):
            done = subprocess.run(program, capture_output=True, text=True)
            print((done.stdout + done.stderr).splitlines()[0])
        else:
            print(program[0], 'is not installed: its comparisons fail')
    with tempfile.TemporaryDirectory() as folder:
        exchange_table = exchange(folder)
        between(folder)
        shipped_table = shipped(folder)
    failed = [name for name, passed, _ in results if not passed]
    print(f'{len(results) - len(failed)} of {len(results)} comparisons passed')
    if UPDATE:
        document(exchange_table, shipped_table)
    sys.exit(1 if failed else 0)


main()
