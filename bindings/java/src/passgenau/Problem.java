// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong, and where. It never quotes anything of a needs profile.
 *
 * @param code the name of its {@link Code}
 * @param message an English sentence
 * @param pointer JSON Pointer into the document, "" where there is none
 * @param file as the caller named it, "" where there is none
 * @param line from 1, 0 where there is none
 */
public record Problem(String code, String message, String pointer, String file, long line) implements Serializable {
  @Override
  public String toString() {
    String place = Stream.of(file, line > 0 ? "line " + line : "", pointer).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    return (place.isEmpty() ? "" : place + ": ") + message + " (" + code + ")";
  }
}
