// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

/** What the library refused. Programs branch on {@link #name}. No part of it quotes a needs profile. */
public final class PassgenauException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final long line;
  private final String name;
  private final String pointer;
  private final String file;
  private final String json;

  /** Made by the native code, from all that the error tells. */
  private PassgenauException(int code, long line, byte[] name, byte[] message, byte[] pointer, byte[] file, byte[] json) {
    super(Library.string(message) + ' ' + Library.string(json));
    this.code = code;
    this.line = line;
    this.name = Library.string(name);
    this.pointer = Library.string(pointer);
    this.file = Library.string(file);
    this.json = Library.string(json);
  }

  /** The number of the code; {@link Passgenau#codes} tells what it means. */
  public int code() { return code; }

  /** The code by name, "profile-invalid". */
  public String name() { return name; }

  /** JSON Pointer into the document, "" where there is none. */
  public String pointer() { return pointer; }

  /** The file as the caller named it, "" where there is none. */
  public String file() { return file; }

  /** From 1; 0 where there is none. */
  public long line() { return line; }

  /** {"code", "message", "pointer"?, "file"?, "line"?, "limit"?, "details"?: [the same]}: details are every problem of a document. */
  public String json() { return json; }
}
