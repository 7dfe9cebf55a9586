// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every golden case of tests/cases, byte by byte, offers in both orders. */
final class GoldenCases {
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(arguments[0], "tests", "cases"))) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : files) {
      Map<?, ?> golden = Check.object(Files.readString(file));
      String name = file.getFileName().toString();
      for (boolean reversed : new boolean[] {false, true}) {
        Check.inFolder(folder -> run(folder.resolve("catalog"), golden, reversed, name));
      }
    }
    System.out.println("cases: " + files.size());
    Check.done(300);
  }

  private static void run(Path folder, Map<?, ?> golden, boolean reversed, String name) {
    List<String> offers = new ArrayList<>(documents(golden.get("offers")));
    if (reversed) {
      Collections.reverse(offers);
    }
    try (CatalogWriter writer = new CatalogWriter(folder)) {
      if (golden.get("vocabulary") != null) {
        writer.setVocabulary(documents(golden.get("vocabulary")));
      }
      if (golden.get("gazetteer") != null) {
        Check.equal("[]", writer.setGazetteer((String) golden.get("gazetteer")), name);
      }
      offers.forEach(writer::put);
      writer.commit();
    }
    String profile = text(golden.get("profile"));
    // The cases name their day themselves, or expect that its absence is an error: a binding's own default would hide that.
    boolean withoutDay = !((Map<?, ?>) golden.get("profile")).containsKey("as_of");
    try (Catalog catalog = new Catalog(folder)) {
      if (golden.get("why") instanceof Map<?, ?> why) {
        why.forEach((id, judgement) -> Check.equal(text(judgement), catalog.why(profile, (String) id, Map.of()), name + " " + id));
      } else if (golden.get("error") != null) {
        String refusal = refusal(Check.refused("profile-invalid", () -> answer(catalog, profile, golden, withoutDay)));
        Check.equal(text(golden.get("error")), refusal, name);
      } else {
        Check.equal(text(golden.get("answer")), answer(catalog, profile, golden, false), name);
      }
    }
  }

  private static String answer(Catalog catalog, String profile, Map<?, ?> golden, boolean withoutDay) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (golden.get("options") instanceof Map<?, ?> stated) {
      stated.forEach((option, value) -> options.put((String) option, value));
    }
    if (!withoutDay) {
      return catalog.match(profile, options);
    }
    return catalog.text("match", profile, Json.write(options));
  }

  /** {"code", "details": [{"code", "pointer"}]}, sorted as the cases have it. */
  private static String refusal(PassgenauException refused) {
    List<Map<String, Object>> details = new ArrayList<>();
    for (Object each : (List<?>) Check.object(refused.json()).get("details")) {
      Map<?, ?> problem = (Map<?, ?>) each;
      details.add(ordered("code", problem.get("code"), "pointer", problem.containsKey("pointer") ? problem.get("pointer") : ""));
    }
    details.sort(Comparator.comparing(detail -> detail.get("pointer") + "\n" + detail.get("code")));
    return text(ordered("code", refused.name(), "details", details));
  }

  private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, one);
    map.put(second, two);
    return map;
  }

  private static List<String> documents(Object list) {
    return ((List<?>) list).stream().map(GoldenCases::text).toList();
  }

  private static String text(Object value) {
    return Json.write(value);
  }
}
