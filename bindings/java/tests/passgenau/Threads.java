// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Sixteen threads share one catalog, and refresh it, while a writer commits. */
final class Threads {
  private static final int THREADS = 16;
  private static final int CALLS = 500;

  public static void main(String[] arguments) {
    Check.inFolder(Threads::run);
    Check.done(3);
  }

  private static void run(Path folder) {
    Path path = folder.resolve("catalog");
    Check.write(path, Check.OFFERS.lines().toList());
    AtomicInteger errors = new AtomicInteger();
    AtomicInteger answers = new AtomicInteger();
    try (Catalog catalog = new Catalog(path);
        CatalogWriter writer = new CatalogWriter(path)) {
      Thread[] threads = new Thread[THREADS];
      for (int i = 0; i < THREADS; ++i) {
        threads[i] = new Thread(() -> {
          for (int call = 0; call < CALLS; ++call) {
            try {
              if (call % 50 == 0) {
                catalog.refresh();
              }
              String answer = catalog.match(Check.FAMILY, call % 5 == 0 ? Map.of("language", "tr") : Map.of());
              // The writer's offers fit nobody: only the head of the answer may change.
              if (answer.contains("\"offer\":\"b/hebamme\"") && !answer.contains("\"offer\":\"z/")) {
                answers.incrementAndGet();
              }
            } catch (RuntimeException e) {
              errors.incrementAndGet();
              System.out.println(e);
            }
          }
        });
        threads[i].start();
      }
      for (int round = 0; round < 10; ++round) {
        writer.put("{\"id\":\"z/" + round + "\",\"title\":{\"de\":\"x\"},\"child_age\":{\"until\":\"P1M\"}}");
        writer.commit();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      Check.equal(0, errors.get(), "errors");
      Check.equal(THREADS * CALLS, answers.get(), "answers");
      catalog.refresh();
      Check.equal("{\"offers\":13,\"revision\":11}", catalog.info(), "all that was committed");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    System.out.println("threads: " + THREADS + ", answers: " + answers + ", errors: " + errors);
  }
}
