// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A catalog open for reading; it shows one state until {@link #refresh}. Any number of threads may share it.
 *
 * <p>Documents are JSON text (docs/formats.md), in and out. Options are those of the C header by their names ({@code
 * Map.of("near_misses", 5, "language", "tr")}); {@code as_of} is today where it is not stated, and counts only for profiles that name no
 * day. Every method may throw {@link PassgenauException}; which codes stands with the function in passgenau.h.
 */
public final class Catalog extends Handle {
  /**
   * Opens a catalog. Errors: <i>catalog-missing</i>, <i>catalog-damaged</i> and others.
   *
   * @param path its folder
   */
  public Catalog(Path path) { super("catalog", path); }

  private Catalog(String networks) { super("catalog", "_open_networks", networks); }

  /**
   * Opens several networks as one catalog; who is missing stands in {@link #info} and in every answer. Errors: <i>networks-invalid</i>,
   * <i>networks-missing</i>.
   *
   * @param networks {"networks": [{"name", "path"}]}
   */
  public static Catalog openNetworks(String networks) { return new Catalog(networks); }

  /** Shows the newest committed state from now on; true where something had changed. */
  public boolean refresh() { return flag("catalog_refresh"); }

  /** {"offers", "revision"}. */
  public String info() { return text("catalog_info"); }

  /** Ids of all offers, an array sorted by bytes. */
  public String ids() { return text("catalog_ids"); }

  /** Reads everything and verifies every checksum: an array with one problem for each offer that is damaged. */
  public String check() { return text("catalog_check"); }

  /** One offer as it is stored now. Errors: <i>offer-unknown</i>. */
  public String offer(String id) { return text("offer", id); }

  /** The best offers for this family. Errors: <i>profile-invalid</i>. */
  public String match(String profile) { return match(profile, Map.of()); }

  /** Options: near_misses, ask, language, as_of. */
  public String match(String profile, Map<String, ?> options) { return text("match", profile, dated(options)); }

  /**
   * An answer for each profile, in order; where one is not valid, a line with its "error" and no exception. A profile may be wrapped:
   * {"id", "profile"}. Options: threads, language, as_of.
   */
  public Stream<String> matchAll(Iterable<String> profiles, Map<String, ?> options) { return text("match_all", lines(profiles), dated(options)).lines(); }

  /** Offers that fail exactly one condition, each with the smallest change after which it fits. Options: most, language, as_of. */
  public String nearMisses(String profile, Map<String, ?> options) { return text("near_misses", profile, dated(options)); }

  /** The same for one offer; "null" where it is no near miss. Options: language, as_of. */
  public String nearMiss(String profile, String id, Map<String, ?> options) { return text("near_miss", profile, id, dated(options)); }

  /** Every verdict for one offer, whether it matches or not. Options: language, as_of. */
  public String why(String profile, String id, Map<String, ?> options) { return text("why", profile, id, dated(options)); }

  /** What to ask the family next. Options: most, language, as_of. */
  public String ask(String profile, Map<String, ?> options) { return text("ask", profile, dated(options)); }

  /** The smallest set of offers that covers the needs, in order. Options: max_offers, max_contacts, language, as_of. */
  public String plan(String profile, Map<String, ?> options) { return text("plan", profile, dated(options)); }

  /** Which help there is for each need over time. Options: until, offers, format (json, svg, ical), language, as_of. */
  public String pathway(String profile, Map<String, ?> options) { return text("pathway", profile, dated(options)); }

  /** The offers that words lead to. Options: language, limit, unfinished. Errors: <i>words-too-long</i>, <i>words-too-many</i>. */
  public String search(String words, Map<String, ?> options) { return text("search", words, Json.write(options)); }

  /** Words of the offers that begin like the last word typed. Options: limit. */
  public String complete(String beginning, Map<String, ?> options) { return text("complete", beginning, Json.write(options)); }

  /** A needs profile out of a sentence, with the words each fact came from. Options: as_of. */
  public String read(String sentence, Map<String, ?> options) { return text("read", sentence, dated(options)); }

  /** What is wrong with an offer, an array of problems; a warning refuses nothing. */
  public String checkOffer(String offer) { return text("check_offer", offer); }

  /** What is wrong with a needs profile. Options: as_of. */
  public String checkProfile(String profile, Map<String, ?> options) { return text("check_profile", profile, dated(options)); }

  /** The concepts, for forms. Options: type, language; with a language labels are texts, without one objects by language. */
  public String vocabulary(Map<String, ?> options) { return text("vocabulary", Json.write(options)); }

  /** Rows of the catalog's gazetteer. Options, exactly one: postal_code, region, name. */
  public String places(Map<String, ?> options) { return text("places", Json.write(options)); }

  /** Pairs of offers that are probably one. Options: least, across_sources. */
  public String duplicates(Map<String, ?> options) { return text("duplicates", Json.write(options)); }

  /** All offers as others read them. Options: format, confidential, language, separator, byte_order_mark. */
  public String export(Map<String, ?> options) { return text("export", Json.write(options)); }

  /** How good the order is, on families that somebody judged. Options: language, as_of. */
  public String evaluate(Iterable<String> profiles, Iterable<String> judgements, Map<String, ?> options) {
    return text("evaluate", lines(profiles), lines(judgements), dated(options));
  }

  /** Whom an offer helps, whether it stands in the catalog or not yet: ids and scores. Options: as_of. */
  public String who(String offer, Iterable<String> profiles, Map<String, ?> options) { return text("who", offer, lines(profiles), dated(options)); }

  /** Where the network is thin for these families. Options: what_if, threads, format (json, csv, geojson, html), language, title, as_of. */
  public String gaps(Iterable<String> profiles, Map<String, ?> options) { return text("gaps", lines(profiles), dated(options)); }

  /** The same for families that are drawn from published shares: a prevalence file. */
  public String gapsOfSample(String prevalence, Map<String, ?> options) {
    Map<String, Object> stated = new HashMap<>(options);
    stated.put("prevalence", true);
    return text("gaps", prevalence, dated(stated));
  }

  /** Whose lists the catalog in this folder would change if it stood in the place of this one, and why. Options: threads, as_of. */
  public String difference(Path path, Iterable<String> profiles, Map<String, ?> options) {
    return text("difference", path.toString(), lines(profiles), dated(options));
  }

  /** One file of this catalog's folder at its newest committed state, which every machine verifies when it opens it; the report goes with it. */
  public String seal(Path into, String report) { return text("seal", into.toString(), report); }

  /** The library has no clock: today, where nobody names a day. */
  private static String dated(Map<String, ?> options) {
    Map<String, Object> stated = new HashMap<>(options);
    stated.computeIfAbsent("as_of", absent -> LocalDate.now());
    return Json.write(stated);
  }

  /** JSON Lines. A line end inside a document is white space there, and would end it here; a blank one would get no answer. */
  static String lines(Iterable<String> documents) {
    StringBuilder text = new StringBuilder();
    for (String document : documents) {
      if (document.isBlank()) {
        throw new IllegalArgumentException("a document is blank: there would be no answer for it");
      }
      text.append(document.replace('\n', ' ').replace('\r', ' ')).append('\n');
    }
    return text.toString();
  }
}
