// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * What the library keeps open. It counts its own handles and never uses one twice, so a call beside or after {@link #close} is safe:
 * the number of a closed handle is <i>handle-closed</i>.
 */
abstract sealed class Handle implements AutoCloseable permits Catalog, CatalogWriter {
  private static final Cleaner CLEANER = Cleaner.create();

  private final long handle;
  private final Cleaner.Cleanable closing;

  Handle(long handle, LongConsumer close) {
    this.handle = handle;
    this.closing = CLEANER.register(this, () -> close.accept(handle));
  }

  /**
   * Closes it. Calls of other threads end as if nothing had happened, later ones are <i>handle-closed</i>; closing again does nothing.
   * What nobody closes is closed some time after nobody can reach it.
   */
  @Override
  public void close() {
    closing.clean();
  }

  /** The handle stays open for as long as the call runs, even where this object is used for nothing else. */
  <T> T use(LongFunction<T> call) {
    try {
      return call.apply(handle);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  String text(LongFunction<byte[]> call) {
    return Library.string(use(call));
  }

  void run(LongConsumer call) {
    use(
        handle -> {
          call.accept(handle);
          return null;
        });
  }
}
