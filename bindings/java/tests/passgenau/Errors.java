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
  public static void main(String[] arguments) throws ReflectiveOperationException {
    table();
    Check.withSample(Errors::profiles);
    Check.inFolder(Errors::elsewhere);
    Check.done(300);
  }

  private static void table() throws ReflectiveOperationException {
    List<Code> codes = Passgenau.codes();
    Check.that(codes.size() >= 88, "codes: " + codes.size());
    Set<Integer> numbers = new HashSet<>();
    var made = PassgenauException.class.getDeclaredConstructor(int.class, byte[].class);
    made.setAccessible(true);
    for (Code code : codes) {
      Check.that(numbers.add(code.number()), "one number each: " + code.number());
      Check.that(Set.of("error", "warning").contains(code.severity()), code.severity());
      String json = "{\"code\":\"" + code.name() + "\",\"message\":\"m\"}";
      Check.equal(code, made.newInstance(code.number(), Library.bytes(json)).code(), "the row of the table");
    }
    PassgenauException unheard = made.newInstance(9999, Library.bytes("{\"code\":\"from-the-future\",\"message\":\"m\"}"));
    Check.equal(new Code(9999, "from-the-future", "error", "m"), unheard.code(), "a code that is not in the table");
  }

  private static void profiles(Catalog catalog) {
    String secret = "{\"as_of\":\"2026-11-21\",\"needs\":[{\"burden\":\"child/secret-word\"}],\"reach_km\":-4711}";
    PassgenauException e = Check.refused("profile-invalid", () -> catalog.match(secret));
    Check.equal("error", e.code().severity(), "severity");
    Check.that(!e.code().meaning().isEmpty(), "meaning");
    Check.equal(2, e.details().size(), "every problem at once");
    Check.equal("/needs/0/burden", e.details().get(0).pointer(), "pointer");
    Check.equal("unknown-burden", e.details().get(0).code(), "code of a detail");
    Check.contains(e.getMessage(), "/needs/0/burden: ");
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    for (String said : List.of(trace.toString(), e.toString(), catalog.toString(), e.details().toString())) {
      Check.that(!said.contains("secret-word") && !said.contains("4711"), "a value of the profile in a message");
    }
    Check.equal(e.details(), copy(e).details(), "an exception can be sent elsewhere");
    Check.refused("options-invalid", () -> catalog.match(Check.FAMILY, Map.of("colour", "red")));
    Check.refused("options-invalid", () -> catalog.match(Check.FAMILY, Map.of("near_misses", 201)));
    Check.refused("options-invalid", () -> catalog.vocabulary(Map.of("type", Passgenau.json("{"))));
    Check.refused("language-unsupported", () -> catalog.match(Check.FAMILY, Map.of("language", "xx")));
    Check.refused("offer-unknown", () -> catalog.offer("nobody"));
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
    Check.contains(missing.problem().file(), "nowhere");
    try (CatalogWriter writer = new CatalogWriter(folder.resolve("catalog"))) {
      PassgenauException e = Check.refused("offer-invalid", () -> writer.put("{\"id\":\"x\",\"title\":{\"de\":\"x\"},\"child_age\":7}"));
      Check.equal("/child_age", e.details().get(0).pointer(), "pointer");
      PassgenauException lines =
          Check.refused("vocabulary-invalid", () -> writer.setVocabulary(List.of("{\"type\":\"burden\",\"id\":\"child/own\"}")));
      Check.equal(1L, lines.details().get(0).line(), "line");
      Check.contains(lines.getMessage(), "line 1");
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
