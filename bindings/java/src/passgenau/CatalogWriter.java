// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one writer of a catalog, which it makes where there is none. Readers see nothing before {@link #commit}, then everything at once;
 * what was not committed when it is closed is gone. Any thread may call it, one call waits for the other.
 */
public final class CatalogWriter extends Handle {
  /**
   * Opens a catalog for writing. Errors: <i>catalog-locked</i> at once where another writer is open, and others.
   *
   * @param path its folder
   */
  public CatalogWriter(Path path) { super("writer", path); }

  /** Adds an offer, or replaces the one with its id: {"replaced", "problems"}. Errors: <i>offer-invalid</i>, which harms nothing. */
  public String put(String offer) { return text("writer_put", offer); }

  /** Takes an offer out; false where there was none. */
  public boolean remove(String id) { return flag("writer_remove", id); }

  /** A network's own concepts, in place of those it had. Errors: <i>vocabulary-invalid</i>. */
  public void setVocabulary(Iterable<String> concepts) { flag("writer_set_vocabulary", Catalog.lines(concepts)); }

  /** A GeoNames postal-code file or CSV with a header; an array of problems, one for each row that was left out. */
  public String setGazetteer(String text) { return text("writer_set_gazetteer", text); }

  /**
   * Files as one batch; the report. Options: format, mapping, crosswalk ({@link Passgenau#json} where they are text), replace, strict,
   * force, records. Errors: <i>too-many-bad</i>, <i>mass-deletion</i>, and what a file lacks; then the writer is done for.
   */
  public String importFiles(List<Path> files, Map<String, ?> options) {
    Map<String, Object> stated = new HashMap<>(options);
    stated.put("files", files.stream().map(Path::toString).toList()); // a Path is Iterable, too
    return text("writer_import", Json.write(stated));
  }

  /** The same for one text, in the encoding that its mapping declares, else UTF-8; file_name names it in problems. */
  public String importText(byte[] text, Map<String, ?> options) { return text("writer_import_text", text, Json.write(options)); }

  /** Makes everything visible, durably. */
  public void commit() { flag("writer_commit"); }
}
