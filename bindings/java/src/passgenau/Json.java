// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** As much of JSON as options need. */
final class Json {
  /** JSON that is text already. */
  record Text(String json) {
    @Override
    public String toString() { return "JSON"; }
  }

  private Json() {}

  static String write(Object value) {
    if (value instanceof Map<?, ?> map) {
      Stream<String> members = map.entrySet().stream().map(member -> quoted(member.getKey().toString()) + ':' + write(member.getValue()));
      return members.collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Iterable<?> list) {
      return StreamSupport.stream(list.spliterator(), false).map(Json::write).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Text given) {
      return given.json();
    }
    return value == null || value instanceof Number || value instanceof Boolean ? String.valueOf(value) : quoted(value.toString());
  }

  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      out.append(c < ' ' ? String.format("\\u%04x", (int) c) : c == '"' || c == '\\' ? "\\" + c : Character.toString(c));
    }
    return out.append('"').toString();
  }
}
