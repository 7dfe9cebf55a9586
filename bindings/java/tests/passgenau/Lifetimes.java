// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Use after closing, closing twice, closing while calls run, and what nobody closed. */
final class Lifetimes {
  public static void main(String[] arguments) throws InterruptedException {
    Check.withSample(Lifetimes::afterClosing);
    Check.inFolder(Lifetimes::whileCallsRun);
    Check.inFolder(Lifetimes::whatNobodyClosed);
    Check.done(60);
  }

  private static void afterClosing(Catalog catalog) {
    catalog.close();
    Check.refused("handle-closed", () -> catalog.match(Check.FAMILY));
    Check.refused("handle-closed", catalog::refresh);
    catalog.close();
    Check.refused("handle-closed", catalog::info);
  }

  /** In each round four threads match until the catalog is closed under them. */
  private static void whileCallsRun(Path folder) {
    Path path = folder.resolve("catalog");
    Check.write(path, Check.OFFERS.lines().toList());
    AtomicInteger answers = new AtomicInteger();
    for (int round = 0; round < 25; ++round) {
      Catalog catalog = new Catalog(path);
      String expected = catalog.match(Check.FAMILY);
      CountDownLatch running = new CountDownLatch(4);
      Thread[] threads = new Thread[4];
      for (int i = 0; i < threads.length; ++i) {
        threads[i] = new Thread(() -> {
          PassgenauException end = Check.refused("handle-closed", () -> {
            while (true) {
              String answer = catalog.match(Check.FAMILY);
              if (!answer.equals(expected)) {
                Check.equal(expected, answer, "an answer beside close");
              }
              answers.incrementAndGet();
              running.countDown();
            }
          });
          Check.that(end.pointer().isEmpty() && end.line() == 0, "place of a closed handle");
        });
        threads[i].start();
      }
      try {
        running.await();
        catalog.close();
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    System.out.println("answers beside close: " + answers);
    Check.that(answers.get() >= 100, "answers before closing");
  }

  /** A writer that was dropped gives its lock back. */
  private static void whatNobodyClosed(Path folder) {
    Path path = folder.resolve("catalog");
    Check.write(path, List.of());
    drop(path);
    for (int i = 0; i < 100; ++i) {
      System.gc();
      try (CatalogWriter writer = new CatalogWriter(path)) {
        writer.commit();
        Check.that(true, "open again");
        return;
      } catch (PassgenauException e) {
        if (!e.name().equals("catalog-locked")) {
          throw e;
        }
        try {
          Thread.sleep(50);
        } catch (InterruptedException interrupted) {
          throw new AssertionError(interrupted);
        }
      }
    }
    Check.that(false, "a writer that nobody closed is locked for ever");
  }

  private static void drop(Path path) {
    CatalogWriter dropped = new CatalogWriter(path);
    dropped.put(Check.OFFERS.lines().findFirst().orElseThrow());
  }
}
