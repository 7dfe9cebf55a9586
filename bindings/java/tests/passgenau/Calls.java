// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every function once, through the class that has it. */
final class Calls {
  private static final Map<String, ?> NO = Map.of();

  public static void main(String[] arguments) throws IOException {
    library(arguments[0]);
    Check.withSample(Calls::reading);
    Check.withSample(Calls::days);
    Check.inFolder(Calls::writing);
    Check.inFolder(Calls::importing);
    Check.inFolder(Calls::characters);
    Check.done(45);
  }

  private static void library(String source) throws IOException {
    Check.that(Passgenau.version().matches("\\d+\\.\\d+\\.\\d+"), "version");
    Check.contains(Passgenau.components(), "\"name\":\"passgenau\"");
    Check.contains(Passgenau.languages(), "{\"tag\":\"ar\",\"right_to_left\":true}");
    // Every function of the header is reached: what is wrong with each is its handle or its text, never its name.
    String header = Files.readString(Path.of(source, "include", "passgenau.h"));
    Matcher functions = Pattern.compile("PASSGENAU_C_API int passgenau_([a-z_]+)\\(([^;]*)\\);").matcher(header);
    int found = 0;
    while (functions.find()) {
      if (functions.group(1).startsWith("error_")) {
        continue;
      }
      ++found;
      String[] texts = new String[functions.group(2).split("const char\\*", -1).length - 1];
      Arrays.fill(texts, "");
      try {
        Library.number(functions.group(1), 0, (Object[]) texts);
      } catch (PassgenauException refused) {
        Check.that(!refused.name().isEmpty(), functions.group(1));
      } catch (IllegalArgumentException e) {
        Check.that(false, e.getMessage());
      }
    }
    Check.that(found >= 34, "functions of the header: " + found);
  }

