// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The functions of the C header by their names there, without passgenau_. Those that fail throw {@link PassgenauException}. */
final class Library {
  static {
    load();
  }

  private Library() {}

  static native byte[] version();

  /** What a function gives that gives a text. Handle: 0 where it takes none. */
  static native byte[] text(byte[] function, long handle, byte[][] given);

  /** What the others give: a handle, 1 or 0 for yes or no, 0 for nothing. */
  static native long number(byte[] function, long handle, byte[][] given);

  static String text(String function, long handle, Object... given) { return string(text(bytes(function), handle, all(given))); }

  static long number(String function, long handle, Object... given) { return number(bytes(function), handle, all(given)); }

  private static byte[][] all(Object[] given) {
    return Arrays.stream(given).map(one -> one instanceof byte[] bytes ? bytes : bytes(one.toString())).toArray(byte[][]::new);
  }

  /** UTF-8. Half of a surrogate pair is refused: {@code String.getBytes} would make a question mark of it. */
  static byte[] bytes(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text.toCharArray()));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the text is no Unicode: half of a surrogate pair stands alone");
    }
  }

  static String string(byte[] utf8) { return new String(utf8, StandardCharsets.UTF_8); }

  /** The file that the property passgenau.library names, else what the jar carries, else what java.library.path has. */
  private static void load() {
    String named = System.getProperty("passgenau.library");
    String platform = System.getProperty("os.name") + '-' + System.getProperty("os.arch");
    String file = System.mapLibraryName("passgenau_java");
    try (InputStream carried = Library.class.getResourceAsStream("native/" + platform + '/' + file)) {
      if (named != null) {
        System.load(Path.of(named).toAbsolutePath().toString());
      } else if (carried == null) {
        System.loadLibrary("passgenau_java");
      } else {
        loadCopy(carried, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the native library cannot be unpacked into java.io.tmpdir", e);
    }
  }

  /** In a folder that only we may enter, and gone at once: what is loaded needs no name. */
  private static void loadCopy(InputStream carried, String file) throws IOException {
    Path folder = Files.createTempDirectory("passgenau");
    Path copy = folder.resolve(file);
    try {
      Files.copy(carried, copy);
      System.load(copy.toString());
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(folder);
    }
  }
}
