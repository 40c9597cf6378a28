package no.samklang.sync.spi;

import java.util.Objects;

/** What became of one of several writes that went together. */
public sealed interface Written {

  /** It stands in the target. */
  record Done(Receipt receipt) implements Written {
    /** Checks that there is a receipt. */
    public Done {
      Objects.requireNonNull(receipt, "receipt");
    }
  }

  /** It failed: what the write alone would have thrown. */
  record Failed(SyncException why) implements Written {
    /** Checks that there is a reason. */
    public Failed {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Returns the receipt.
   *
   * @throws SyncException if the write failed
   */
  default Receipt orThrow() {
    if (this instanceof Failed failed) {
      throw failed.why();
    }
    return ((Done) this).receipt();
  }
}