  private static void reading(Catalog catalog) {
    Check.equal("{\"offers\":3,\"revision\":1}", catalog.info(), "info");
    Check.equal("[\"a/cafe\",\"b/hebamme\",\"c/kurs\"]", catalog.ids(), "ids");
    Check.equal("[]", catalog.check(), "check");
    Check.contains(catalog.offer("a/cafe"), "Elterncafé");
    Check.equal(false, catalog.refresh(), "nothing changed");

    String answer = catalog.match(Check.FAMILY);
    Check.contains(answer, "\"offer\":\"b/hebamme\"");
    Check.that(!answer.contains("sentence"), "sentences without a language");
    List<?> languages = Check.list(Passgenau.languages());
    Check.that(languages.size() >= 8, "languages");
    for (Object language : languages) {
      Check.contains(catalog.match(Check.FAMILY, Map.of("language", ((Map<?, ?>) language).get("tag"))), "\"sentence\":\"");
    }
    String near = catalog.nearMisses(Check.FAMILY, Map.of("most", 5));
    Check.contains(near, "\"offer\":\"c/kurs\"");
    Check.equal(near, "[" + catalog.nearMiss(Check.FAMILY, "c/kurs", NO) + "]", "one near miss");
    Check.equal("null", catalog.nearMiss(Check.FAMILY, "b/hebamme", NO), "no near miss");
    Check.contains(catalog.match(Check.FAMILY, Map.of("near_misses", 5)), "\"near_misses\":" + near);
    Check.contains(catalog.why(Check.FAMILY, "c/kurs", NO), "\"verdict\":\"unmet\"");
    List<?> questions = Check.list(catalog.ask(Check.FAMILY, Map.of("most", 2)));
    Check.that(questions.size() <= 2, "questions");

    Check.contains(catalog.plan(Check.FAMILY, Map.of("max_offers", 1)), "\"steps\":[{\"contact\":1,");
    Check.contains(catalog.pathway(Check.FAMILY, Map.of("until", "2027-06-01")), "\"until\":\"2027-06-01\"");
    Check.contains(catalog.pathway(Check.FAMILY, Map.of("format", "ical")), "BEGIN:VCALENDAR\r\n");

    Check.contains(catalog.search("Hebammen", Map.of("language", "de", "limit", 5)), "\"offer\":\"b/hebamme\"");
    Check.contains(catalog.complete("Hebam", NO), "\"word\":\"hebamme\"");
    Check.contains(catalog.read("Baby schreit nur", NO), "child/excessive-crying");

    // A line end inside a document does not end it.
    List<String> lines = catalog.matchAll(
        List.of(Check.FAMILY, "{\"id\":\"fam\",\n\"profile\":" + Check.FAMILY + "}", "{\"children\":7}"), Map.of("threads", 2)).toList();
    Check.equal(3, lines.size(), "lines");
    Check.equal(answer, lines.get(0), "first of many");
    Check.equal("{\"id\":\"fam\"," + answer.substring(1), lines.get(1), "second of many");
    Check.contains(lines.get(2), "\"error\":{\"code\":\"profile-invalid\"");
    for (String blank : List.of("", " \t", "\r\n")) {
      try {
        catalog.matchAll(List.of(Check.FAMILY, blank, Check.FAMILY), NO);
        Check.that(false, "a blank document");
      } catch (IllegalArgumentException refused) {
        Check.that(true, "a blank document would get no answer");
      }
    }

    Check.equal("[]", catalog.checkOffer("{\"id\":\"x\",\"title\":{\"de\":\"x\"}}"), "a good offer");
    Check.contains(catalog.checkOffer("{\"title\":{\"de\":\"x\"}}"), "\"pointer\":\"/id\"");
    Check.equal("[]", catalog.checkProfile(Check.FAMILY, NO), "a good profile");
    Check.contains(catalog.checkProfile("{\"needs\":7}", NO), "\"pointer\":\"/needs\"");
    Check.contains(catalog.vocabulary(Map.of("type", "kind", "language", "de")), "\"id\":\"midwifery/midwife\"");
    Check.equal("[]", catalog.places(Map.of("postal_code", "64283")), "no gazetteer, no places");
    Check.contains(catalog.duplicates(Map.of("least", 0.5)), "\"candidates\":[]");
    Check.equal(3L, catalog.export(Map.of("format", "jsonl")).lines().count(), "export");
    String judgement = "{\"profile\":\"f\",\"offer\":\"b/hebamme\",\"grade\":3}";
    String family = "{\"id\":\"f\",\"case\":\"\",\"profile\":" + Check.FAMILY + "}";
    Check.contains(catalog.evaluate(List.of(family), List.of(judgement), Map.of("language", "de")), "ndcg");
    Check.contains(catalog.who("{\"id\":\"n\",\"title\":{\"de\":\"N\"}}", List.of(family), NO), "\"judged\":1,\"families\":[{\"id\":\"f\"");
    Check.contains(catalog.gaps(List.of(family), NO), "\"least_cell\":5,\"all\":{}");
    Check.contains(catalog.gaps(List.of(family), Map.of("format", "html", "language", "en")), "<html lang=\"en\">");
  }

  private static void days(Catalog catalog) {
    String undated = "{\"children\":[{\"born\":\"2026-08-20\"}]}";
    String today = LocalDate.now().toString();
    Check.equal(catalog.match(undated, Map.of("as_of", today)), catalog.match(undated), "today, where nobody names a day");
    Check.that(!catalog.match(undated, Map.of("as_of", LocalDate.of(2040, 1, 1))).contains("b/hebamme"), "the caller's day");
    Check.equal(catalog.match(Check.FAMILY), catalog.match(Check.FAMILY, Map.of("as_of", "2040-01-01")), "the profile's day");
  }

