// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Counts what was checked, says what failed, and ends the program with it; and folders that are gone afterwards. */
final class Check {
  private static int checked = 0;
  private static int failed = 0;

  static final String OFFERS =
      """
      {"id":"a/cafe","title":{"de":"Elterncafé"},"addresses":["family-situation/social-isolation"],"sites":[{"lat":49.88,"lon":8.66}]}
      {"id":"b/hebamme","title":{"de":"Hebamme"},"kinds":["midwifery/midwife"],"child_age":{"until":"P1Y"},"remote":["phone"]}
      {"id":"c/kurs","title":{"de":"Kurs"},"child_age":{"from":"P6M"},"remote":["phone"]}
      """;
  static final String FAMILY =
      """
      {"as_of":"2026-11-21","children":[{"born":"2026-08-20"}],"needs":[{"kind":"midwifery/midwife"}],"home":{"lat":49.87,"lon":8.65}}""";

  private Check() {}

  static synchronized void that(boolean holds, String what) {
    ++checked;
    if (!holds) {
      ++failed;
      System.out.println("FAILED: " + what);
    }
  }

  static void equal(Object expected, Object got, String what) {
    that(Objects.equals(expected, got), what + "\n  expected: " + expected + "\n  got:      " + got);
  }

  static void contains(String text, String part) {
    that(text.contains(part), "no " + part + " in " + text);
  }

  /** The call fails with this code. */
  static PassgenauException refused(String code, Runnable call) {
    try {
      call.run();
    } catch (PassgenauException e) {
      equal(code, e.name(), "code");
      return e;
    }
    that(false, "not refused: " + code);
    throw new AssertionError(code);
  }

  static void inFolder(Consumer<Path> body) {
    try {
      Path folder = Files.createTempDirectory("check");
      try {
        body.accept(folder);
      } finally {
        try (Stream<Path> inside = Files.walk(folder)) {
          for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path folder, Iterable<String> offers) {
    try (CatalogWriter writer = new CatalogWriter(folder)) {
      offers.forEach(writer::put);
      writer.commit();
    }
  }

  /** A catalog of the three offers. */
  static void withSample(Consumer<Catalog> body) {
    inFolder(
        folder -> {
          write(folder.resolve("catalog"), OFFERS.lines().toList());
          try (Catalog catalog = new Catalog(folder.resolve("catalog"))) {
            body.accept(catalog);
          }
        });
  }

  static Map<?, ?> object(String json) {
    return (Map<?, ?>) Reader.read(json);
  }

  static List<?> list(String json) {
    return (List<?>) Reader.read(json);
  }

  static void done(int atLeast) {
    that(checked >= atLeast, "fewer checks than there should be: " + checked);
    System.out.println(checked - failed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }
}
