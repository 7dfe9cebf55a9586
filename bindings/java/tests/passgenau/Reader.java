// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of golden cases and of answers: well-formed, or the test fails. */
final class Reader {
  private final String text;
  private int at = 0;

  private Reader(String text) { this.text = text; }

  /** Objects become maps in their order, arrays lists, numbers {@link BigDecimal}. */
  static Object read(String text) { return new Reader(text).value(); }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      ++at;
    }
    return text.charAt(at);
  }

  private void over(char sign) { at += next() == sign ? 1 : 0; }

  private Object value() {
    char c = next();
    if (c == '"') {
      return string();
    }
    return c == '{' ? object() : c == '[' ? list() : word();
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (over('{'); next() != '}'; over(',')) {
      String name = string();
      over(':');
      map.put(name, value());
    }
    over('}');
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    for (over('['); next() != ']'; over(',')) {
      list.add(value());
    }
    over(']');
    return list;
  }

  private Object word() {
    int begin = at;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
      ++at;
    }
    String word = text.substring(begin, at);
    return switch (word) {
      case "true", "false" -> Boolean.valueOf(word);
      case "null" -> null;
      default -> new BigDecimal(word);
    };
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (++at; text.charAt(at) != '"'; ++at) {
      out.append(text.charAt(at) == '\\' ? escaped(text.charAt(++at)) : text.charAt(at));
    }
    ++at;
    return out.toString();
  }

  private char escaped(char c) {
    int control = "bfnrt".indexOf(c);
    at += c == 'u' ? 4 : 0;
    return c == 'u' ? (char) Integer.parseInt(text.substring(at - 3, at + 1), 16) : control < 0 ? c : "\b\f\n\r\t".charAt(control);
  }
}