  private static void writing(Path folder) {
    Path path = folder.resolve("catalog");
    Check.write(path, Check.OFFERS.lines().toList());
    String networks = "{\"networks\":[{\"name\":\"here\",\"path\":\"" + path + "\"},{\"name\":\"there\",\"path\":\"/nowhere\"}]}";
    try (Catalog both = Catalog.openNetworks(networks)) {
      Check.equal("[\"here:a/cafe\",\"here:b/hebamme\",\"here:c/kurs\"]", both.ids(), "several networks");
      Check.contains(both.info(), "{\"name\":\"there\",\"state\":\"absent\",\"problem\":\"catalog-missing\"}");
    }
    try (Catalog catalog = new Catalog(path);
        CatalogWriter writer = new CatalogWriter(path)) {
      String family = "{\"id\":\"f\",\"profile\":" + Check.FAMILY + "}";
      Check.contains(catalog.difference(path, List.of(family), NO), "\"families\":1,\"lists\":[]");
      Check.contains(catalog.seal(path.resolveSibling(path.getFileName() + ".sealed"), "{}"), "\"sha256\":");
      Check.equal("{\"replaced\":true,\"problems\":[]}", writer.put("{\"id\":\"a/cafe\",\"title\":{\"de\":\"Neu\"}}"), "put");
      Check.equal(true, writer.remove("c/kurs"), "removed");
      Check.equal(false, writer.remove("c/kurs"), "gone already");
      writer.setVocabulary(List.of("{\"type\":\"burden\",\"id\":\"child/own\",\"broader\":[\"child\"],\"label\":{\"de\":\"Eigenes\"}}"));
      Check.equal("[]", writer.setGazetteer("postal_code,name,region,lat,lon\n64283,Darmstadt,06411000,49.87,8.65\n"), "gazetteer");
      Check.equal(false, catalog.refresh(), "nothing is visible before the commit");
      writer.commit();
      Check.equal(true, catalog.refresh(), "changed");
      Check.equal("{\"offers\":2,\"revision\":2}", catalog.info(), "after the commit");
      Check.contains(catalog.vocabulary(Map.of("type", "burden")), "\"id\":\"child/own\"");
      Check.contains(catalog.places(Map.of("postal_code", "64283")), "Darmstadt");
      Check.refused("catalog-locked", () -> new CatalogWriter(path));
    }
  }

  private static void importing(Path folder) {
    Path file = folder.resolve("offers \"ä\".jsonl");
    Check.inFolder(
        elsewhere -> {
          try {
            Files.writeString(file, Check.OFFERS);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    try (CatalogWriter writer = new CatalogWriter(folder.resolve("catalog"))) {
      Check.contains(writer.importFiles(List.of(file), Map.of("records", true)), "\"accepted\":3");
      String mapping = """
          {"mapping":1,"input":{"format":"csv","separator":";","encoding":"iso-8859-1"},
           "fields":[{"from":"/nr","to":"/id"},{"from":"/name","to":"/title/de"}]}""";
      byte[] latin = "nr;name\n1;Café\n".getBytes(StandardCharsets.ISO_8859_1);
      String report = writer.importText(latin, Map.of("format", "csv", "mapping", Passgenau.json(mapping), "file_name", "mine.csv"));
      Check.contains(report, "\"accepted\":1");
      writer.commit();
    }
    try (Catalog catalog = new Catalog(folder.resolve("catalog"))) {
      Check.contains(catalog.offer("1"), "Café");
    }
  }

  private static void characters(Path folder) {
    // Beyond the basic plane, and a zero character: where "modified UTF-8" differs from UTF-8.
    String title = "👶 \\u0000 café \u4e2d";
    String offer = "{\"id\":\"x\",\"title\":{\"de\":\"👶 café 中\"}}";
    Check.write(folder.resolve("catalog"), List.of(offer));
    try (Catalog catalog = new Catalog(folder.resolve("catalog"))) {
      Check.equal(offer, catalog.offer("x"), "characters");
      Check.contains(catalog.checkOffer("{\"id\":\"x\",\"title\":{\"de\":\"" + title + "\"}}"), "control-character");
      boolean refused = false;
      try {
        catalog.match("{\"words\":\"\ud83d\"}");
      } catch (IllegalArgumentException e) {
        refused = true;
      }
      Check.that(refused, "half of a pair");
    }
  }
}
