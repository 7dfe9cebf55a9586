// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hostile profiles, the same bytes for every binding: each leads to an error or an answer, and nothing tells of them. A byte that is no
 * UTF-8 fits into no string; half of a surrogate pair stands for it, which is refused before the library sees it.
 */
final class Hostile {
  /** Half of the marker is too much, too. ctest looks for it in whatever this process writes. */
  private static final String MARKER = "Kanari";
  private static final Map<String, ?> IN_WORDS = Map.of("language", "de", "as_of", "2026-11-21");
  private static final String OFFER = Check.OFFERS.lines().findFirst().orElseThrow();
  /** Their answers repeat what they were given, for that is what they are for. */
  private static final Set<String> REPEATING = Set.of("search", "complete", "read");
  /** Methods that take no profile. */
  private static final Set<String> OTHERS = Set.of(
      "openNetworks", "refresh", "info", "ids", "check", "offer", "checkOffer", "vocabulary", "places", "duplicates", "export", "seal",
      "gapsOfSample");

  private static final List<String> profiles = new ArrayList<>();
  private static final Set<Integer> noText = new TreeSet<>();

  public static void main(String[] arguments) {
    read(Path.of(System.getenv("PASSGENAU_HOSTILE_PROFILES")));
    Check.inFolder(folder -> {
      Path path = folder.resolve("catalog");
      Check.write(path, Check.OFFERS.lines().toList());
      try (Catalog catalog = new Catalog(path)) {
        ask(catalog, calls(catalog, path));
        nobodyCatches(catalog);
      }
    });
    Check.done(20);
  }

  private static void read(Path file) {
    try {
      for (String line : Files.readAllLines(file)) {
        byte[] bytes = HexFormat.of().parseHex(line);
        try {
          profiles.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
          noText.add(profiles.size());
          profiles.add(new String(bytes, StandardCharsets.ISO_8859_1).chars()
              .mapToObj(c -> Character.toString((char) (c < 0x80 ? c : 0xDC00 + c))).collect(Collectors.joining()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Check.that(profiles.size() >= 1000 && profiles.stream().allMatch(Hostile::tells), "every profile holds the marker");
    Check.that(noText.size() > 100 && noText.size() < 200, noText.size() + " are no text");
  }

  private static boolean tells(String text) { return text.contains(MARKER); }

  /** A call for every method that takes a profile, or words of one. */
  private static Map<String, Function<String, Object>> calls(Catalog catalog, Path path) {
    List<String> judgement = List.of("{\"profile\":\"f\",\"offer\":\"a/cafe\",\"grade\":1}");
    Map<String, Function<String, Object>> calls = new TreeMap<>();
    calls.put("match", profile -> catalog.match(profile) + catalog.match(profile, Map.of("near_misses", 2, "ask", 2, "language", "de")));
    calls.put("matchAll", profile -> catalog.matchAll(line(profile), IN_WORDS).toList());
    calls.put("nearMisses", profile -> catalog.nearMisses(profile, IN_WORDS));
    calls.put("nearMiss", profile -> catalog.nearMiss(profile, "a/cafe", IN_WORDS));
    calls.put("why", profile -> catalog.why(profile, "a/cafe", IN_WORDS));
    calls.put("ask", profile -> catalog.ask(profile, IN_WORDS));
    calls.put("plan", profile -> catalog.plan(profile, IN_WORDS));
    calls.put("pathway", profile -> catalog.pathway(profile, Map.of("format", "svg")));
    calls.put("search", profile -> catalog.search(profile, Map.of()));
    calls.put("complete", profile -> catalog.complete(profile, Map.of()));
    calls.put("read", profile -> catalog.read(profile, Map.of()));
    calls.put("checkProfile", profile -> catalog.checkProfile(profile, Map.of()));
    calls.put("evaluate", profile -> catalog.evaluate(line(profile), judgement, Map.of()));
    calls.put("who", profile -> catalog.who(OFFER, line(profile), Map.of()));
    calls.put("gaps", profile -> catalog.gaps(line(profile), Map.of()));
    calls.put("difference", profile -> catalog.difference(path, line(profile), Map.of()));
    Set<String> methods = Arrays.stream(Catalog.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(method -> method.getName()).filter(name -> !OTHERS.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    Check.equal(methods, calls.keySet(), "every method that takes a profile");
    return calls;
  }

  private static List<String> line(String profile) { return List.of("{\"id\":\"f\",\"profile\":" + profile + "}"); }

  private static void ask(Catalog catalog, Map<String, Function<String, Object>> calls) {
    calls.forEach((name, call) -> {
      int asked = 0;
      int refused = 0;
      int noStrings = 0;
      // Every seventh for what opens a catalog each time, which takes longer than all others together.
      for (int number = 0; number < profiles.size(); number += name.equals("difference") ? 7 : 1) {
        ++asked;
        try {
          Object answer = call.apply(profiles.get(number));
          if (!REPEATING.contains(name) && tells(answer.toString())) {
            Check.that(false, "the answer of " + name + " tells of profile " + number);
          }
        } catch (PassgenauException e) {
          ++refused;
          if (e.code() <= 0 || e.name().equals("internal") || tells(everything(e) + e.json() + e.pointer() + e.file() + e.name())) {
            Check.that(false, name + " tells of profile " + number + ", or fails by it");
          }
        } catch (IllegalArgumentException e) {
          ++noStrings;
          if (!noText.contains(number) || tells(everything(e))) {
            Check.that(false, name + " tells of profile " + number + ", or finds no text in it");
          }
        }
      }
      System.out.println(name + " refused " + refused + " of " + asked + " profiles, and " + noStrings + " that are no text");
      if (asked == profiles.size()) {
        Check.equal(noText.size(), noStrings, "no text");
      }
      boolean answers = name.equals("matchAll") || name.equals("checkProfile");
      // A line that is refused, and what checkProfile finds, are answers.
      boolean some = refused > 0.8 * asked && refused < asked - noStrings;
      Check.that(answers ? refused == 0 : REPEATING.contains(name) || some, name + " refused " + refused);
      Check.that(!tells(catalog.toString()), "nothing is kept of them");
    });
    Check.that(!tells(catalog.matchAll(line(profiles.get(0)), IN_WORDS).toString()), "answers that nobody has looked at yet");
  }

  /** All that a log could get of an exception, and what is sent elsewhere of it. */
  private static String everything(RuntimeException e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return trace + e.toString() + e.getLocalizedMessage() + bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** The JVM itself writes what ends a thread; ctest looks at that. */
  private static void nobodyCatches(Catalog catalog) {
    for (String profile : profiles.subList(0, 3)) {
      Thread thread = new Thread(() -> catalog.match(profile));
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
