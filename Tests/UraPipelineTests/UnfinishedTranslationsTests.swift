import Foundation
import Testing
import UraFormats
import UraMemory
import UraModel
import UraReports

@testable import UraPipeline

/// Translations that their own file calls unfinished are nothing to offer.
@Suite struct UnfinishedTranslationsTests {
  @Test(
    "are left out and counted, their sources and the finished ones stay",
    arguments: [
      (
        FileFormat.po,
        """
        msgid ""
        msgstr "Language: uk\\n"

        msgid "Save"
        msgstr "Зберегти"

        #, fuzzy
        msgid "Open"
        msgstr "Відкрито"
        """
      ),
      (
        .qt,
        """
        <?xml version="1.0"?><TS version="2.1" language="uk" sourcelanguage="en"><context><name>c</name>
        <message><source>Save</source><translation>Зберегти</translation></message>
        <message><source>Open</source><translation type="unfinished">Відкрито</translation></message></context></TS>
        """
      ),
      (
        .xliff1,
        """
        <xliff version="1.2"><file original="a" source-language="en" target-language="uk" datatype="plaintext"><body>
        <trans-unit id="1"><source>Save</source><target state="translated">Зберегти</target></trans-unit>
        <trans-unit id="2"><source>Open</source><target state="needs-translation">Відкрито</target></trans-unit>
        </body></file></xliff>
        """
      ),
    ])
  func leftOut(format: FileFormat, text: String) async throws {
    let path = NSTemporaryDirectory() + "\(UUID().uuidString).\(format.extensions[0])"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let memory = try TranslationMemory()
    let report = try await ImportAll(into: memory, reading: ReadingOptions(sourceLanguage: .english))(
      [.file(path, format)], concurrency: 1, diagnostics: DiagnosticList(), progress: { _ in })
    #expect(report.documents.map(\.unfinished) == [1])
    #expect(report.documents.map(\.skipped) == [0])
    var texts: [[String]] = []
    try memory.forEachUnit { texts.append($0.unit.variants.map(\.text)) }
    #expect(texts == [["Save", "Зберегти"], ["Open"]])
  }
}
