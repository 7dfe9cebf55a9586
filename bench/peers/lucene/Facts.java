// SPDX-License-Identifier: GPL-2.0-or-later
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.lucene.util.BytesRef;

/** What the points of an offer are made of, as the bytes of one doc value: read in place, nothing is allocated. */
final class Facts {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final double RADIUS = 6_371_008.7714;

  static BytesRef of(Table.Offer offer) {
    ByteBuffer bytes = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    double[] point = unit(offer.lat(), offer.lon());
    bytes.putLong(offer.needs()).putLong(offer.staff()).putLong(offer.interpreters());
    bytes.putDouble(point[0]).putDouble(point[1]).putDouble(point[2]);
    bytes.putInt(offer.visits()).putInt(offer.residence()).putInt(offer.ageFrom()).putInt(offer.ageUntil());
    bytes.putInt(offer.validFrom()).putInt(offer.validUntil());
    bytes.putInt((offer.hasSite() ? 1 : 0) | (offer.remote() ? 2 : 0)).putInt(0);
    return new BytesRef(bytes.array());
  }

  static double[] unit(double lat, double lon) {
    double around = Math.cos(Math.toRadians(lat));
    return new double[] {around * Math.cos(Math.toRadians(lon)), around * Math.sin(Math.toRadians(lon)), Math.sin(Math.toRadians(lat))};
  }

  /** The question, and what of it is the same for every offer. */
  static final class Judge {
    private final Table.Question question;
    private final long related;
    private final double[] home;
    private final int half;
    private final long weights;

    Judge(Table.Question question) {
      this.question = question;
      related = question.related();
      home = unit(question.lat(), question.lon());
      half = Math.max(question.reach() / 2, 1000);
      long sum = 0;
      for (Table.Need need : question.needs()) sum += need.weight();
      weights = 1000 * sum;
    }

    /** Points and nearness in one number that sorts as answers do (bench/peers/bill_of_table.hpp); −1: not eligible. */
    long sortKey(BytesRef facts) {
      byte[] bytes = facts.bytes;
      int at = facts.offset;
      int ageFrom = (int) INTS.get(bytes, at + 56);
      if (ageFrom != Table.NONE && (ageFrom > question.age() || question.age() >= (int) INTS.get(bytes, at + 60))) return -1;
      int validFrom = (int) INTS.get(bytes, at + 64);
      int validUntil = (int) INTS.get(bytes, at + 68);
      if (validFrom != Table.NONE && validFrom > question.asOf()) return -1;
      if (validUntil != Table.NONE && validUntil < question.asOf()) return -1;
      int residence = (int) INTS.get(bytes, at + 52);
      int language = language((long) LONGS.get(bytes, at + 8), (long) LONGS.get(bytes, at + 16));
      if (language == 0) return -1;
      int points = 3750 + (ageFrom == Table.NONE ? 750 : 3000) + 10 * language;
      long distance = -1;
      if (question.hasHome()) {
        int share = 0;
        int flags = (int) INTS.get(bytes, at + 72);
        if ((flags & 1) != 0) {
          long metres = metres(bytes, at + 24);
          if (metres <= question.reach()) {
            share = 400 + (int) (600L * half / (half + metres));
            distance = metres;
          }
        }
        int visits = (int) INTS.get(bytes, at + 48);
        if (share < 850 && (visits == question.county() || visits == question.municipality())) {
          share = 850;
          distance = -1;
        }
        if (share < 500 && (flags & 2) != 0) {
          share = 500;
          distance = -1;
        }
        if (share == 0) return -1;
        points += 20 * share + (residence == Table.NONE ? 750 : 3000);
      }
      points += needs((long) LONGS.get(bytes, at));
      long farthest = (1L << 25) - 1;
      return (long) points << 25 | farthest - (distance < 0 ? farthest : distance);
    }

    private int language(long staff, long interpreters) {
      if ((staff | interpreters) == 0) return 250;
      for (Table.Language language : question.languages())  // those worth most stand first
        if (((language.interpreter() ? interpreters : staff) & language.bits()) != 0) return language.share();
      return 0;
    }

    private int needs(long named) {
      long sum = 0;
      for (Table.Need need : question.needs())
        sum += (long) need.weight()
            * ((named & need.same()) != 0 ? 1000 : (named & need.oneStep()) != 0 ? 600 : (named & need.moreSteps()) != 0 ? 450 : 300);
      int count = Long.bitCount(named);
      int specificity = 360 + (count == 0 ? 0 : 450 * Long.bitCount(named & related) / count);
      return (int) (50_000 * sum / weights) + specificity;
    }

    private long metres(byte[] bytes, int at) {
      double x = Double.longBitsToDouble((long) LONGS.get(bytes, at)) - home[0];
      double y = Double.longBitsToDouble((long) LONGS.get(bytes, at + 8)) - home[1];
      double z = Double.longBitsToDouble((long) LONGS.get(bytes, at + 16)) - home[2];
      return Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2)));
    }
  }

  private Facts() {}
}
