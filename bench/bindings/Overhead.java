// SPDX-License-Identifier: GPL-2.0-or-later
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import passgenau.Catalog;

/** Overhead CATALOG PROFILE CALLS: the median time of match through Java, in microseconds. */
class Overhead {
  public static void main(String[] arguments) throws Exception {
    String profile = Files.readString(Path.of(arguments[1]));
    int calls = Integer.parseInt(arguments[2]);
    double[] times = new double[calls];
    int length = 0;
    try (Catalog catalog = new Catalog(Path.of(arguments[0]))) {
      Map<String, ?> options = Map.of("as_of", "2026-11-21");
      // As many again to warm up.
      for (int call = -calls; call < calls; ++call) {
        long begin = System.nanoTime();
        length = catalog.match(profile, options).length();
        if (call >= 0) {
          times[call] = (System.nanoTime() - begin) / 1e3;
        }
      }
    }
    Arrays.sort(times);
    System.out.printf("%-18s %8.2f  %8.2f  %d%n", "Java, text", times[calls / 2], times[calls * 99 / 100], length);
  }
}
