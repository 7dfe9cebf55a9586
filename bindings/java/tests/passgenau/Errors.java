// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table, and what an exception tells. */
final class Errors {
  public static void main(String[] arguments) {
    table();
    Check.withSample(Errors::profiles);
    Check.inFolder(Errors::elsewhere);
    Check.done(250);
  }

  private static void table() {
    List<?> codes = Check.list(Passgenau.codes());
    Check.that(codes.size() >= 88, "codes: " + codes.size());
    Set<Object> numbers = new HashSet<>();
    for (Object each : codes) {
      Map<?, ?> code = (Map<?, ?>) each;
      Check.that(numbers.add(code.get("number")), "one number each: " + code);
      Check.that(Set.of("error", "warning").contains(code.get("severity")), "severity: " + code);
      Check.that(!((String) code.get("meaning")).isEmpty(), "meaning: " + code);
    }
  }

  /** The code is that of the library's table. */
  private static void known(PassgenauException e) {
    boolean found = Check.list(Passgenau.codes()).stream().map(row -> (Map<?, ?>) row)
        .anyMatch(row -> ((Number) row.get("number")).intValue() == e.code() && e.name().equals(row.get("name")));
    Check.that(found, "not in the table: " + e.name());
  }

  private static void profiles(Catalog catalog) {
    String secret = "{\"as_of\":\"2026-11-21\",\"needs\":[{\"burden\":\"child/secret-word\"}],\"reach_km\":-4711}";
    PassgenauException e = Check.refused("profile-invalid", () -> catalog.match(secret));
    known(e);
    List<?> details = (List<?>) Check.object(e.json()).get("details");
    Check.equal(2, details.size(), "every problem at once");
    Check.equal("/needs/0/burden", ((Map<?, ?>) details.get(0)).get("pointer"), "pointer");
    Check.equal("unknown-burden", ((Map<?, ?>) details.get(0)).get("code"), "code of a detail");
    Check.contains(e.getMessage(), "the needs profile is not valid {");
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    for (String said : List.of(trace.toString(), e.toString(), e.json(), catalog.toString())) {
      Check.that(!said.contains("secret-word") && !said.contains("4711"), "a value of the profile in a message");
    }
    Check.equal(e.json(), copy(e).json(), "an exception can be sent elsewhere");
    known(Check.refused("options-invalid", () -> catalog.match(Check.FAMILY, Map.of("colour", "red"))));
    Check.refused("options-invalid", () -> catalog.match(Check.FAMILY, Map.of("near_misses", 201)));
    Check.refused("language-unsupported", () -> catalog.match(Check.FAMILY, Map.of("language", "a\"b\\c\u0001\n")));
    Check.refused("options-invalid", () -> catalog.vocabulary(Map.of("type", Passgenau.json("{"))));
    Check.refused("language-unsupported", () -> catalog.match(Check.FAMILY, Map.of("language", "xx")));
    known(Check.refused("offer-unknown", () -> catalog.offer("nobody")));
    Check.equal("JSON", Passgenau.json("{\"a\":1}").toString(), "text stays inside");
    try {
      catalog.match(null);
      Check.that(false, "null is a profile");
    } catch (NullPointerException wrongCall) {
      Check.that(true, "null is the language's own error");
    }
  }

  private static void elsewhere(Path folder) {
    PassgenauException missing = Check.refused("catalog-missing", () -> new Catalog(folder.resolve("nowhere")));
    Check.contains(missing.file(), "nowhere");
    try (CatalogWriter writer = new CatalogWriter(folder.resolve("catalog"))) {
      PassgenauException e = Check.refused("offer-invalid", () -> writer.put("{\"id\":\"x\",\"title\":{\"de\":\"x\"},\"child_age\":7}"));
      Check.contains(e.json(), "\"pointer\":\"/child_age\"");
      PassgenauException lines =
          Check.refused("vocabulary-invalid", () -> writer.setVocabulary(List.of("{\"type\":\"burden\",\"id\":\"child/own\"}")));
      Check.contains(lines.json(), "\"line\":1");
    }
  }

  private static PassgenauException copy(PassgenauException e) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(e);
      return (PassgenauException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException failure) {
      throw new AssertionError(failure);
    }
  }
}
