import Foundation

/// Standard input, output and error may be closed (`>&-`). The next file that is opened would take the number of one, and what
/// is printed would go into it.
enum StandardDescriptors {
  /// Puts in the place of each that is closed what can be neither read nor written, so that its use fails as it should.
  static func reserve() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free, which is this one.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
