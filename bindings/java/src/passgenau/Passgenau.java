// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.util.List;
import java.util.Map;

/** The library itself. */
public final class Passgenau {
  private Passgenau() {}

  /** The library's version, "0.1.0". */
  public static String version() {
    return Library.string(Library.version());
  }

  /** [{"name", "version"}]: passgenau and every library it runs on, as loaded. */
  public static String components() {
    return Library.string(Library.components());
  }

  /** [{"tag", "right_to_left"}]: the languages that sentences exist in. */
  public static String languages() {
    return Library.string(Library.languages());
  }

  /** Every code that the library which is loaded can tell. */
  public static List<Code> codes() {
    return Table.CODES;
  }

  /** JSON text as the value of an option: {@code Map.of("mapping", Passgenau.json(Files.readString(file)))}. */
  public static Object json(String text) {
    return new Json.Text(text);
  }

  private static final class Table {
    static final List<Code> CODES =
        ((List<?>) Json.read(Library.string(Library.codes()))).stream().map(row -> code((Map<?, ?>) row)).toList();

    private static Code code(Map<?, ?> row) {
      int number = ((Number) row.get("number")).intValue();
      return new Code(number, (String) row.get("name"), (String) row.get("severity"), (String) row.get("meaning"));
    }
  }
}
