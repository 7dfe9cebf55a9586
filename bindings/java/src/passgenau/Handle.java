// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;

/**
 * What the library keeps open. It counts its own handles and never uses one twice, so a call beside or after {@link #close} is safe:
 * the number of a closed handle is <i>handle-closed</i>.
 */
abstract sealed class Handle implements AutoCloseable permits Catalog, CatalogWriter {
  private static final Cleaner CLEANER = Cleaner.create();

  private final long handle;
  private final Cleaner.Cleanable closing;

  Handle(String kind, Path path) { this(kind, "_open", path); }

  Handle(String kind, String how, Object what) {
    long opened = Library.number(kind + how, 0, what);
    handle = opened;
    closing = CLEANER.register(this, () -> Library.number(kind + "_close", opened));
  }

  /**
   * Closes it. Calls of other threads end as if nothing had happened, later ones are <i>handle-closed</i>; closing again does nothing.
   * What nobody closes is closed some time after nobody can reach it.
   */
  @Override
  public void close() {
    closing.clean();
  }

  /** The fence: nobody closes this for as long as the call runs, even where it is used for nothing else. */
  String text(String function, Object... given) {
    try {
      return Library.text(function, handle, given);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  boolean flag(String function, Object... given) {
    try {
      return Library.number(function, handle, given) != 0;
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
