// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of JSON as options need in one direction and the library's own errors and tables in the other; no parser for strangers. */
final class Json {
  /** JSON that is text already. */
  record Text(String json) {
    @Override
    public String toString() {
      return "JSON";
    }
  }

  private final String text;
  private int at = 0;

  private Json(String text) {
    this.text = text;
  }

  static byte[] bytes(Map<String, ?> options) {
    StringBuilder out = new StringBuilder();
    write(options, out);
    return Library.bytes(out.toString());
  }

  /** Objects become maps in their order, arrays lists, numbers {@link BigDecimal}. */
  static Object read(String text) {
    return new Json(text).value();
  }

  static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String before = "{";
      for (Map.Entry<?, ?> member : map.entrySet()) {
        write(member.getKey().toString(), out.append(before));
        write(member.getValue(), out.append(':'));
        before = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof Iterable<?> list) {
      String before = "";
      out.append('[');
      for (Object item : list) {
        write(item, out.append(before));
        before = ",";
      }
      out.append(']');
    } else if (value instanceof Text json) {
      out.append(json.json());
    } else if (value instanceof Number || value instanceof Boolean || value == null) {
      out.append(value);
    } else {
      string(value.toString(), out);
    }
  }

  private static void string(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); ++i) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private Object value() {
    char c = next();
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't', 'n' -> word(4, c == 't' ? Boolean.TRUE : null);
      case 'f' -> word(5, Boolean.FALSE);
      default -> number();
    };
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      ++at;
    }
    return text.charAt(at);
  }

  private boolean more(char end) {
    char c = next();
    at += c == ',' || c == end ? 1 : 0;
    return c != end;
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (++at; more('}'); ) {
      next();
      String name = string();
      next();
      ++at;
      map.put(name, value());
    }
    return map;
  }

  private List<Object> array() {
    List<Object> list = new ArrayList<>();
    for (++at; more(']'); ) {
      list.add(value());
    }
    return list;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (++at; text.charAt(at) != '"'; ++at) {
      char c = text.charAt(at);
      out.append(c == '\\' ? escaped(text.charAt(++at)) : c);
    }
    ++at;
    return out.toString();
  }

  private char escaped(char c) {
    int letter = "bfnrt".indexOf(c);
    if (c != 'u') {
      return letter < 0 ? c : "\b\f\n\r\t".charAt(letter);
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
  }

  private Object word(int length, Object value) {
    at += length;
    return value;
  }

  private BigDecimal number() {
    int begin = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      ++at;
    }
    return new BigDecimal(text.substring(begin, at));
  }
}
