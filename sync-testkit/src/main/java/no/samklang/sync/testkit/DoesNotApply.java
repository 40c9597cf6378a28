package no.samklang.sync.testkit;

import org.opentest4j.TestAbortedException;

/**
 * A test has nothing to say about this type: the ability is not declared, or such a system cannot
 * come into the situation. Any other skip means that the subclass did not say how to try, and then
 * the ability stays unproven.
 */
final class DoesNotApply extends TestAbortedException {
  private static final long serialVersionUID = 1;

  private DoesNotApply(String reason) {
    super(reason);
  }

  static void unless(boolean applies, String reason) {
    if (!applies) {
      throw new DoesNotApply(reason);
    }
  }
}
