// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

/** The library itself. */
public final class Passgenau {
  private Passgenau() {}

  /** The library's version, "0.1.0". */
  public static String version() { return Library.string(Library.version()); }

  /** [{"name", "version"}]: passgenau and every library it runs on, as loaded. */
  public static String components() { return Library.text("components", 0); }

  /** [{"number", "name", "severity", "meaning"}]: the table of the codes that exceptions tell. */
  public static String codes() { return Library.text("codes", 0); }

  /** [{"tag", "right_to_left"}]: the languages that sentences exist in. */
  public static String languages() { return Library.text("languages", 0); }

  /** JSON text as the value of an option: {@code Map.of("mapping", Passgenau.json(Files.readString(file)))}. */
  public static Object json(String text) { return new Json.Text(text); }
}
