<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en_US">
<context>
    <name>Window</name>
    <message>
        <location filename="../a.cpp" line="+3"/>
        <source>&amp;Open</source>
        <comment>menu</comment>
        <translation>&amp;Відкрити</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <extracomment>Status bar</extracomment>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файли</numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bell<byte value="x7"/>rings</source>
        <oldsource>Bell</oldsource>
        <translatorcomment>Перевірити</translatorcomment>
        <translation type="unfinished"/>
    </message>
    <message id="old_one">
        <source>Old</source>
        <translation type="vanished">Старе</translation>
    </message>
    <message>
        <source>Length</source>
        <translation variants="yes"><lengthvariant>Довгий текст</lengthvariant><lengthvariant>Текст</lengthvariant></translation>
    </message>
</context>
</TS>
