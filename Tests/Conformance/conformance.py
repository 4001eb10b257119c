"""Compares what other programs read from a file with what they read from the file that ura wrote of it.

Exchange formats: an outside reader gives the same units (sources, targets, notes, contexts, codes) before and after ura.
Files that programs ship: they come back byte for byte where nothing was translated; when every text gets a translation, an outside
reader finds each of those that it found before; and so it does in a new file of the same units.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import readers as outside
from readers import Missing

URA = os.path.abspath(sys.argv[1])
UPDATE = '--update' in sys.argv
FIXTURES = 'Tests/Fixtures/formats'
MARKS = ('<!-- formats: begin -->', '<!-- formats: end -->')
LANGUAGES = ['--from', 'en', '--to', 'uk']
results = []

XLIFF22 = 'urn:oasis:names:tc:xliff:document:2.2'
# format, fixture, readers
EXCHANGE = [
    ('tmx', 'inline.tmx', [outside.lxml_tmx, outside.toolkit, outside.tmxutil, outside.tmx_dtd]),
    ('xliff1', 'codes.xlf', [outside.toolkit, outside.canonical, outside.jing('xliff12.rng')]),
    ('xliff2', 'modules.xlf', [outside.toolkit, outside.canonical, outside.jing('xliff20.rng')]),
    ('po', 'messages.po', [outside.toolkit, outside.polib, outside.babel, outside.msgfmt]),
    ('xliff2', 'modules22.xlf', [outside.toolkit, outside.canonical, outside.jing('xliff20.rng', XLIFF22)]),
    ('tbx', 'terms.tbx', [outside.determinator, outside.lxml_tbx, outside.canonical, outside.jing('tbx3.rng')]),
    ('tbx2', 'martif.tbx', [outside.toolkit, outside.lxml_tbx, outside.canonical, outside.omegat_schema('tbx.xsd')]),
    ('csv', 'table.csv', [outside.python_csv]),
    ('tsv', 'plain.en-sq.tsv', [outside.python_csv]),
    ('jsonl', 'units.jsonl', [outside.python_json_lines]),
]
# from, to, fixture: every text must arrive, and who else checks the result.
BETWEEN = [
    ('po', 'xliff1', 'messages.po', [outside.jing('xliff12.rng')]), ('po', 'xliff2', 'messages.po', [outside.jing('xliff20.rng')]),
    ('tmx', 'xliff1', 'inline.tmx', [outside.jing('xliff12.rng')]), ('tmx', 'xliff2', 'inline.tmx', [outside.jing('xliff20.rng')]),
    ('xliff1', 'tmx', 'codes.xlf', [outside.tmx_dtd]), ('xliff2', 'tmx', 'modules.xlf', [outside.tmx_dtd]),
    ('xliff2', 'po', 'modules.xlf', [outside.msgfmt]), ('po', 'tmx', 'messages.po', [outside.tmx_dtd, outside.omegat]),
    ('tmx', 'po', 'inline.tmx', [outside.msgfmt]), ('xliff1', 'xliff2', 'codes.xlf', [outside.jing('xliff20.rng')]),
    ('xliff2', 'xliff1', 'modules.xlf', [outside.jing('xliff12.rng')]), ('csv', 'tmx', 'table.csv', [outside.tmx_dtd, outside.omegat]),
    ('csv', 'tbx', 'table.csv', [outside.jing('tbx3.rng'), outside.determinator]),
    ('csv', 'tbx2', 'table.csv', [outside.omegat_schema('tbx.xsd'), outside.toolkit]),
    ('tbx', 'tbx2', 'terms.tbx', [outside.omegat_schema('tbx.xsd'), outside.toolkit]),
    ('tbx2', 'tbx', 'martif.tbx', [outside.jing('tbx3.rng'), outside.determinator]),
]
EXTENSION = {'xliff1': 'xlf', 'xliff2': 'xlf', 'tbx2': 'tbx', 'yaml': 'yml', 'android': 'android.xml', 'fluent': 'ftl', 'qt': 'ts',
             'markdown': 'md', 'text': 'txt'}
# format, fixtures, readers, whether a new file can be made of units
SHIPPED = [
    ('android', ['values/strings.xml', 'values-uk/strings.xml', 'bom-crlf.android.xml'],
     [outside.toolkit_texts, outside.aapt], True),
    ('strings', ['en.lproj/Localizable.strings', 'uk.lproj/Localizable.strings'], [outside.openstep_plist, outside.toolkit_texts], True),
    ('stringsdict', ['uk.lproj/Localizable.stringsdict'], [outside.plistlib, outside.toolkit_texts], False),
    ('xcstrings', ['Catalog.xcstrings'], [outside.python_json], True),
    ('properties', ['messages_en.properties', 'latin1_sq.properties', 'utf8_uk.properties'],
     [outside.javaproperties, outside.toolkit_texts], True),
    ('json', ['flat.en.json', 'nested.uk.json'], [outside.python_json, outside.toolkit_texts], True),
    ('arb', ['app_sq.arb'], [outside.python_json, outside.toolkit_texts], True),
    ('yaml', ['rails.uk.yml', 'crlf.yaml'], [outside.pyyaml, outside.ruby_yaml, outside.toolkit_texts], True),
    ('qt', ['app.ts'], [outside.toolkit_texts, outside.lxml_values, outside.lrelease], True),
    ('resx', ['Strings.uk.resx'], [outside.toolkit_texts, outside.lxml_values], True),
    ('fluent', ['app.uk.ftl'], [outside.fluent], True),
    ('srt', ['movie.uk.srt'], [outside.python_srt], True),
    ('vtt', ['movie.sq.vtt'], [outside.webvtt], True),
    ('markdown', ['article.uk.md'], [outside.markdown_it], False),
    ('html', ['page.uk.html', 'old.html'], [outside.html5, outside.tidy], False),
    ('docx', ['article.uk.docx'], [outside.python_docx, outside.libreoffice], False),
    ('odt', ['article.sq.odt'], [outside.odfpy, outside.libreoffice], False),
    ('text', ['text.uk.txt'], [outside.plain], True),
]


def ura(*arguments):
    done = subprocess.run([URA, *arguments], capture_output=True)
    if done.returncode:
        raise RuntimeError(f"ura {' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode()[:300]}")
    return done.stdout


def bytes_of(path):
    with open(path, 'rb') as file:
        return file.read()


def check(name, passed, detail=''):
    results.append((name, passed))
    print(('ok   ' if passed else 'FAIL ') + name + (f': {detail}' if detail and not passed else ''), flush=True)
    return passed


def skip(name, reason):
    print(f'skip {name}: {reason}', flush=True)


def comparable(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def exchange(folder):
    table = []
    for format, fixture, readers in EXCHANGE:
        path, written = os.path.join(FIXTURES, fixture), os.path.join(folder, fixture)
        agreeing = []
        try:
            ura('convert', '--as', format, '--to-format', format, path, written)
        except RuntimeError as error:
            check(f'{format}: written by ura', False, str(error))
            continue
        for reader in readers:
            name = f'{format}: {reader.__name__} reads the same units'
            try:
                before = reader(path)
            except Missing as missing:
                skip(name, f'{missing} is not installed')
                continue
            except Exception as error:
                skip(name, f'it cannot read the original either ({str(error)[:160]})')
                continue
            try:
                after = reader(written)
                same = comparable(before) == comparable(after) and len(before) > 0
                detail = next((f'{a!r} != {b!r}' for a, b in zip(before, after) if comparable(a) != comparable(b)),
                              f'{len(before)} and {len(after)} units')
                if check(name, same, detail[:400]):
                    agreeing.append(reader.__name__)
            except Exception as error:
                check(name, False, repr(error)[:300])
        identical = 'yes' if format == 'po' and po_is_identical(path, folder) else 'the same units'
        if format not in [row[0] for row in table]:
            table.append((format, 'yes', 'yes', identical, agreeing))
    return table + [segmentation_rules(folder)]


def segmentation_rules(folder):
    """SRX: the rules of each language, written, read and written again."""
    agreeing = ['lxml_srx', 'omegat_schema']
    for language in ('en', 'uk', 'sq'):
        first, second = (os.path.join(folder, f'{number}.{language}.srx') for number in (1, 2))
        for path, options in ((first, []), (second, ['--rules', first])):
            with open(path, 'wb') as file:
                file.write(ura('rules', 'show', '--lang', language, '--format', 'srx', *options))
        for reader in (outside.lxml_srx, outside.omegat_schema('srx20.xsd')):
            name = f'srx: {language}: {reader.__name__} reads the same rules'
            try:
                rules = reader(first)
                passed = check(name, rules == reader(second) and len(rules) > 0)
            except Missing as missing:
                skip(name, f'{missing} is not installed')
                passed = False
            except Exception as error:
                passed = check(name, False, repr(error)[:300])
            if not passed and reader.__name__ in agreeing:
                agreeing.remove(reader.__name__)
    return ('srx', 'yes', 'yes', 'the same rules', agreeing)


def po_is_identical(path, folder):
    """PO is written back in place, too."""
    extracted, merged = os.path.join(folder, 'texts.xlf'), os.path.join(folder, 'merged.po')
    ura('extract', path, '-o', extracted)
    ura('merge', path, extracted, '-o', merged)
    return check('po: the same bytes', bytes_of(path) == bytes_of(merged))


def between(folder):
    for source, target, fixture, readers in BETWEEN:
        written = os.path.join(folder, f'{source}-to-{target}.{EXTENSION.get(target, target)}')
        name = f'{source} -> {target}'
        languages = LANGUAGES if source == 'tmx' else []
        try:
            ura('convert', '--as', source, '--to-format', target, *languages, os.path.join(FIXTURES, fixture), written)
            lines = ura('convert', '--as', target, *languages, '--to-format', 'jsonl', written, '-').decode().splitlines()
            expected = [variant['text'] for unit in map(json.loads, lines) for variant in unit['variants']
                        if variant['text'].isprintable() and 'content' not in variant and 'forms' not in variant]
            if target in ('tbx', 'tbx2'):
                found = [text for _, _, terms in outside.lxml_tbx(written) for _, text in terms]
            elif target != 'tmx':
                found = [text for unit in outside.toolkit(written) for text in unit[0] + unit[1]]
            else:
                found = [text for unit in outside.lxml_tmx(written) for _, text, _ in unit[1]]
            missing = [text for text in expected if text and text not in found]
            check(f'{name}: an outside reader finds every text', not missing and len(found) > 0, f'missing {missing[:3]}')
        except Exception as error:
            check(name, False, repr(error)[:300])
            continue
        for reader in readers:
            try:
                check(f'{name}: {reader.__name__}', len(reader(written)) > 0)
            except Missing as missing:
                skip(f'{name}: {reader.__name__}', f'{missing} is not installed')
            except Exception as error:
                check(f'{name}: {reader.__name__}', False, str(error)[:400])


def text_of(content):
    return ''.join(part if isinstance(part, str) else part.get('data', '') for part in content)


def texts_of(path, format):
    """What ura reads: texts by identifier, language and form, codes once as markup and once left out."""
    found = {}
    for number, line in enumerate(ura('convert', '--from', 'en', '--as', format, '--to-format', 'jsonl', path, '-').decode().splitlines()):
        unit = json.loads(line)
        for variant in unit['variants']:
            forms = variant.get('forms') or [{'selectors': [], 'content': variant.get('content') or [variant['text']]}]
            for form in forms:
                key = (unit.get('id') or number, unit.get('context'), variant['language'], str(form['selectors']))
                plain = ''.join(part for part in form['content'] if isinstance(part, str))
                found[key] = (text_of(form['content']), plain)
    return found


def normal(text):
    return ' '.join(text.split())


def found_by(reader, path, texts):
    """The keys of the texts that an outside reader finds in a file; a text may stand within a longer one."""
    whole = [normal(text) for _, text in reader(path)]
    exact, joined = set(whole), '\n'.join(whole)
    return {key for key, pair in texts.items()
            if any(normal(text) and (normal(text) in exact or normal(text) in joined) for text in pair)}


# Where a file is in several languages: one that it has.
TARGETS = {'crlf.yaml': 'sq'}


def translate(path, format, folder, merged):
    """Merges a translation of every text: the text with something behind it that every encoding has."""
    translations = os.path.join(folder, 'translations.jsonl')
    target_language = TARGETS.get(os.path.basename(path), 'uk')
    languages = ['--from', 'en', '--to', target_language]
    lines = ura('extract', *languages, '--as', format, '--to-format', 'jsonl', path).decode().splitlines()
    with open(translations, 'w', encoding='utf-8') as file:
        for line in lines:
            unit = json.loads(line)
            source = unit['variants'][0]
            target = json.loads(json.dumps(unit['variants'][1] if len(unit['variants']) > 1 else source))
            target['language'] = target_language
            for form in target.get('forms', []):
                form['content'] = (form['content'] or ['']) + [' 9x']
            content = target.get('content') or [target['text'] or source['text']]
            target['content'] = content + [' 9x']
            unit['variants'] = [source, target]
            file.write(json.dumps(unit, ensure_ascii=False) + '\n')
    ura('merge', *languages, '--as', format, path, translations, '-o', merged)


def shipped(folder):
    table = []
    for format, fixtures, readers, has_new in SHIPPED:
        identical, agreeing = True, {reader.__name__: True for reader in readers}
        for fixture in fixtures:
            path = os.path.join(FIXTURES, 'shipped', fixture)
            same_folder = os.path.join(folder, format, os.path.dirname(fixture))
            os.makedirs(same_folder, exist_ok=True)
            merged = os.path.join(same_folder, os.path.basename(fixture))
            extracted = os.path.join(folder, 'texts.xlf')
            try:
                ura('extract', *LANGUAGES, '--as', format, path, '-o', extracted)
                ura('merge', *LANGUAGES, '--as', format, path, extracted, '-o', merged)
                identical &= check(f'{format}: {fixture}: the same bytes', bytes_of(path) == bytes_of(merged))
                before = texts_of(path, format)
                translate(path, format, folder, merged)
                after = texts_of(merged, format)
                changed = sum(pair[0].endswith('9x') for pair in after.values())
                check(f'{format}: {fixture}: ura reads its translations', changed > 0 and set(key[0] for key in before) == set(key[0] for key in after))
            except Exception as error:
                identical = check(f'{format}: {fixture}: extract and merge', False, str(error)[:300])
                continue
            written = [('translated in place', merged, after)]
            if has_new:
                new = os.path.join(folder, f'new.{format}', os.path.basename(fixture))
                os.makedirs(os.path.dirname(new), exist_ok=True)
                language = 'en' if 'en' in {key[2] for key in before} else next(iter(before))[2]
                ura('convert', '--as', format, '--to-format', format, '--from', 'en', '--to', language, path, new)
                # A new file may write a plural with more forms than were read, never with fewer texts.
                written.append(('new file', new, None))
            for reader in readers:
                for kind, file, texts in written:
                    name = f'{format}: {fixture}: {reader.__name__} reads the {kind}'
                    try:
                        if kind == 'translated in place':
                            known = found_by(reader, path, before)
                            lost = {key for key in known & texts.keys()} - found_by(reader, file, texts)
                            passed = not lost and (len(known) > 0 or reader in (outside.tidy, outside.lrelease))
                        else:
                            known = {key: pair for key, pair in before.items() if key[2] == language and pair[0]}
                            keys = found_by(reader, path, known)
                            lost = keys - found_by(reader, file, {key: known[key] for key in keys})
                            passed = not lost
                        agreeing[reader.__name__] &= check(name, passed, f'lost {sorted(map(str, lost))[:3]} of {len(known)}')
                    except Missing as missing:
                        skip(name, f'{missing} is not installed')
                        agreeing[reader.__name__] = False
                    except Exception as error:
                        try:
                            reader(path)
                            agreeing[reader.__name__] = check(name, False, repr(error)[:300])
                        except Exception as first:
                            skip(name, f'it cannot read the original either ({str(first)[:120]})')
                            agreeing[reader.__name__] = False
        table.append((format, 'yes', 'in place, new' if has_new else 'in place', 'yes' if identical else 'no',
                      [name for name, agrees in agreeing.items() if agrees]))
    return table


NAMES = {
    'toolkit': 'translate-toolkit', 'toolkit_texts': 'translate-toolkit', 'lxml_tmx': 'lxml', 'lxml_values': 'lxml', 'canonical': 'libxml2',
    'tmx_dtd': 'xmllint with the DTD', 'jing': 'jing with a grammar', 'omegat_schema': 'xmllint with the schema',
    'lxml_tbx': 'lxml', 'lxml_srx': 'lxml', 'python_csv': "Python's csv", 'python_json': "Python's json",
    'python_json_lines': "Python's json", 'python_srt': 'srt (Python)', 'pyyaml': 'PyYAML', 'ruby_yaml': "Ruby's YAML", 'fluent': 'fluent.syntax',
    'markdown_it': 'markdown-it-py', 'html5': 'html5lib', 'babel': 'Babel', 'webvtt': 'webvtt-py', 'openstep_plist': 'openstep-plist',
    'plistlib': "Python's plistlib", 'plain': 'Python',
    'python_docx': 'python-docx', 'libreoffice': 'LibreOffice',
}


def document(table):
    lines = ['| format | reads | writes | the same bytes back | outside readers that find the same texts |', '|---|---|---|---|---|']
    lines += [f"| `{format}` | {reads} | {writes} | {identical} | {', '.join(NAMES.get(name, name) for name in names) or 'none'} |"
              for format, reads, writes, identical, names in table]
    path = 'docs/formats.md'
    with open(path, encoding='utf-8') as file:
        text = file.read()
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text[:start] + '\n' + '\n'.join(lines) + '\n' + text[end:])


def main():
    print('ura', ura('--version').decode().strip())
    for line in outside.versions():
        print(line)
    with tempfile.TemporaryDirectory() as folder:
        table = exchange(folder)
        between(folder)
        table += shipped(folder)
    failed = [name for name, passed in results if not passed]
    print(f'{len(results) - len(failed)} of {len(results)} comparisons passed')
    if UPDATE:
        document(table)
    sys.exit(1 if failed else 0)


main()
