import Testing
import UraFormats
import UraModel
import UraPipeline

@Suite("Files of another format")
struct ConvertFilesTests {
  private static func converted(
    _ text: String, _ from: FileFormat, _ to: FileFormat, isStrict: Bool = false
  ) throws -> (text: String, report: ConvertFiles.Report) {
    let output = OutputFile()
    let convert = ConvertFiles(
      InputFile(text: text, path: "in.\(from.rawValue)"), as: from, to: to,
      writing: WritingOptions(sourceLanguage: .english, targetLanguage: .ukrainian), isStrict: isStrict)
    let report = try convert(into: output, diagnostics: DiagnosticList())
    return (String(decoding: output.bytes, as: UTF8.self), report)
  }

  private static let tmx = """
    <tmx version="1.4"><header srclang="en"/><body><tu tuid="a">\
    <tuv xml:lang="en"><seg>one <it pos="begin">&lt;q&gt;</it></seg></tuv>\
    <tuv xml:lang="uk"><seg>один <it pos="begin">&lt;q&gt;</it></seg></tuv></tu></body></tmx>
    """

  @Test("say what the target cannot hold, and are refused then if asked to be strict")
  func losses() throws {
    let result = try Self.converted(Self.tmx, .tmx, .csv)
    #expect(result.report.units == 1)
    #expect(result.report.losses == [.codes: 1])
    #expect(throws: InputError.self) { try Self.converted(Self.tmx, .tmx, .csv, isStrict: true) }
    #expect(try Self.converted(Self.tmx, .tmx, .jsonl, isStrict: true).report.losses.isEmpty)
  }

  @Test("have half a pair of tags as text where elements must nest")
  func halfPair() throws {
    #expect(try Self.converted(Self.tmx, .tmx, .android).text.contains(">один &lt;q&gt;</string>"))
  }

  @Test("have no row for what is no text")
  func noText() throws {
    let xliff = """
      <xliff version="1.2"><file original="f" source-language="en" target-language="uk" datatype="x"><body>\
      <bin-unit id="b" mime-type="image/png"><bin-source><external-file href="i.png"/></bin-source></bin-unit>\
      <trans-unit id="1"><source>one</source><target>один</target></trans-unit></body></file></xliff>
      """
    let result = try Self.converted(xliff, .xliff1, .csv)
    #expect(result.text == "id,en,uk,context,note\n1,one,один,,\n")
    #expect(result.report.units == 1)
  }

  @Test("have every language of the input, named or not")
  func unnamedLanguages() throws {
    let text = """
      <tmx version="1.4"><header srclang="*all*"/><body><tu><tuv xml:lang="en"><seg>one</seg></tuv>\
      <tuv xml:lang="uk"><seg>один</seg></tuv></tu><tu><tuv xml:lang="en"><seg>two</seg></tuv>\
      <tuv xml:lang="sq"><seg>dy</seg></tuv></tu></body></tmx>
      """
    func converted(to format: FileFormat) throws -> String {
      let output = OutputFile()
      _ = try ConvertFiles(InputFile(text: text, path: "in.tmx"), as: .tmx, to: format)(
        into: output, diagnostics: DiagnosticList())
      return String(decoding: output.bytes, as: UTF8.self)
    }
    #expect(try converted(to: .csv) == "id,en,uk,sq,context,note\n,one,один,,,\n,two,,dy,,\n")
    #expect(try converted(to: .xliff1).contains("source-language=\"en\" target-language=\"uk\""))
  }
}
