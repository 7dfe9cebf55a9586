// SPDX-License-Identifier: GPL-2.0-or-later
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Offers and questions of a world, as bench/peers/table.hpp describes them. */
final class Table {
  static final int NONE = Integer.MIN_VALUE;

  record Offer(String id, boolean hasSite, double lat, double lon, long hilbert, int visits, int residence, boolean remote,
      int ageFrom, int ageUntil, long needs, long staff, long interpreters, int validFrom, int validUntil) {}

  record Need(long same, long oneStep, long moreSteps, int weight) {}

  record Language(long bits, int share, boolean interpreter) {}

  record Question(int asOf, int age, boolean hasHome, double lat, double lon, int county, int municipality, int reach, int limit,
      Need[] needs, Language[] languages) {
    long related() {
      long bits = 0;
      for (Need need : needs) bits |= need.same | need.oneStep | need.moreSteps;
      return bits;
    }
  }

  private interface RowOf<T> {
    T apply(String[] cells);
  }

  static List<Offer> offers(Path world) throws IOException {
    return read(world.resolve("table.tsv"), c -> new Offer(c[0], !c[1].isEmpty(), real(c[1]), real(c[2]), Long.parseLong(c[3]),
        number(c[4]), number(c[5]), c[6].equals("1"), number(c[7]), number(c[8]), Long.parseLong(c[9]), Long.parseLong(c[10]),
        Long.parseLong(c[11]), number(c[12]), number(c[13])));
  }

  static List<Question> questions(Path world, String set) throws IOException {
    return read(world.resolve(set + ".tsv"), c -> new Question(number(c[0]), number(c[1]), !c[2].isEmpty(), real(c[2]), real(c[3]),
        number(c[4]), number(c[5]), number(c[6]), number(c[7]), needs(c[8]), languages(c[9])));
  }

  private static <T> List<T> read(Path file, RowOf<T> row) throws IOException {
    List<T> rows = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.skip(1).forEach(line -> rows.add(row.apply(line.split("\t", -1))));
    }
    return rows;
  }

  private static int number(String cell) {
    return cell.isEmpty() ? NONE : Integer.parseInt(cell);
  }

  private static double real(String cell) {
    return cell.isEmpty() ? 0 : Double.parseDouble(cell);
  }

  private static Need[] needs(String cell) {
    return Stream.of(cell.split(";")).map(text -> text.split(":"))
        .map(n -> new Need(Long.parseLong(n[0]), Long.parseLong(n[1]), Long.parseLong(n[2]), Integer.parseInt(n[3])))
        .toArray(Need[]::new);
  }

  private static Language[] languages(String cell) {
    return Stream.of(cell.split(";")).map(text -> text.split(":"))
        .map(n -> new Language(Long.parseLong(n[0]), Integer.parseInt(n[1]), n[2].equals("1")))
        .toArray(Language[]::new);
  }

  private Table() {}
}
