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

/**
 * The C functions, one to one: handles are numbers, text is UTF-8, null is "not given". Every call that fails throws {@link
 * PassgenauException}. native/passgenau_java.cpp registers them; a name or a type that differs fails when the library is loaded.
 */
final class Library {
  static {
    load();
  }

  private Library() {}

  static native byte[] version();

  static native byte[] components();

  static native byte[] codes();

  static native byte[] languages();

  static native long catalogOpen(byte[] path);

  static native void catalogClose(long catalog);

  static native boolean catalogRefresh(long catalog);

  static native byte[] catalogInfo(long catalog);

  static native byte[] catalogIds(long catalog);

  static native byte[] catalogCheck(long catalog);

  static native byte[] offer(long catalog, byte[] id);

  static native byte[] match(long catalog, byte[] profile, byte[] options);

  static native byte[] matchAll(long catalog, byte[] profiles, byte[] options);

  static native byte[] nearMisses(long catalog, byte[] profile, byte[] options);

  static native byte[] nearMiss(long catalog, byte[] profile, byte[] id, byte[] options);

  static native byte[] why(long catalog, byte[] profile, byte[] id, byte[] options);

  static native byte[] ask(long catalog, byte[] profile, byte[] options);

  static native byte[] checkOffer(long catalog, byte[] offer);

  static native byte[] checkProfile(long catalog, byte[] profile, byte[] options);

  static native byte[] vocabulary(long catalog, byte[] options);

  static native byte[] places(long catalog, byte[] options);

  static native byte[] duplicates(long catalog, byte[] options);

  static native byte[] export(long catalog, byte[] options);

  static native byte[] evaluate(long catalog, byte[] profiles, byte[] judgements, byte[] options);

  static native long writerOpen(byte[] path);

  static native void writerClose(long writer);

  static native byte[] writerPut(long writer, byte[] offer);

  static native boolean writerRemove(long writer, byte[] id);

  static native void writerSetVocabulary(long writer, byte[] lines);

  static native byte[] writerSetGazetteer(long writer, byte[] text);

  static native byte[] writerImport(long writer, byte[] options);

  static native byte[] writerImportText(long writer, byte[] text, byte[] options);

  static native void writerCommit(long writer);

  /** UTF-8. Half of a surrogate pair is refused: {@code String.getBytes} would make a question mark of it. */
  static byte[] bytes(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text.toCharArray()));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the text is no Unicode: half of a surrogate pair stands alone");
    }
  }

  static String string(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

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
