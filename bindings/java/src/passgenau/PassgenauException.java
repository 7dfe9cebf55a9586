// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the library refused. Programs branch on {@link #name}. No part of it quotes a needs profile. */
public final class PassgenauException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int number;
  private final Problem problem;
  private final List<Problem> details;

  /** Made by the native code, from the error's number and its JSON. */
  private PassgenauException(int number, byte[] json) {
    this(number, (Map<?, ?>) Json.read(Library.string(json)));
  }

  private PassgenauException(int number, Map<?, ?> error) {
    this(number, problem(error), members(error.get("details")).map(PassgenauException::problem).toList());
  }

  private PassgenauException(int number, Problem problem, List<Problem> details) {
    super(Stream.concat(Stream.of(problem), details.stream()).map(Problem::toString).collect(Collectors.joining("\n  ")));
    this.number = number;
    this.problem = problem;
    this.details = details;
  }

  /** The code by name, "profile-invalid". */
  public String name() {
    return problem.code();
  }

  /** The code's row in the library's table; of a code that the table does not have, what the error itself tells. */
  public Code code() {
    return Passgenau.codes().stream()
        .filter(code -> code.number() == number)
        .findFirst()
        .orElseGet(() -> new Code(number, name(), "error", problem.message()));
  }

  /** What was refused and where. */
  public Problem problem() {
    return problem;
  }

  /** Every problem of the document at once; empty where it is none of a document. */
  public List<Problem> details() {
    return details;
  }

  private static Stream<Map<?, ?>> members(Object list) {
    return list == null ? Stream.empty() : ((List<?>) list).stream().map(member -> (Map<?, ?>) member);
  }

  private static Problem problem(Map<?, ?> from) {
    Number line = (Number) from.get("line");
    return new Problem(
        (String) from.get("code"), text(from.get("message")), text(from.get("pointer")), text(from.get("file")), line == null ? 0 : line.longValue());
  }

  private static String text(Object stated) {
    return stated == null ? "" : (String) stated;
  }
}
