import Foundation
import Testing
import UraFormats
import UraModel

@Suite("OutputFile")
struct OutputFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ text: String, to path: String) throws {
    let output = try OutputFile(path: path)
    output.write(text)
    try output.finish()
  }

  @Test("never takes the place of a database, by a link neither")
  func database() throws {
    try withFolder { folder in
      let database = Data("SQLite format 3\0 and the rest".utf8)
      try database.write(to: URL(filePath: folder + "/memory.sqlite"))
      try FileManager.default.createSymbolicLink(atPath: folder + "/link.tmx", withDestinationPath: "memory.sqlite")
      for name in ["memory.sqlite", "link.tmx"] {
        let error = #expect(throws: InputError.self) { try write("new", to: folder + "/" + name) }
        #expect(error?.diagnostic.code == "output-is-a-database")
      }
      #expect(try Data(contentsOf: URL(filePath: folder + "/memory.sqlite")) == database)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    }
  }

  @Test("writes the file that a symbolic link stands for, there or not", arguments: [true, false])
  func link(isThere: Bool) throws {
    try withFolder { folder in
      if isThere { try write("old", to: folder + "/file.tmx") }
      try FileManager.default.createSymbolicLink(atPath: folder + "/link.tmx", withDestinationPath: "file.tmx")
      try write("new", to: folder + "/link.tmx")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.tmx") == "file.tmx")
      #expect(try String(contentsOfFile: folder + "/file.tmx", encoding: .utf8) == "new")
    }
  }

  @Test("keeps the permissions of the file that it replaces")
  func permissions() throws {
    try withFolder { folder in
      let path = folder + "/file.tmx"
      try write("old", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try write("new", to: path)
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("leaves what was there when it is not finished, and nothing beside it")
  func unfinished() throws {
    try withFolder { folder in
      try write("old", to: folder + "/file.tmx")
      do {
        let output = try OutputFile(path: folder + "/file.tmx")
        output.write("new")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file.tmx"])
      #expect(try String(contentsOfFile: folder + "/file.tmx", encoding: .utf8) == "old")
    }
  }
}
